/** Applies what the socket says. Frames wait for the next animation frame and are told to the screen together. */
import type { Conversation, DeskEvent, EventsFrame, ServerFrame } from '../../shared/wire'
import { MEANING } from './kinds'
import type { Store } from './store'
import { judge, type Position } from './stream'

export interface StreamEnds {
  /** A gap: say hello again from where we stand. */
  resume(): void
  /** State + frames no longer reach the present: fetch everything again. */
  refetch(): Promise<void>
}

/** Asks for one drawing per animation frame; hidden pages have none, so a timer stands in. */
export function onNextFrame(work: () => void): void {
  if (document.visibilityState === 'hidden') setTimeout(work, 50)
  else requestAnimationFrame(work)
}

export class Frames {
  at: Position | null = null
  private waiting: DeskEvent[] = []
  private scheduled = false
  private asked = false

  constructor(
    private store: Store,
    private ends: StreamEnds,
    private schedule: (work: () => void) => void = onNextFrame,
  ) {}

  receive(frame: ServerFrame): void {
    const { presence } = this.store
    if (frame.t === 'events') this.events(frame)
    else if (frame.t === 'welcome') this.asked = false
    else if (frame.t === 'reset') this.reset(frame)
    else if (frame.t === 'presence') presence.setAgents(frame.agents)
    else if (frame.t === 'visitor') presence.setVisitor(frame.conversation, frame.online)
    else if (frame.t === 'typing') {
      if (frame.who.id !== this.store.me().id || frame.who.kind !== 'agent')
        presence.setTyping(frame.conversation, frame.who, frame.kind, frame.on)
    }
  }

  private reset(frame: { epoch: string; position: number }): void {
    this.asked = false
    this.waiting = []
    this.at = { epoch: frame.epoch, position: frame.position }
    void this.ends.refetch()
  }

  private events(frame: EventsFrame): void {
    if (!this.at) return
    const verdict = judge(this.at, frame)
    if (verdict === 'gap') return this.gap()
    if (verdict === 'ignore') return
    const from = this.at.position
    this.waiting.push(...frame.events.filter(({ seq }) => seq > from))
    this.at = { epoch: frame.epoch, position: frame.upto }
    if (!this.scheduled) {
      this.scheduled = true
      this.schedule(() => this.apply())
    }
  }

  private gap(): void {
    if (this.asked) return
    this.asked = true
    this.ends.resume()
  }

  private apply(): void {
    this.scheduled = false
    const events = this.waiting
    this.waiting = []
    this.store.emitter.batch(() => {
      for (const event of events) applyEvent(this.store, event)
    })
    if (events.length) this.store.counts.refresh()
  }
}

function applyEvent(store: Store, event: DeskEvent): void {
  if (event.command_id) store.settle(event.command_id)
  const { conversation, message, contact } = event
  const meaning = MEANING[event.kind as keyof typeof MEANING]
  if (meaning === 'gone' && conversation) store.forget(conversation.id)
  else if (conversation && 'state' in conversation) store.rows.put(conversation as Conversation)
  if (message) {
    store.threads.put(message)
    if (message.kind === 'customer')
      store.presence.setTyping(message.conversation, message.author, 'reply', false)
    else if (message.author.kind === 'agent') {
      store.presence.setTyping(message.conversation, message.author, 'reply', false)
    }
  }
  if (contact) store.rows.patchContact(contact)
  store.directory.apply(event)
  if (meaning === 'card') store.staleCard(event)
  if (meaning === 'threads') store.staleThreads()
  store.heard(event)
}
