/** Prints what the widget weighs (brotli) and fails when a budget is broken. Usage: node ui/widget/sizes.mjs */
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

const dir = new URL('../../src/deskbell/static/widget/', import.meta.url)
const budgets = { chat: 3_000, panel: 12_000, page: 2_000 }
const LANGUAGE = 4_000

let failed = false
for (const file of readdirSync(dir).filter((name) => name.endsWith('.js'))) {
  const bytes = brotliCompressSync(readFileSync(new URL(file, dir))).length
  const budget = budgets[file.split('.')[0]] ?? LANGUAGE
  failed ||= bytes > budget
  console.log(`${bytes > budget ? 'OVER' : 'ok  '} ${String(bytes).padStart(6)} of ${budget} bytes  ${file}`)
}
process.exit(failed ? 1 : 0)
