/** Brings the catalogues in step with the source: every t('…') and msg('…') is there, nothing else is. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { parsePo, stringifyPo } from 'pofile-ts'

const CALL = /\b(?:t|msg)\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`$]*)`)/g

export function textsIn(source) {
  return [...source.matchAll(CALL)].map(([, single, double, plain]) => {
    const text = single ?? double ?? plain
    return text.replace(/\\(.)/g, '$1')
  })
}

export function allTexts(root) {
  const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((file) => !/testing|\.test\./.test(file))
  return [...new Set(files.flatMap((file) => textsIn(readFileSync(`${root}/${file}`, 'utf8'))))].sort()
}

function update(path, texts) {
  const po = parsePo(readFileSync(path, 'utf8'))
  const known = new Map(po.items.map((item) => [item.msgid, item]))
  const fresh = (msgid) => ({ ...parsePo('msgid "x"\nmsgstr ""\n').items[0], msgid, msgstr: [''] })
  po.items = texts.map((msgid) => known.get(msgid) ?? fresh(msgid))
  writeFileSync(path, stringifyPo(po))
  return po.items.filter(({ msgstr }) => !msgstr[0]).length
}

if (process.argv[1]?.endsWith('extract.mjs')) {
  const texts = allTexts('agent')
  for (const locale of ['en', 'de']) {
    const empty = update(`agent/locales/${locale}.po`, texts)
    process.stdout.write(`${locale}: ${texts.length} texts, ${empty} without translation\n`)
  }
}
