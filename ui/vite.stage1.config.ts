import { defineConfig } from 'vite'

/** chat.min.js: all a page pays before anybody shows interest. One classic script, no module, no runtime. */
export default defineConfig({
  build: {
    outDir: '../src/deskbell/static/widget',
    emptyOutDir: false,
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: {
      input: 'widget/stage1/main.ts',
      output: { format: 'iife', entryFileNames: 'chat.min.js' },
    },
  },
})
