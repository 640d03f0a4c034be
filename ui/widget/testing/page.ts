/** A page with the widget on it, real from the queue to the wire; only sockets and the loading of the panel are fake. */
import { vi } from 'vitest'
import type { Call } from '../api'
import { start } from '../panel/start'
import { createWidget } from '../stage1/widget'
import { FakeSocket, SETTINGS } from './socket'

export interface TestPage {
  chat(...call: Call): unknown
  /** Addresses of panels that were loaded. */
  loaded: string[]
  events: [name: string, payload: unknown][]
  root(): ShadowRoot
  text(): string
  type(text: string): void
}

const HEARD = [
  'ready',
  'message',
  'message:sent',
  'message:failed',
  'unread',
  'error',
  'open',
  'close',
  'identity',
]

export function openPage(options: object = {}): TestPage {
  FakeSocket.all = []
  FakeSocket.blocked = false
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('visualViewport', Object.assign(new EventTarget(), { offsetTop: 0, height: 800, scale: 1 }))
  const loaded: string[] = []
  const events: TestPage['events'] = []
  const boot = { v: 1, panel: '/widget/panel.abc.js', apps: { acme: SETTINGS } }
  const chat = createWidget(boot, 'https://desk.test', async (url) => {
    loaded.push(url)
    return { start }
  })
  for (const name of HEARD) chat('on', name, (payload: unknown) => events.push([name, payload]))
  chat('init', { appId: 'acme', ...options })
  const root = (): ShadowRoot => document.querySelector('deskbell-chat')!.shadowRoot!
  return {
    chat,
    loaded,
    events,
    root,
    text: () => root().querySelector('.t')?.textContent ?? '',
    type(text) {
      root().querySelector('textarea')!.value = text
      root()
        .querySelector('form.c')!
        .dispatchEvent(new Event('submit', { cancelable: true }))
    },
  }
}

/** Lets promises and everything due within `ms` happen. */
export const pass = (ms = 1): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
