/** "tue 9", "in 2 h", "tomorrow", "3 dec 14:30", also in German. Local time; null when the words mean nothing. */
import { DAY, HOUR, MINUTE } from '../when'

const MORNING = 9
const WEEKDAYS = [
  ['sunday', 'sonntag'],
  ['monday', 'montag'],
  ['tuesday', 'dienstag'],
  ['wednesday', 'mittwoch'],
  ['thursday', 'donnerstag'],
  ['friday', 'freitag'],
  ['saturday', 'samstag'],
]
const MONTHS = [
  ['january', 'januar'],
  ['february', 'februar'],
  ['march', 'märz'],
  ['april'],
  ['may', 'mai'],
  ['june', 'juni'],
  ['july', 'juli'],
  ['august'],
  ['september'],
  ['october', 'oktober'],
  ['november'],
  ['december', 'dezember'],
]

/** Which name a beginning of at least two letters means; -1 for none. */
function named(names: string[][], word: string): number {
  return word.length < 2 ? -1 : names.findIndex((each) => each.some((name) => name.startsWith(word)))
}

const UNITS: [RegExp, number][] = [
  [/^m(in(ute)?[sn]?)?$/, MINUTE],
  [/^(h|hours?|std|stunden?)$/, HOUR],
  [/^(d|days?|t|tage?n?)$/, DAY],
  [/^(w|weeks?|wochen?)$/, 7 * DAY],
]

interface Hour {
  hour: number
  minute: number
}

function hourOf(words: string): Hour | null {
  const found = /^(?:at |um )?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|uhr)?$/.exec(words.trim())
  if (!found) return null
  const raw = Number(found[1])
  const hour = found[3] === 'pm' && raw < 12 ? raw + 12 : found[3] === 'am' && raw === 12 ? 0 : raw
  const minute = Number(found[2] ?? 0)
  return hour < 24 && minute < 60 ? { hour, minute } : null
}

function span(words: string, now: Date): Date | null {
  const found = /^(?:in )?(\d+(?:[.,]\d+)?|an?|einer?|einem) ?([a-z]+)$/.exec(words)
  if (!found || (!words.startsWith('in ') && hourOf(words))) return null
  const unit = UNITS.find(([name]) => name.test(found[2]!))?.[1]
  const amount = /\d/.test(found[1]!) ? Number(found[1]!.replace(',', '.')) : 1
  return unit ? new Date(now.getTime() + amount * unit) : null
}

function at(day: Date, { hour, minute }: Hour): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute)
}

/** Days ahead meant by the first word, and whether the same day counts when the hour is still to come. */
function daysAhead(word: string, now: Date): number | null {
  if (/^(today|tod|heute)$/.test(word)) return 0
  if (/^(tomorrow|tom|tmr|morgen)$/.test(word)) return 1
  if (/^(next ?week|nächste ?woche)$/.test(word)) return (8 - now.getDay()) % 7 || 7
  const weekday = named(WEEKDAYS, word)
  if (weekday < 0) return null
  return (weekday - now.getDay() + 7) % 7
}

function dated(words: string, now: Date): Date | null {
  const found = /^(\d{1,2})\.? ?([a-zä]{3,9})(?: (.+))?$/.exec(words)
  if (!found) return null
  const month = named(MONTHS, found[2]!)
  const hour = hourOf(found[3] ?? String(MORNING))
  if (month < 0 || !hour) return null
  const day = at(new Date(now.getFullYear(), month, Number(found[1])), hour)
  return day > now ? day : at(new Date(now.getFullYear() + 1, month, Number(found[1])), hour)
}

function worded(words: string, now: Date): Date | null {
  const found = /^(next ?week|nächste ?woche|[a-zä]+)(?: (.+))?$/.exec(words)
  if (!found) return null
  if (/^(tonight|evening|abend|heute abend)$/.test(words)) return at(now, { hour: 18, minute: 0 })
  const ahead = daysAhead(found[1]!, now)
  const hour = hourOf(found[2] ?? String(MORNING))
  if (ahead === null || !hour) return null
  const day = at(new Date(now.getTime() + ahead * DAY), hour)
  if (/^(today|tod|heute)/.test(words)) return day
  return day > now || ahead > 0 ? day : at(new Date(now.getTime() + 7 * DAY), hour)
}

function bare(words: string, now: Date): Date | null {
  const hour = hourOf(words)
  if (!hour) return null
  const today = at(now, hour)
  return today > now ? today : at(new Date(now.getTime() + DAY), hour)
}

export function readMoment(input: string, now = new Date()): Date | null {
  const words = input.trim().toLowerCase().replace(/\s+/g, ' ')
  const moment = span(words, now) ?? dated(words, now) ?? worded(words, now) ?? bare(words, now)
  return moment && moment > now ? moment : null
}

/** Later today, tomorrow morning, next Monday, in a month: only those that make sense now. */
export function presets(now = new Date()): { words: string; at: Date }[] {
  const asked = ['in 2 h', 'tonight', 'tomorrow 9', 'mon 9', 'in 4 w']
  return asked.flatMap((words) => {
    const moment = readMoment(words, now)
    return moment ? [{ words, at: moment }] : []
  })
}
