/** Times in words, in the agent's language. All times on the wire are UTC microseconds. */
import { i18n } from '@lingui/core'
import type { Time } from '../shared/wire'
import { t } from './i18n'
import { cell } from './store/cell'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Ticks so that "3 min" grows; only the times themselves listen. */
export const now = cell(Date.now())
setInterval(() => now.set(Date.now()), 20_000)

/** The reader's own way of writing dates, if it is in the language of the app. */
function region(): string {
  const language = i18n.locale || 'en'
  const own = navigator.languages?.find(
    (tag) => tag.startsWith(language) && tag.length > 2 && tag !== 'en-US',
  )
  return own ?? (language === 'en' ? 'en-GB' : language)
}

const formats = new Map<string, Intl.DateTimeFormat>()
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${i18n.locale} ${JSON.stringify(options)}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(region(), { hourCycle: 'h23', ...options })
  formats.set(key, known)
  return known
}

const ms = (time: Time) => time / 1000
const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()

export const clock = (time: Time): string => format({ hour: '2-digit', minute: '2-digit' }).format(ms(time))
export const full = (time: Time): string => format({ dateStyle: 'full', timeStyle: 'short' }).format(ms(time))

/** "now", "3 min", "1 h", then the weekday, then the date. */
export function ago(time: Time, at = Date.now()): string {
  const past = Math.max(0, at - ms(time))
  if (past < MINUTE) return t('now')
  if (past < HOUR) return t('{n} min', { n: Math.floor(past / MINUTE) })
  if (past < 12 * HOUR && sameDay(ms(time), at)) return t('{n} h', { n: Math.floor(past / HOUR) })
  return shortDay(time, at)
}

/** How long something has lasted: "3 min", "2 h", "4 d". */
export function span(milliseconds: number): string {
  if (milliseconds < HOUR) return t('{n} min', { n: Math.max(1, Math.floor(milliseconds / MINUTE)) })
  if (milliseconds < 2 * DAY) return t('{n} h', { n: Math.floor(milliseconds / HOUR) })
  return t('{n} d', { n: Math.floor(milliseconds / DAY) })
}

/** The clock today, the weekday within a week, the date beyond. */
export function shortDay(time: Time, at = Date.now()): string {
  const moment = ms(time)
  if (sameDay(moment, at)) return clock(time)
  if (Math.abs(at - moment) < 6 * DAY) return format({ weekday: 'short' }).format(moment)
  const year =
    new Date(moment).getFullYear() === new Date(at).getFullYear() ? {} : { year: 'numeric' as const }
  return format({ day: 'numeric', month: 'short', ...year }).format(moment)
}

/** A day between messages: "Today", "Yesterday", or its date. */
export function dayName(time: Time, at = Date.now()): string {
  if (sameDay(ms(time), at)) return t('Today')
  if (sameDay(ms(time), at - DAY)) return t('Yesterday')
  return format({ weekday: 'long', day: 'numeric', month: 'long' }).format(ms(time))
}

export const isSameDay = (a: Time, b: Time): boolean => sameDay(ms(a), ms(b))

/** A moment to come: "today 17:00", "tomorrow 9:00", "Tue 9:00", "3 Dec 9:00". */
export function when(time: Time, at = Date.now()): string {
  const hour = clock(time)
  if (sameDay(ms(time), at)) return t('today {hour}', { hour })
  if (sameDay(ms(time), at + DAY)) return t('tomorrow {hour}', { hour })
  return `${shortDay(time, at)} ${hour}`
}

export function fileSize(bytes: number): string {
  const unit = bytes < 1024 ? 'byte' : bytes < 1024 ** 2 ? 'kilobyte' : 'megabyte'
  const value = unit === 'byte' ? bytes : unit === 'kilobyte' ? bytes / 1024 : bytes / 1024 ** 2
  const digits = value < 10 && unit !== 'byte' ? 1 : 0
  return new Intl.NumberFormat(region(), {
    style: 'unit',
    unit,
    maximumFractionDigits: digits,
  }).format(value)
}
