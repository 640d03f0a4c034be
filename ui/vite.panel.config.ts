import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const out = resolve(import.meta.dirname, '../src/deskbell/static/widget')

/** widget.json tells the server the current names; files of earlier builds go. */
function manifest(): Plugin {
  return {
    name: 'widget-manifest',
    writeBundle(_, bundle) {
      const names: Record<string, string> = {}
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.isEntry) names[file.name] = file.fileName
      const kept = ['chat.min.js', ...Object.keys(bundle)]
      for (const file of readdirSync(out)) if (!kept.includes(file)) rmSync(join(out, file))
      writeFileSync(join(out, 'widget.json'), JSON.stringify(names))
    },
  }
}

/** The panel, loaded on interest; the plain page around it; one small file for each further language. */
export default defineConfig({
  plugins: [manifest()],
  resolve: { alias: { 'preact/jsx-runtime': resolve(import.meta.dirname, 'widget/view/jsx.ts') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: out,
    emptyOutDir: false,
    target: 'es2022',
    // Fallbacks the style sheet has no need of would be a tenth of it.
    cssTarget: 'esnext',
    minify: true,
    reportCompressedSize: false,
    // As a library the build adds no loader of its own around dynamic imports.
    lib: { entry: { panel: 'widget/panel/start.ts', page: 'widget/page.ts' }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: '[name].[hash].js',
        chunkFileNames: '[name].[hash].js',
        minify: true,
        // Marks for a bundler that will never come.
        comments: false, // What the panel shares with its later parts stays in the panel, or it would begin with a second request.
        codeSplitting: { groups: [{ name: 'panel', test: /preact|jsx\.ts|sheet\.ts|start\.ts/ }] },
      },
    },
  },
})
