/** Turns the .po catalogues into compiled messages at build time, so that no ICU parser travels to the browser. */
import { readFileSync } from 'node:fs'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { parsePo } from 'pofile-ts'
import type { Plugin } from 'vite'

/** Message ids are the English source text; an empty translation falls back to it. */
export function compileCatalog(po: string): Record<string, unknown> {
  const compiled: Record<string, unknown> = {}
  for (const { msgid, msgstr, obsolete } of parsePo(po).items) {
    if (!obsolete && msgid) compiled[msgid] = compileMessage(msgstr[0] || msgid)
  }
  return compiled
}

export function catalogs(): Plugin {
  return {
    name: 'catalogs',
    enforce: 'pre',
    load(id) {
      const path = id.split('?')[0] ?? id
      if (!path.endsWith('.po')) return null
      this.addWatchFile(path)
      return `export default ${JSON.stringify(compileCatalog(readFileSync(path, 'utf8')))}`
    },
  }
}
