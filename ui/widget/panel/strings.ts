/** The panel's words: English inside, other languages fetched when a page speaks them. */
import en from '../locales/en.json'

type Words = typeof en
export type Key = keyof Words

export interface Speech {
  locale: string
  t(key: Key, name?: string): string
  speak(wanted?: string): void
}

const LAZY: Record<string, () => Promise<{ default: Words }>> = { de: () => import('../locales/de.json') }

export const isRightToLeft = (locale: string): boolean => /^(ar|fa|he|ur)\b/.test(locale)

/** A tag `Intl` accepts, from what the page, its markup or the browser says; a page may say lang="english". */
export function pickLocale(wanted?: string): string {
  try {
    return Intl.getCanonicalLocales(wanted || document.documentElement.lang || navigator.language)[0]!
  } catch {
    return 'en'
  }
}

/** English until the words have come; a language that cannot be fetched stays English. */
export function createSpeech(changed: () => void): Speech {
  let words = en
  const speech: Speech = {
    locale: 'en',
    t: (key, name = '') => words[key].replace('{name}', name),
    speak(wanted) {
      const locale = pickLocale(wanted)
      speech.locale = locale
      words = en
      LAZY[locale.slice(0, 2)]?.().then((lazy) => {
        if (speech.locale === locale) words = lazy.default
        changed()
      }, changed)
    },
  }
  return speech
}
