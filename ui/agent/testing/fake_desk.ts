/** A desk in memory that keeps the contract: a fetch and a socket for tests and for working without a server. */
import type { Conversation, DeskEvent, Id, Message, ServerFrame } from '../../shared/wire'
import { agents, asPerson, channels, message, mira, teams } from './people'
import * as scene from './scene'

type Answer = { status: number; body?: unknown }
type Body = Record<string, unknown> & { command_id?: string }

export class FakeDesk {
  rows = new Map(scene.rows().map((row) => [row.id, row]))
  messages = scene.messages()
  tags = ['bug', 'billing', 'exports', 'api', 'onboarding'].map((name) => ({ id: name, name }))
  seq = 100
  epoch = 'e1'
  log: DeskEvent[] = []
  sockets = new Set<FakeSocket>()
  calls: { method: string; path: string; body: Body }[] = []
  /** Tests put a refusal here: it answers the next command. */
  refuseNext: Answer | null = null
  private said = new Map<string, { conversation: Conversation; message: Message }>()

  handle(method: string, url: string, body: Body = {}): Answer {
    const { pathname, searchParams } = new URL(url, 'http://desk.test')
    const path = pathname.replace('/api/v1', '')
    this.calls.push({ method, path, body })
    const [, first, id, what] = path.split('/')
    if (method !== 'GET' && this.refuseNext) {
      const refusal = this.refuseNext
      this.refuseNext = null
      return refusal
    }
    if (first === 'conversations' && id) return this.conversation(method, id, what, body)
    if (first === 'conversations') return { status: 200, body: this.page(searchParams) }
    return this.other(path, searchParams, body)
  }

  private other(path: string, query: URLSearchParams, body: Body): Answer {
    const session = { agent: mira, workspace: { name: 'Okapi' }, base_url: 'https://desk.test' }
    const fixed: Record<string, unknown> = {
      '/setup': { needed: false, demo: true },
      '/session': session,
      '/desk': {
        ...session,
        me: mira,
        agents,
        teams,
        channels,
        tags: this.tags,
        epoch: this.epoch,
        position: this.seq,
      },
      '/counts': this.counts(),
      '/agents': { agents },
      '/tokens': [],
    }
    if (path in fixed) return { status: 200, body: fixed[path] }
    if (path === '/bulk') return this.bulk(body)
    if (path === '/search') return { status: 200, body: this.search(query.get('q') ?? '') }
    if (path === '/contacts')
      return {
        status: 200,
        body: { contacts: [...this.rows.values()].slice(0, 20).map(({ contact }) => contact), next: null },
      }
    const contact = /^\/contacts\/([^/]+)$/.exec(path)?.[1]
    const row = [...this.rows.values()].find((each) => each.contact.id === contact)
    if (row) return { status: 200, body: scene.card(row) }
    return path.startsWith('/attachments') ? { status: 404 } : { status: 200, body: {} }
  }

  private page(query: URLSearchParams) {
    const fits = (row: Conversation) =>
      row.state === (query.get('state') ?? 'open') &&
      !row.merged_into &&
      (!query.get('assignee') || row.assignee === { me: mira.id, none: null }[query.get('assignee')!]) &&
      (!query.get('channel') || row.channel === query.get('channel')) &&
      (!query.get('tag') || row.tags.includes(query.get('tag')!))
    const all = [...this.rows.values()].filter(fits).sort((a, b) => b.last_at - a.last_at)
    const from = Number(query.get('after') ?? 0)
    const conversations = all.slice(from, from + 50)
    return { conversations, next: all.length > from + 50 ? String(from + 50) : null }
  }

  private counts() {
    const count = (test: (row: Conversation) => boolean) =>
      Math.min(100, [...this.rows.values()].filter(test).length)
    const open = (row: Conversation) => row.state === 'open'
    return {
      open: count(open),
      mine: count((row) => open(row) && row.assignee === mira.id),
      unassigned: count((row) => open(row) && !row.assignee),
      waiting: count((row) => row.state === 'waiting'),
      snoozed: count((row) => row.state === 'snoozed'),
      channels: Object.fromEntries(
        channels.map(({ id }) => [id, count((row) => open(row) && row.channel === id)]),
      ),
      tags: Object.fromEntries(
        this.tags.map(({ name }) => [name, count((row) => open(row) && row.tags.includes(name))]),
      ),
    }
  }

  private conversation(method: string, id: Id, what: string | undefined, body: Body): Answer {
    const row = this.rows.get(id)
    if (!row)
      return {
        status: 404,
        body: { error: { code: 'not_found', message: 'No such conversation.', hint: '' } },
      }
    const said = this.messages.filter((each) => each.conversation === id).sort((a, b) => a.at - b.at)
    if (method === 'GET' && !what) {
      const newest = said.slice(-50)
      const earlier = said.length > 50 ? String(said.length - 50) : null
      return {
        status: 200,
        body: { conversation: row, card: scene.card(row), messages: newest, earlier, draft: null, links: [] },
      }
    }
    if (method === 'GET')
      return { status: 200, body: { messages: said.slice(0, said.length - 50), earlier: null } }
    if (what === 'draft') return { status: 204 }
    if (what === 'replies' || what === 'notes') return this.say(row, what, body)
    return { status: 200, body: { conversation: this.change(row, what, body) } }
  }

  private say(row: Conversation, what: string, body: Body): Answer {
    const before = this.said.get(body.command_id!)
    if (before) return { status: 200, body: before }
    const at = Date.now() * 1000
    const note = what === 'notes'
    const said = message(row.id, note ? 'note' : 'reply', asPerson(mira, 'agent'), String(body.text), at, {
      client_id: body.command_id!,
      channel: note ? null : row.channel,
      revision: row.revision + 1,
    })
    this.messages.push(said)
    const state = body.then === 'resolve' ? 'resolved' : note ? row.state : 'waiting'
    const conversation = {
      ...row,
      preview: said.text,
      preview_by: note ? ('note' as const) : ('agent' as const),
      last_at: at,
      state,
      revision: row.revision + 1,
    } as Conversation
    this.said.set(body.command_id!, { conversation, message: said })
    this.publish(note ? 'note.added' : 'message.sent', conversation, {
      message: said,
      command_id: body.command_id!,
    })
    return { status: 200, body: { conversation, message: said } }
  }

  private change(row: Conversation, what: string | undefined, body: Body): Conversation {
    const next: Conversation = { ...row, revision: row.revision + 1 }
    const states = { resolve: 'resolved', reopen: 'open', wait: 'waiting', snooze: 'snoozed' } as const
    if (what && what in states) next.state = states[what as keyof typeof states]
    if (what === 'snooze') next.snoozed_until = Number(body.until)
    if (what === 'assignment') next.assignee = body.assignee as Id | null
    if (what === 'subject') next.subject = String(body.subject)
    if (what === 'seen') next.seen_by_agents = Number(body.revision)
    if (what === 'tags') {
      const remove = body.remove as string[]
      next.tags = [...new Set([...row.tags, ...(body.add as string[])])].filter(
        (name) => !remove.includes(name),
      )
    }
    this.publish(`conversation.${what}`, next, body.command_id ? { command_id: body.command_id } : {})
    return next
  }

  private bulk(body: Body): Answer {
    const ids = body.conversations as Id[]
    const what = {
      resolve: 'resolve',
      reopen: 'reopen',
      snooze: 'snooze',
      assign: 'assignment',
      tag: 'tags',
    }[String(body.do)]
    for (const id of ids) this.change(this.rows.get(id)!, what, { ...body, add: [body.tag], remove: [] })
    return { status: 200, body: { done: ids.length } }
  }

  private search(q: string) {
    const found = this.messages
      .filter(({ text }) => text.toLowerCase().includes(q.toLowerCase()))
      .slice(0, 20)
    const mark = (text: string) => text.replace(new RegExp(q.replace(/\W/g, '\\$&'), 'gi'), '\u0002$&\u0003')
    const hits = found.map(({ id, conversation, text }) => ({
      conversation: this.rows.get(conversation)!,
      message: id,
      snippet: mark(text),
    }))
    return { hits, next: null }
  }

  publish(kind: string, conversation: Conversation, more: Partial<DeskEvent> = {}): DeskEvent {
    this.rows.set(conversation.id, conversation)
    this.seq += 1
    const event: DeskEvent = {
      seq: this.seq,
      at: Date.now() * 1000,
      kind,
      actor: asPerson(mira, 'agent'),
      conversation,
      ...more,
    }
    this.log.push(event)
    this.send({ t: 'events', epoch: this.epoch, after: this.seq - 1, upto: this.seq, events: [event] })
    return event
  }

  /** A customer writes. */
  receive(id: Id, text: string): void {
    const row = this.rows.get(id)!
    const at = Date.now() * 1000
    const revision = row.revision + 1
    const said = message(id, 'customer', asPerson(row.contact), text, at, { revision })
    this.messages.push(said)
    const next = {
      ...row,
      state: 'open' as const,
      preview: text,
      preview_by: 'customer' as const,
      last_at: at,
      waiting_since: row.waiting_since ?? at,
      revision,
      last_inbound: revision,
    }
    this.publish('message.received', next, { message: said })
  }

  send(frame: ServerFrame): void {
    for (const socket of this.sockets) socket.deliver(frame)
  }

  fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const body = init.body ? (JSON.parse(String(init.body)) as Body) : {}
    const answer = this.handle(init.method ?? 'GET', String(input), body)
    const text = answer.body === undefined ? null : JSON.stringify(answer.body)
    return new Response(answer.status === 204 ? null : text, { status: answer.status })
  }
}

/** Answers hello as the server does: what was missed, or a reset when it cannot be told. */
export class FakeSocket {
  readyState = 1
  sent: { t: string; [key: string]: unknown }[] = []
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null

  constructor(private desk: FakeDesk) {
    desk.sockets.add(this)
    queueMicrotask(() => this.onopen?.())
  }

  send(text: string): void {
    const frame = JSON.parse(text) as { t: string; epoch?: string; position?: number }
    this.sent.push(frame)
    if (frame.t !== 'hello') return
    const { seq, epoch } = this.desk
    if (frame.epoch !== epoch) return this.deliver({ t: 'reset', epoch, position: seq, why: 'epoch' })
    const from = frame.position ?? seq
    this.deliver({ t: 'welcome', v: 1, epoch, position: seq })
    const events = this.desk.log.filter((event) => event.seq > from)
    if (seq > from) this.deliver({ t: 'events', epoch, after: from, upto: seq, events })
  }

  deliver(frame: ServerFrame): void {
    queueMicrotask(() => this.onmessage?.({ data: JSON.stringify(frame) }))
  }

  close(): void {
    this.readyState = 3
    this.desk.sockets.delete(this)
    queueMicrotask(() => this.onclose?.())
  }
}
