/** Turns messages into what is drawn: days, turns, and a caption under the last words of each turn. */
import type { App } from '../panel/app'
import type { Pending } from '../panel/timeline'
import type { Attachment, Micros } from '../protocol'

export interface Row {
  key: string
  kind: 'me' | 'desk' | 'notice'
  name: string
  text: string
  attachments: Attachment[]
  at: Micros
  revision: number
  pending?: Pending
  /** Above the first words of a day, unless that is today from the start. */
  day?: string
  /** Under the last words of a turn. */
  caption?: string
}

const TURN_MICROS = 5 * 60 * 1_000_000

function unnamed({ messages, outbox }: App['state']): Row[] {
  const sent = messages.map(({ from, type, id, client_id, ...message }): Row => {
    const kind = type === 'notice' ? type : from.kind === 'visitor' ? 'me' : 'desk'
    return { ...message, key: client_id ?? id, kind, name: from.name }
  })
  const waiting = outbox.map(
    (pending): Row => ({ ...pending, key: pending.id, kind: 'me', name: '', revision: Infinity, pending }),
  )
  return [...sent, ...waiting]
}

const sameTurn = (a: Row, b?: Row): boolean =>
  !!b && a.kind === b.kind && a.name === b.name && b.at - a.at < TURN_MICROS

export function rows({ state, speech: { t, locale } }: App): Row[] {
  const all = unnamed(state)
  const lastOwn = all.findLast((row) => row.kind === 'me')
  const dayOf = (at: Micros): string => new Date(at / 1000).toLocaleDateString(locale, { dateStyle: 'long' })
  let today = dayOf(Date.now() * 1000)
  all.forEach((row, index) => {
    const day = dayOf(row.at)
    if (day !== today) row.day = today = day
    if (row.kind === 'notice' || sameTurn(row, all[index + 1])) return
    const time = new Date(row.at / 1000).toLocaleTimeString(locale, { timeStyle: 'short' })
    const status = row.pending
      ? 'sending'
      : row === lastOwn && (row.revision <= state.seen_by_agents ? 'read' : 'sent')
    row.caption = [row.kind === 'desk' && row.name, time, status && t(status)].filter(Boolean).join(' · ')
  })
  return all
}
