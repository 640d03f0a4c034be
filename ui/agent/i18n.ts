/** Every text people see goes through `t`; its id is the English source. One chunk per locale. */
import { i18n } from '@lingui/core'
import { cell } from './store/cell'

export const LOCALES = { en: 'English', de: 'Deutsch' } as const
export type Locale = keyof typeof LOCALES

const catalogs: Record<Locale, () => Promise<{ default: Parameters<typeof i18n.load>[1] }>> = {
  en: () => import('./locales/en.po'),
  de: () => import('./locales/de.po'),
}

/** The active locale; the app is keyed by it, so that a change repaints every text. */
export const locale = cell<Locale>('en')

export function preferredLocale(): Locale {
  const wanted = [localStorage.getItem('deskbell.locale') ?? '', ...navigator.languages]
  const known = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in LOCALES)
  return (known as Locale | undefined) ?? 'en'
}

export async function activateLocale(next: Locale): Promise<void> {
  const { default: messages } = await catalogs[next]()
  i18n.load(next, messages)
  i18n.activate(next)
  document.documentElement.lang = next
  document.documentElement.dir = 'ltr'
  locale.set(next)
}

export function t(text: string, values?: Record<string, unknown>): string {
  return i18n._(text, values)
}

/** Marks a text for the catalogue where it is declared; `t` is called where it is shown. */
export const msg = (text: string): string => text
