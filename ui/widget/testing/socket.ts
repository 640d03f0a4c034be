/** A desk at the other end of fake sockets: tests read what the widget sent and say what the desk answers. */
import type { ClientFrame, ServerFrame, VMessage, Welcome } from '../protocol'

export class FakeSocket {
  static all: FakeSocket[] = []
  /** What a new socket does by itself; a blocked one closes before it opens. */
  static blocked = false

  sent: ClientFrame[] = []
  closed = false
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null

  constructor(readonly url: string) {
    FakeSocket.all.push(this)
    setTimeout(() => (FakeSocket.blocked ? this.close() : this.onopen?.()))
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.onclose?.()
  }

  tell(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  sentOf<T extends ClientFrame['t']>(kind: T): Extract<ClientFrame, { t: T }>[] {
    return this.sent.filter((frame) => frame.t === kind) as Extract<ClientFrame, { t: T }>[]
  }
}

export const lastSocket = (): FakeSocket => FakeSocket.all.at(-1)!

export function welcome(change: Partial<Welcome> = {}): Welcome {
  return {
    t: 'welcome',
    v: 1,
    token: 'token-of-ada',
    visitor: null,
    name: null,
    verified: false,
    conversation: null,
    messages: [],
    position: 0,
    seen_by_agents: 0,
    seen_by_customer: 0,
    email_known: false,
    online: true,
    settings: SETTINGS,
    ...change,
  }
}

export const SETTINGS = {
  title: 'Acme support',
  greeting: '',
  accent: '#0ea5e9',
  theme: 'light',
  position: 'right',
} as const

export function message(revision: number, text: string, change: Partial<VMessage> = {}): VMessage {
  return {
    id: `m${revision}`,
    client_id: null,
    from: { kind: 'agent', name: 'Mira' },
    type: 'text',
    text,
    attachments: [],
    at: 1_795_616_316_163_590,
    revision,
    ...change,
  }
}
