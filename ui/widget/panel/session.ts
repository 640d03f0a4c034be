/**
 * One visitor's session: says hello, takes the desk's frames into the state, carries the visitor's out.
 * The token lives in the memory; the page hears what happens through `core.emit`.
 */
import type { ClientFrame, Page, ServerFrame, ServerFrames, VMessage } from '../protocol'
import type { App } from './app'
import { type Connection, connect } from './connection'
import { leavesGap, merge, outstanding, unread } from './timeline'

/** Visits and tags that wait for a session; more than these are yesterday's news. */
const WAITING_LIMIT = 50
/** Codes of a hello that no repetition will make welcome. */
const FINAL = /^(forbidden|not_found|invalid)$/
/** Shorter breaks heal before anybody needs to be told. */
const TROUBLE_MS = 2_000

export const PATH = '/api/v1/chat'
export const here = (): Page => ({ url: location.href.slice(0, 2_000), title: document.title.slice(0, 200) })

export interface Session {
  /** Connects when there is a reason to; a second call changes nothing. */
  need(): void
  begun(): boolean
  /** Sends now; what is to be kept waits for the first message, since the desk keeps nobody before. */
  post(frame: ClientFrame, keep?: boolean): void
  again(): void
  /** The visitor is looking at the end of the conversation. */
  seen(): void
  stop(): void
}

export function createSession(app: App): Session {
  const { core, state, memory, outbox, typing, identity } = app
  let connection: Connection | null = null
  /** The desk holds the visitor's messages up to here; what lies before may still be coming. */
  let acked = 0
  const waiting: ClientFrame[] = []
  let trouble: ReturnType<typeof setTimeout> | undefined

  const hello = (): ClientFrame => {
    const { token } = memory.data
    const { locale } = app.speech
    const { position } = state
    return { t: 'hello', v: 1, app: core.appId, token, position, locale, page: here(), ...identity.claim() }
  }
  const post = (frame: ClientFrame, keep?: boolean): void => {
    if (state.phase === 'live' && !(keep && !state.conversation)) connection?.send(frame)
    else if (keep && waiting.length < WAITING_LIMIT) waiting.push(frame)
  }
  const lost = (refusal?: Error): void => {
    state.phase = refusal ? 'refused' : 'offline'
    trouble ??= setTimeout(() => {
      state.trouble = true
      app.changed()
    }, TROUBLE_MS)
    typing.heard({ on: false })
    if (refusal) {
      stop()
      app.fail('refused', refusal.message)
    }
    app.changed()
  }
  const stop = (): void => {
    connection?.stop()
    connection = null
  }
  const flush = (): void => {
    for (const held of waiting.splice(0)) post(held, true)
  }
  const count = (): void => core.set({ unread: unread(state.messages, state.seen_by_customer) })

  const tell = ({ id, type, text, from, at }: VMessage): void => {
    if (from.kind === 'visitor') return
    typing.heard({ on: false })
    const when = new Date(at / 1000).toISOString()
    core.emit('message', {
      id,
      conversationId: state.conversation?.id,
      type,
      text,
      from: { avatar: null, ...from },
      at: when,
    })
  }
  /** Puts messages in; the page hears of those after revision `since` that were not here before. */
  const take = (base: VMessage[], more: VMessage[], since = 0): void => {
    const known = state.messages
    state.messages = merge(base, more)
    outbox.keep(outstanding(state.outbox, more))
    for (const message of more)
      if (message.revision > since && !known.some(({ id }) => id === message.id)) tell(message)
    count()
  }
  const ask = (): void => {
    if (state.email !== 'unknown' || state.email_known || core.options.user?.email) return
    state.email = 'asking'
    app.later(import('../view/email'), (part) => {
      app.card = part.createEmailCard(app)
    })
  }
  const available = (online: boolean): void => {
    if (online !== state.online) core.emit('availability', { online })
    state.online = online
    core.set({ online })
  }

  const hearing: { [K in keyof ServerFrames]?: (frame: ServerFrames[K]) => void } = {
    welcome(frame) {
      const since = state.position ?? Infinity
      const { messages, token, online, ...rest } = frame
      clearTimeout(trouble)
      trouble = undefined
      Object.assign(state, rest, { phase: 'live', trouble: false })
      if (messages.length) ask()
      memory.save({ token })
      core.settings = { ...core.settings, ...frame.settings }
      core.set({ visitorId: frame.visitor })
      available(online)
      take(frame.resumed ? state.messages : [], messages, since)
      identity.answered({ verified: frame.verified, error: frame.identity_error })
      flush()
      outbox.resend()
    },
    message: ({ message }) => take(state.messages, [message]),
    ack({ id, message, position, conversation = '' }) {
      acked = Math.max(acked, position)
      if (!state.conversation) {
        state.conversation = { id: conversation, state: 'open' }
        core.emit('conversation:started', { conversationId: conversation })
        flush()
      }
      ask()
      outbox.confirmed()
      take(state.messages, [message])
      core.emit('message:sent', { id, text: message.text })
    },
    refused: outbox.refused,
    typing: typing.heard,
    seen({ revision }) {
      state.seen_by_agents = revision
    },
    state(frame) {
      state.conversation = { id: '', ...state.conversation, state: frame.state }
      if (frame.state === 'resolved')
        core.emit('conversation:closed', { conversationId: state.conversation.id })
    },
    online: ({ online }) => available(online),
    email({ ok, message }) {
      state.email = ok ? 'given' : 'asking'
      state.emailError = message
      if (ok) core.emit('email:supplied')
    },
    identity: identity.answered,
    busy: ({ retry_after }) => connection?.again(retry_after * 1000),
    /** The desk ended this session: forget it, and begin a new one only if somebody is looking. */
    bye({ why }) {
      memory.save({ token: null })
      state.position = null
      acked = 0
      state.messages = []
      state.phase = 'idle'
      count()
      app.fail('session_ended', why)
      if (core.flags.open) again()
      else stop()
    },
    error({ code, message }) {
      // In place of a welcome it means that the desk does not take this page or app.
      if (state.phase !== 'live' && FINAL.test(code)) lost(new Error(message))
      else app.fail(code, message)
    },
  }
  const hear = (frame: ServerFrame): void => {
    if ('upto' in frame) {
      const position = state.position ?? 0
      if (leavesGap(Math.max(position, acked), frame.after, frame.upto)) return again()
      state.position = Math.max(position, frame.upto)
    }
    ;(hearing[frame.t] as undefined | ((frame: ServerFrame) => void))?.(frame)
    app.changed()
  }
  const again = (): void => connection?.again()

  return {
    need() {
      connection ??= connect(core.base + PATH, core.appId, { hello, hear, lost })
    },
    begun: () => !!connection,
    post,
    again,
    seen() {
      if (state.phase !== 'live' || !core.flags.unread) return
      const revision = state.messages.at(-1)!.revision
      state.seen_by_customer = revision
      post({ t: 'seen', revision })
      count()
    },
    stop,
  }
}
