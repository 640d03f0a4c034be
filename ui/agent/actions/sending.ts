/** Replies and notes: the bubble stands before the server knows, and the text is never lost. */
import { uuid7 } from '../../shared/uuid'
import type { Attachment, Conversation, Id, Message } from '../../shared/wire'
import { api } from '../api/api'
import { Refusal } from '../api/request'
import { store } from '../desk'
import { t } from '../i18n'
import { cell } from '../store/cell'
import { advance } from './selection'

export interface Outgoing {
  conversation: Id
  kind: 'reply' | 'note'
  text: string
  attachments: Attachment[]
  mentions: Id[]
  resolve: boolean
  /** Revision of the newest thing the agent had on screen. */
  seen: number
}

/** A reply that was stopped because somebody wrote meanwhile. */
export const collision = cell<Outgoing | null>(null)
/** Sends that failed, by command id, so that "try again" sends the same command once more. */
const failed = new Map<string, Outgoing>()

function bubble(id: string, out: Outgoing): Message {
  const { me } = store.directory.state
  return {
    id: `pending:${id}`,
    conversation: out.conversation,
    kind: out.kind,
    channel: store.rows.get(out.conversation)?.channel ?? null,
    author: { kind: 'agent', id: me.id, name: me.name },
    text: out.text,
    attachments: out.attachments,
    at: Date.now() * 1000,
    revision: Number.MAX_SAFE_INTEGER,
    client_id: id,
    reason: null,
    page: null,
    delivery: out.kind === 'reply' ? 'sending' : null,
    delivery_error: null,
    erased: false,
  }
}

/** What the row will say: our words last, and the customer's turn. */
function patchFor(out: Outgoing) {
  return (row: Conversation): Conversation => ({
    ...row,
    preview: out.text || row.preview,
    preview_by: out.kind === 'note' ? 'note' : 'agent',
    state: out.resolve ? 'resolved' : out.kind === 'reply' ? 'waiting' : row.state,
    waiting_since: out.kind === 'reply' ? null : row.waiting_since,
  })
}

export function send(out: Outgoing): void {
  const id = uuid7()
  const patch = patchFor(out)
  if (out.resolve) advance([out.conversation])
  store.begin({ id, conversations: [out.conversation], patch, message: bubble(id, out) })
  store.drafts.clear(out.conversation)
  void deliver(id, out, false)
}

export function sendAnyway(out: Outgoing): void {
  collision.set(null)
  const id = uuid7()
  store.begin({ id, conversations: [out.conversation], patch: patchFor(out), message: bubble(id, out) })
  store.drafts.clear(out.conversation)
  void deliver(id, out, true)
}

async function deliver(id: string, out: Outgoing, force: boolean): Promise<void> {
  try {
    const said = out.kind === 'reply' ? await sendReply(id, out, force) : await sendNote(id, out)
    store.answer(id, said.conversation, said.message)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'newer_message') stop(id, out)
    else keepFailed(id, out, error)
  }
}

const sendReply = (id: string, out: Outgoing, force: boolean) =>
  api.reply(out.conversation, {
    command_id: id,
    text: out.text,
    attachments: out.attachments.map((attachment) => attachment.id),
    seen_revision: out.seen,
    force,
    // biome-ignore lint/suspicious/noThenProperty: the word on the wire
    then: out.resolve ? 'resolve' : null,
  })

const sendNote = (id: string, out: Outgoing) =>
  api.note(out.conversation, {
    command_id: id,
    text: out.text,
    attachments: out.attachments.map((attachment) => attachment.id),
    mentions: out.mentions,
  })

/** Stopped before it left: the words go back into the composer, beside what came in. */
function stop(id: string, out: Outgoing): void {
  store.settle(id)
  giveBack(out)
  collision.set(out)
  void store.open(out.conversation, true).catch(() => {})
}

function giveBack(out: Outgoing): void {
  store.drafts.setKind(out.conversation, out.kind)
  const typed = store.drafts.get(out.conversation).text
  store.drafts.setText(out.conversation, typed ? `${out.text}\n\n${typed}` : out.text)
}

function keepFailed(id: string, out: Outgoing, error: Refusal): void {
  failed.set(id, out)
  const message = { ...bubble(id, out), delivery: 'failed' as const, delivery_error: error.message }
  const command = store.pending.get(id)
  if (!command) return
  store.pending.add({ ...command, patch: null, message })
  store.redraw([out.conversation])
}

/** The same command id: the server stores it once, however often it arrives. */
export function tryAgain(message: Message): void {
  const id = message.client_id ?? ''
  const out = failed.get(id)
  if (!out) return
  failed.delete(id)
  store.begin({ id, conversations: [out.conversation], patch: patchFor(out), message: bubble(id, out) })
  void deliver(id, out, false)
}

export function takeBack(message: Message): void {
  const id = message.client_id ?? ''
  const out = failed.get(id)
  if (!out) return
  failed.delete(id)
  store.settle(id)
  giveBack(out)
}

/** Once the desk is reachable again, what only failed for that is sent by itself. */
export function retryUnreached(): void {
  for (const [id, out] of [...failed]) {
    const message = store.pending.get(id)?.message
    if (message?.delivery_error === t('The desk could not be reached.'))
      tryAgain({ ...message, client_id: id })
    else if (!message) failed.delete(id)
    void out
  }
}
