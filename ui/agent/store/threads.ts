/** What was said, by conversation: the newest pages, the person's card, and messages still on their way. */
import type { ContactCard, ConversationDetail, Id, LinkedConversation, Message } from '../../shared/wire'
import type { Emitter } from './emitter'
import type { PendingCommands } from './pending'

const KEPT = 40

export interface Thread {
  id: Id
  messages: readonly Message[]
  earlier: string | null
  card: ContactCard
  links: LinkedConversation[]
}

export class Threads {
  private threads = new Map<Id, Thread>()
  private shown = new Map<Id, readonly Message[]>()

  constructor(
    private emitter: Emitter,
    private pending: PendingCommands,
  ) {}

  get(id: Id): Thread | undefined {
    return this.threads.get(id)
  }

  /** Messages with the pending ones at the end; the same array until something changes. */
  messages(id: Id): readonly Message[] {
    const known = this.shown.get(id)
    if (known) return known
    const stored = this.threads.get(id)?.messages ?? []
    const arrived = new Set(stored.map((message) => message.client_id))
    const waiting = this.pending.messages(id).filter((message) => !arrived.has(message.client_id))
    const shown = waiting.length ? [...stored, ...waiting] : stored
    this.shown.set(id, shown)
    return shown
  }

  open(detail: ConversationDetail): void {
    const { conversation, messages, earlier, card, links } = detail
    const known = this.threads.get(conversation.id)
    const newer = known?.messages.filter((message) => message.revision > conversation.revision) ?? []
    this.write({ id: conversation.id, messages: merge(messages, newer), earlier, card, links })
  }

  prepend(id: Id, messages: Message[], earlier: string | null): void {
    const thread = this.threads.get(id)
    if (thread) this.write({ ...thread, messages: merge(messages, thread.messages), earlier })
  }

  put(message: Message): void {
    const thread = this.threads.get(message.conversation)
    if (thread) this.write({ ...thread, messages: merge(thread.messages, [message]) })
  }

  putCard(card: ContactCard): void {
    // Writing moves a thread to the end, where the walk over the map itself would meet it again, for ever.
    for (const thread of [...this.threads.values()]) {
      if (thread.card.id === card.id) this.write({ ...thread, card })
    }
  }

  /** Pending messages of this conversation changed. */
  redraw(id: Id): void {
    this.shown.delete(id)
    this.emitter.touch(`thread:${id}`)
  }

  drop(id: Id): void {
    this.threads.delete(id)
    this.redraw(id)
  }

  /** Forgets what a merge, a split or a new identity made stale, except the one being read. */
  dropAll(except: Id | null, stale: (thread: Thread) => boolean = () => true): void {
    for (const thread of [...this.threads.values()]) {
      if (thread.id !== except && stale(thread)) this.drop(thread.id)
    }
  }

  private write(thread: Thread): void {
    this.threads.delete(thread.id)
    this.threads.set(thread.id, thread)
    const oldest = this.threads.keys().next().value
    if (this.threads.size > KEPT && oldest) this.drop(oldest)
    this.redraw(thread.id)
  }
}

/** By id, the later one wins; in the order of revisions, which is the server's. */
function merge(known: readonly Message[], more: readonly Message[]): Message[] {
  if (more.length === 0) return [...known]
  const byId = new Map(known.map((message) => [message.id, message]))
  for (const message of more) byId.set(message.id, message)
  return [...byId.values()].sort((a, b) => a.at - b.at || a.revision - b.revision)
}
