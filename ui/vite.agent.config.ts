import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { catalogs } from './catalogs.plugin'

/** The desk this dev server talks to; the built app is served by the desk itself. */
const desk = process.env.DESKBELL_URL ?? 'http://127.0.0.1:8700'
const behind = ['/api/v1', '/chat/', '/chat.min.js', '/widget', '/demo']

export default defineConfig({
  root: 'agent',
  base: '/',
  plugins: [react(), catalogs()],
  build: {
    outDir: '../../src/deskbell/static/app',
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(behind.map((path) => [path, { target: desk, ws: true, changeOrigin: true }])),
  },
})
