import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { catalogs } from './catalogs.plugin'

export default defineConfig({
  plugins: [react(), catalogs()],
  test: {
    environment: 'happy-dom',
    include: ['{agent,shared,widget}/**/*.test.{ts,tsx}'],
  },
})
