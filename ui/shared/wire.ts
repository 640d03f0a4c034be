/** The words on the wire between the desk and its browsers. Ids are opaque; times are UTC microseconds. */
export type Id = string
export type Time = number
export type State = 'open' | 'waiting' | 'snoozed' | 'resolved'
export type Role = 'owner' | 'agent' | 'viewer'
export type Scope = 'read' | 'write' | 'admin'
export type IdentityKind = 'user_id' | 'email' | 'phone' | 'handle'

export interface Person {
  kind: 'agent' | 'visitor' | 'contact' | 'system' | 'token'
  id: Id | null
  name: string
}
export interface Agent {
  id: Id
  name: string
  email: string
  role: Role
  state: 'active' | 'invited' | 'disabled'
  teams: Id[]
}
export interface Team {
  id: Id
  name: string
}
export interface Tag {
  id: Id
  name: string
}
export interface ChatSettings {
  title: string
  greeting: string
  /** #rrggbb */
  accent: string
  theme: 'light' | 'dark' | 'auto'
  position: 'right' | 'left'
  identity: 'off' | 'optional' | 'required'
  /** Allowed site origins; empty means any. */
  origins: string[]
}
export interface Channel {
  id: Id
  kind: 'chat' | 'webhook'
  name: string
  state: 'on' | 'off'
  app_id: string | null
  settings: ChatSettings | Record<string, never>
  seen_on: string | null
  seen_at: Time | null
}
export interface ContactBrief {
  id: Id
  name: string
  email: string | null
  plan: string | null
  plan_source: 'signed' | 'claimed' | 'set' | null
}
export interface Conversation {
  id: Id
  subject: string
  state: State
  /** The latest channel. */
  channel: Id
  contact: ContactBrief
  assignee: Id | null
  team: Id | null
  tags: string[]
  preview: string
  preview_by: 'customer' | 'agent' | 'note'
  last_at: Time
  waiting_since: Time | null
  snoozed_until: Time | null
  created_at: Time
  /** Grows by one with every fact of this conversation. */
  revision: number
  /** Revision of the customer's latest message. */
  last_inbound: number
  seen_by_agents: number
  seen_by_customer: number
  page: string | null
  merged_into: Id | null
}
export interface Attachment {
  id: Id
  name: string
  content_type: string
  size: number
  width: number | null
  height: number | null
  inline: boolean
}
export type Delivery = 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unconfirmed'
export interface Message {
  id: Id
  conversation: Id
  kind: 'customer' | 'reply' | 'note' | 'notice'
  channel: Id | null
  author: Person
  text: string
  attachments: Attachment[]
  at: Time
  revision: number
  client_id: string | null
  /** How it joined this conversation, in words. */
  reason: string | null
  page: string | null
  delivery: Delivery | null
  delivery_error: string | null
  erased: boolean
}
export interface Identity {
  id: Id
  kind: IdentityKind
  value: string
  verified: boolean
  how: string
  added_at: Time
}
export interface Visit {
  id: Id
  at: Time
  kind: 'page' | 'track'
  name: string
  url: string | null
  title: string | null
  props: Record<string, unknown>
}
export interface EarlierConversation {
  id: Id
  subject: string
  state: State
  channel: Id
  last_at: Time
  preview: string
}
export interface Suggestion {
  id: Id
  other: ContactBrief
  reason: string
}
export interface MergeRecord {
  id: Id
  other: ContactBrief
  at: Time
}
export interface ContactCard extends ContactBrief {
  attributes: Record<string, string>
  identities: Identity[]
  created_at: Time
  last_seen_at: Time | null
  locale: string | null
  blocked: boolean
  visits: Visit[]
  conversations: EarlierConversation[]
  suggestions: Suggestion[]
  merges: MergeRecord[]
  left_off: string | null
}
export interface Draft {
  kind: 'reply' | 'note'
  text: string
  updated_at: Time
}
export interface LinkedConversation {
  id: Id
  subject: string
  state: State
  why: string
}
export interface Session {
  agent: Agent
  workspace: { name: string }
  base_url: string
}
export interface Desk {
  me: Agent
  workspace: { name: string }
  base_url: string
  agents: Agent[]
  teams: Team[]
  channels: Channel[]
  tags: Tag[]
  epoch: string
  position: number
}
/** Each at most 100; 100 is shown as 99+. */
export interface Counts {
  open: number
  mine: number
  unassigned: number
  waiting: number
  snoozed: number
  channels: Record<Id, number>
  tags: Record<string, number>
}
export interface ConversationPage {
  conversations: Conversation[]
  next: string | null
}
export interface ConversationDetail {
  conversation: Conversation
  card: ContactCard
  /** The newest fifty, oldest first. */
  messages: Message[]
  earlier: string | null
  draft: Draft | null
  links: LinkedConversation[]
}
export interface SearchHit {
  conversation: Conversation
  message: Id | null
  /** Plain text; hits lie between \u0002 and \u0003. */
  snippet: string
}
export interface ApiToken {
  id: Id
  name: string
  scopes: Scope[]
  created_at: Time
  expires_at: Time | null
  last_used_at: Time | null
}
export interface ApiError {
  error: { code: string; message: string; hint: string | null }
}

export interface DeskEvent {
  seq: number
  at: Time
  kind: string
  actor: Person
  conversation?: Conversation | { id: Id }
  message?: Message
  contact?: ContactBrief
  agent?: Agent
  team?: Team
  channel?: Channel
  tag?: Tag
  command_id?: string
  data?: Record<string, unknown>
}
export interface EventsFrame {
  t: 'events'
  epoch: string
  after: number
  upto: number
  events: DeskEvent[]
}
export type ServerFrame =
  | { t: 'welcome'; v: 1; epoch: string; position: number }
  | { t: 'reset'; epoch: string; position: number; why: string }
  | EventsFrame
  | { t: 'typing'; conversation: Id; who: Person; kind: 'reply' | 'note'; on: boolean }
  | { t: 'presence'; agents: { id: Id; viewing: Id | null }[] }
  | { t: 'visitor'; conversation: Id; online: boolean }
  | { t: 'pong' }
  | { t: 'error'; code: string; message: string }
  | { t: 'busy' }
export type ClientFrame =
  | { t: 'hello'; v: 1; epoch: string | null; position: number | null }
  | { t: 'watch'; conversation: Id | null }
  | { t: 'typing'; conversation: Id; kind: 'reply' | 'note'; on: boolean }
  | { t: 'ping' }
