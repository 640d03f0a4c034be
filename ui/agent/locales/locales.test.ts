import { readFileSync } from 'node:fs'
import { parsePo } from 'pofile-ts'
import { expect, test } from 'vitest'
import { compileCatalog } from '../../catalogs.plugin'
// @ts-expect-error: a script without types
import { allTexts } from './extract.mjs'

const agent = `${process.cwd()}/agent`
const catalog = (locale: string) => readFileSync(`${agent}/locales/${locale}.po`, 'utf8')

test.each(['en', 'de'])('every text of the app is in the %s catalogue and nothing else is', (locale) => {
  const ids = parsePo(catalog(locale)).items.map(({ msgid }) => msgid)
  expect([...ids].sort()).toEqual(allTexts(agent))
})

test('German is complete', () => {
  const empty = parsePo(catalog('de')).items.filter(({ msgstr }) => !msgstr[0])
  expect(empty.map(({ msgid }) => msgid)).toEqual([])
})

test('a translation uses the same placeholders as its source', () => {
  const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort()
  for (const { msgid, msgstr } of parsePo(catalog('de')).items) {
    if (!msgid.includes('plural')) expect(names(msgstr[0]!), msgid).toEqual(names(msgid))
  }
  expect(Object.keys(compileCatalog(catalog('de'))).length).toBeGreaterThan(300)
})
