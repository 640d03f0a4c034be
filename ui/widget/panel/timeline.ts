/** Pure rules of the conversation a visitor sees: order, duplicates, the gap rule, what counts as unread. */
import type { Attachment, Id, Micros, VMessage } from '../protocol'

/** A message of the visitor's own that the server has not confirmed yet. */
export interface Pending {
  id: Id
  text: string
  attachments: Attachment[]
  at: Micros
  /** Why it was refused; null while it is on its way. */
  failed: string | null
  /** False when sending the same again cannot help. */
  retry: boolean
}

/** The gap rule: a frame may overlap what one holds up to `position`, but never leave a hole after it. */
export const leavesGap = (position: number, after: number, upto: number): boolean =>
  upto > position && after > position

/** Puts messages in by id, in the server's order. */
export function merge(messages: VMessage[], more: VMessage[]): VMessage[] {
  const byId = new Map([...messages, ...more].map((message) => [message.id, message]))
  return [...byId.values()].sort((a, b) => a.revision - b.revision)
}

/** What is still unconfirmed after the server showed these messages. */
export const outstanding = (outbox: Pending[], messages: VMessage[]): Pending[] =>
  outbox.filter((pending) => !messages.some((message) => message.client_id === pending.id))

export const unread = (messages: VMessage[], seen: number): number =>
  messages.filter((message) => message.from.kind === 'agent' && message.revision > seen).length
