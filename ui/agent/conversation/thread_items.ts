/** Lays a thread out: days, turns between channels, and which messages stand together. Pure. */
import type { Id, Message } from '../../shared/wire'
import { isSameDay } from '../when'

const TOGETHER_US = 3 * 60 * 1_000_000

export type Item =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'turn'; key: string; channel: Id; name: string; at: number }
  | { kind: 'message'; key: string; message: Message; first: boolean; last: boolean }

const spoken = (message: Message) => message.kind === 'customer' || message.kind === 'reply'

function stand(a: Message | undefined, b: Message | undefined): boolean {
  if (!a || !b || a.kind !== b.kind || a.kind === 'notice' || a.kind === 'note') return false
  if (a.author.id !== b.author.id || a.channel !== b.channel || a.erased !== b.erased) return false
  return Math.abs(b.at - a.at) < TOGETHER_US && isSameDay(a.at, b.at) && a.delivery !== 'failed'
}

export function threadItems(messages: readonly Message[]): Item[] {
  const items: Item[] = []
  let channel: Id | null = null
  messages.forEach((message, index) => {
    const previous = messages[index - 1]
    if (!previous || !isSameDay(previous.at, message.at)) {
      items.push({ kind: 'day', key: `day:${message.id}`, at: message.at })
    }
    if (spoken(message) && message.channel) {
      if (channel && channel !== message.channel) {
        const { author, at } = message
        items.push({
          kind: 'turn',
          key: `turn:${message.id}`,
          channel: message.channel,
          name: author.name,
          at,
        })
      }
      channel = message.channel
    }
    const key = message.client_id ?? message.id
    const first = !stand(previous, message)
    const last = !stand(message, messages[index + 1])
    items.push({ kind: 'message', key, message, first, last })
  })
  return items
}

/** The path across channels: each stretch with the time it began. */
export function channelPath(messages: readonly Message[]): { channel: Id; at: number }[] {
  const path: { channel: Id; at: number }[] = []
  for (const message of messages) {
    if (spoken(message) && message.channel && path.at(-1)?.channel !== message.channel) {
      path.push({ channel: message.channel, at: message.at })
    }
  }
  return path
}
