/** The visitor's own messages: shown at once, sent when there is a wire, kept until the desk has them. */
import type { Attachment, Id, ServerFrames } from '../protocol'
import type { App } from './app'
import type { Pending } from './timeline'
import { uuid } from './uuid'

/** A desk that heard the message answers sooner; after this the wire is taken for dead and the message repeated. */
const ACK_MS = 15_000

export interface Outbox {
  send(text: string, attachments: Attachment[]): void
  retry(id: Id): void
  /** Takes a refused message out again, for the composer. */
  drop(id: Id): void
  keep(outbox: Pending[]): void
  confirmed(): void
  refused(frame: ServerFrames['refused']): void
  /** Everything the desk has neither confirmed nor refused, in the order it was written. */
  resend(): void
}

export function createOutbox(app: App): Outbox {
  const { core, state, memory, changed } = app
  let patience: ReturnType<typeof setTimeout>
  state.outbox = memory.data.outbox

  const confirmed = (): void => clearTimeout(patience)
  const keep = (outbox: Pending[]): void => {
    state.outbox = outbox
    memory.save({ outbox })
    changed()
  }
  const change = (id: Id, failed: string | null, retry = true): void =>
    keep(state.outbox.map((pending) => (pending.id === id ? { ...pending, failed, retry } : pending)))

  const resend = (): void => {
    if (state.phase !== 'live') return
    for (const { id, text, attachments, failed } of state.outbox) {
      if (failed !== null) continue
      app.session.post({
        t: 'send',
        id,
        text,
        attachments: attachments.map((file) => file.id),
        page: location.href,
      })
      confirmed()
      patience = setTimeout(app.session.again, ACK_MS)
    }
  }
  return {
    send(text, attachments) {
      memory.allow()
      state.atEnd = true
      app.typing.sent()
      keep([
        ...state.outbox,
        { id: uuid(), text, attachments, at: Date.now() * 1000, failed: null, retry: true },
      ])
      app.session.need()
      resend()
    },
    retry(id) {
      change(id, null)
      resend()
    },
    drop: (id) => keep(state.outbox.filter((pending) => pending.id !== id)),
    keep,
    confirmed,
    refused({ id, code, message, retry }) {
      confirmed()
      change(id, message, retry)
      core.emit('message:failed', { id, code, message })
    },
    resend,
  }
}
