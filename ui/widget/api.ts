/**
 * What the two halves of the widget agree on: stage 1 (launcher, queue, events) owns a Core,
 * the panel is started with it and answers the calls stage 1 cannot answer alone.
 */
export type Theme = 'light' | 'dark' | 'auto'

export interface ChatSettings {
  title: string
  greeting: string
  accent: string
  theme: Theme
  position: 'right' | 'left'
}

/** What the server puts in front of chat.min.js. */
export interface Boot {
  v: number
  panel: string
  apps: Record<string, ChatSettings>
}

export interface Styles {
  theme?: Theme
  accent?: string
  position?: string
  /** Pixels from the edges of the window. */
  offset?: number | { x?: number; y?: number }
  zIndex?: number
  /** Side of the round button in pixels, 40 to 96. */
  size?: number
  /** 'bubble', 'none', or a selector of the page's own buttons. */
  launcher?: string
}

export interface User {
  id?: string
  email?: string
  name?: string
  plan?: string
  [field: string]: unknown
}

export interface Options {
  appId?: string
  user?: User | null
  userToken?: string | null
  userHash?: string | null
  locale?: string
  styles?: Styles
  hideLauncher?: boolean
  prefill?: string
  tags?: string[]
  context?: Record<string, unknown>
  consent?: 'required' | boolean
  trackPages?: boolean
  baseUrl?: string
}

export type Call = [verb: string, ...args: unknown[]]
export type Listener = (payload: unknown) => void

/** What both halves read and only `set` changes. */
export interface Flags {
  open: boolean
  visible: boolean
  unread: number
  online: boolean | null
  visitorId: string | null
}

export interface Core {
  readonly base: string
  readonly appId: string
  readonly host: HTMLElement
  readonly root: ShadowRoot
  /** True on the plain page /chat/<appId>: no launcher, no way to close. */
  readonly page: boolean
  options: Options
  settings: ChatSettings
  flags: Readonly<Flags>
  emit(event: string, payload?: unknown): void
  /** Changes flags, tells the page what changed and repaints the launcher. */
  set(change: Partial<Flags>): void
  /** Repaints the host after `settings` changed. */
  paint(): void
  focusLauncher(): void
}

export interface Panel {
  call(...call: Call): void
  stop(): void
}

export const VERSION = '1.0.0'
export const STORE = 'deskbell:'
