/** The visitor's wire: frames of /api/v1/chat, the same over a socket and over the long poll. Times are UTC microseconds. */
import type { ChatSettings, User } from './api'

export type Id = string
export type Micros = number

export interface Attachment {
  id: Id
  name: string
  content_type: string
  size: number
  width: number | null
  height: number | null
}

export interface VMessage {
  id: Id
  client_id: string | null
  from: { kind: 'visitor' | 'agent' | 'system'; name: string }
  type: 'text' | 'notice'
  text: string
  attachments: Attachment[]
  at: Micros
  revision: number
}

export interface Welcome {
  t: 'welcome'
  v: 1
  token: string
  /** Null until the visitor has written: the desk keeps nobody before. */
  visitor: Id | null
  name: string | null
  verified: boolean
  conversation: null | { id: Id; state: string }
  messages: VMessage[]
  resumed?: boolean
  position: number
  seen_by_agents: number
  seen_by_customer: number
  email_known: boolean
  online: boolean
  settings: ChatSettings
  identity_error?: string | null
}

export interface Identity {
  user?: User | null
  user_token?: string | null
  user_hash?: string | null
}

export interface Page {
  url: string
  title: string
}

export interface ServerFrames {
  welcome: Welcome
  message: { t: 'message'; message: VMessage; after: number; upto: number }
  ack: { t: 'ack'; id: Id; message: VMessage; position: number; conversation?: Id }
  refused: { t: 'refused'; id: Id; code: string; message: string; retry: boolean }
  typing: { t: 'typing'; on: boolean; name: string }
  seen: { t: 'seen'; revision: number; after: number; upto: number }
  state: { t: 'state'; state: string; after: number; upto: number }
  online: { t: 'online'; online: boolean }
  email: { t: 'email'; ok: boolean; message: string | null }
  identity: { t: 'identity'; verified: boolean; error: string | null }
  bye: { t: 'bye'; why: string }
  busy: { t: 'busy'; retry_after: number }
  error: { t: 'error'; code: string; message: string }
  pong: { t: 'pong' }
}
export type ServerFrame = ServerFrames[keyof ServerFrames]

export type ClientFrame =
  | ({
      t: 'hello'
      v: 1
      app: string
      token: string | null
      locale: string
      page: Page
      position: number | null
    } & Identity)
  | { t: 'send'; id: Id; text: string; attachments: Id[]; page: string }
  | { t: 'typing'; on: boolean }
  | { t: 'seen'; revision: number }
  | ({ t: 'page' } & Page)
  | { t: 'track'; name: string; props: Record<string, unknown> }
  | { t: 'email'; email: string }
  | ({ t: 'identify' } & Identity)
  | { t: 'tag'; add: string[]; remove: string[] }
  | { t: 'context'; data: Record<string, unknown> }
  | { t: 'ping' }
  | { t: 'bye' }
