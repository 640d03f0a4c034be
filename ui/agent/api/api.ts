/** Every call of the agent's API, typed by the words on the wire. */
import type {
  Agent,
  ApiToken,
  Attachment,
  Channel,
  ChatSettings,
  ContactBrief,
  ContactCard,
  Conversation,
  ConversationDetail,
  ConversationPage,
  Counts,
  Desk,
  Id,
  IdentityKind,
  Message,
  Role,
  Scope,
  SearchHit,
  Session,
  Tag,
  Team,
  Time,
} from '../../shared/wire'
import { request } from './request'

type Said = { conversation: Conversation; message: Message }
type Changed = { conversation: Conversation }
export interface ReplyBody {
  command_id: string
  text: string
  attachments: Id[]
  seen_revision: number
  force?: boolean
  then?: 'resolve' | null
}
export interface BulkBody {
  command_id: string
  conversations: Id[]
  do: 'resolve' | 'reopen' | 'assign' | 'tag' | 'snooze'
  assignee?: Id | null
  tag?: string
  until?: Time
}

const on = (id: Id, what = '') => `/conversations/${encodeURIComponent(id)}${what}`
const who = (id: Id, what = '') => `/contacts/${encodeURIComponent(id)}${what}`
const act = (id: Id, what: string, body: object) => request<Changed>('POST', on(id, what), body)

export const api = {
  desk: () => request<Desk>('GET', '/desk'),
  counts: () => request<Counts>('GET', '/counts'),
  conversations: (query: string) => request<ConversationPage>('GET', `/conversations?${query}`),
  conversation: (id: Id) => request<ConversationDetail>('GET', on(id)),
  messages: (id: Id, before: string) =>
    request<{ messages: Message[]; earlier: string | null }>(
      'GET',
      on(id, `/messages?before=${encodeURIComponent(before)}`),
    ),

  reply: (id: Id, body: ReplyBody) => request<Said>('POST', on(id, '/replies'), body),
  note: (id: Id, body: { command_id: string; text: string; attachments: Id[]; mentions: Id[] }) =>
    request<Said>('POST', on(id, '/notes'), body),
  assign: (id: Id, body: { command_id: string; assignee: Id | null; team?: Id | null }) =>
    act(id, '/assignment', body),
  tag: (id: Id, body: { command_id: string; add: string[]; remove: string[] }) => act(id, '/tags', body),
  snooze: (id: Id, body: { command_id: string; until: Time }) => act(id, '/snooze', body),
  resolve: (id: Id, command_id: string) => act(id, '/resolve', { command_id }),
  reopen: (id: Id, command_id: string) => act(id, '/reopen', { command_id }),
  wait: (id: Id, command_id: string) => act(id, '/wait', { command_id }),
  rename: (id: Id, command_id: string, subject: string) => act(id, '/subject', { command_id, subject }),
  seen: (id: Id, revision: number) => act(id, '/seen', { revision }),
  merge: (id: Id, command_id: string, into: Id) => act(id, '/merge', { command_id, into }),
  unmerge: (id: Id, command_id: string) => act(id, '/unmerge', { command_id }),
  split: (id: Id, command_id: string, message: Id) => act(id, '/split', { command_id, message }),
  link: (id: Id, command_id: string, other: Id) => request('POST', on(id, '/links'), { command_id, other }),
  bulk: (body: BulkBody) => request<{ done: number }>('POST', '/bulk', body),
  putDraft: (id: Id, kind: 'reply' | 'note', text: string) =>
    request('PUT', on(id, '/draft'), { kind, text }),
  removeDraft: (id: Id) => request('DELETE', on(id, '/draft')),

  contacts: (q: string, after = '') =>
    request<{ contacts: ContactBrief[]; next: string | null }>(
      'GET',
      `/contacts?${new URLSearchParams({ q, limit: '30', ...(after && { after }) })}`,
    ),
  contact: (id: Id) => request<ContactCard>('GET', who(id)),
  changeContact: (
    id: Id,
    body: {
      command_id: string
      name?: string
      plan?: string | null
      attributes?: Record<string, string>
      blocked?: boolean
    },
  ) => request<ContactCard>('PATCH', who(id), body),
  addIdentity: (id: Id, command_id: string, kind: IdentityKind, value: string) =>
    request('POST', who(id, '/identities'), { command_id, kind, value }),
  removeIdentity: (id: Id, identity: Id) => request('DELETE', who(id, `/identities/${identity}`)),
  mergeContact: (id: Id, command_id: string, other: Id) =>
    request<ContactCard>('POST', who(id, '/merge'), { command_id, other }),
  undoMerge: (id: Id, command_id: string) => request('POST', `/merges/${id}/undo`, { command_id }),
  settleSuggestion: (id: Id, how: 'accept' | 'dismiss', command_id: string) =>
    request('POST', `/suggestions/${id}/${how}`, { command_id }),

  search: (q: string, after = '') =>
    request<{ hits: SearchHit[]; next: string | null }>(
      'GET',
      `/search?${new URLSearchParams({ q, ...(after && { after }) })}`,
    ),
}
export type Api = typeof api

/** What signing in and the settings need; loaded with them. */
export const admin = {
  setup: () =>
    request<{ needed: boolean; demo: boolean; account: { email: string; password: string } | null }>(
      'GET',
      '/setup',
    ),
  finishSetup: (body: { workspace: string; name: string; email: string; password: string }) =>
    request<Session>('POST', '/setup', body),
  session: () => request<Session>('GET', '/session'),
  signIn: (email: string, password: string) => request<Session>('POST', '/session', { email, password }),
  signOut: () => request('DELETE', '/session'),
  forgot: (email: string) => request('POST', '/password/forgot', { email }),
  link: (token: string) =>
    request<{ purpose: 'invite' | 'reset'; name: string; email: string }>(
      'GET',
      `/links/${encodeURIComponent(token)}`,
    ),
  followLink: (token: string, body: { name?: string; password: string }) =>
    request<Session>('POST', `/links/${encodeURIComponent(token)}`, body),
  changePassword: (current: string, password: string) =>
    request('POST', '/session/password', { current, password }),

  agents: () => request<{ agents: Agent[] }>('GET', '/agents'),
  invite: (body: { name: string; email: string; role: Role; teams: Id[] }) =>
    request<{ agent: Agent; link: string }>('POST', '/agents', body),
  changeAgent: (id: Id, body: Partial<Pick<Agent, 'name' | 'role' | 'state' | 'teams'>>) =>
    request<Agent>('PATCH', `/agents/${id}`, body),
  agentLink: (id: Id) => request<{ link: string }>('POST', `/agents/${id}/link`),
  createTeam: (name: string, members: Id[]) => request<Team>('POST', '/teams', { name, members }),
  changeTeam: (id: Id, body: { name?: string; members?: Id[] }) =>
    request<Team>('PATCH', `/teams/${id}`, body),
  removeTeam: (id: Id) => request('DELETE', `/teams/${id}`),
  createChannel: (name: string, settings: ChatSettings) =>
    request<Channel>('POST', '/channels', { kind: 'chat', name, settings }),
  changeChannel: (id: Id, body: { name?: string; state?: 'on' | 'off'; settings?: ChatSettings }) =>
    request<Channel>('PATCH', `/channels/${id}`, body),
  newSecret: (id: Id) => request<{ secret: string }>('POST', `/channels/${id}/secrets`),
  tokens: () => request<ApiToken[] | { tokens: ApiToken[] }>('GET', '/tokens'),
  createToken: (name: string, scopes: Scope[], expires_at: Time | null) =>
    request<{ token: string }>('POST', '/tokens', { name, scopes, expires_at }),
  removeToken: (id: Id) => request('DELETE', `/tokens/${id}`),
  createTag: (name: string) => request<Tag>('POST', '/tags', { name }),
  removeTag: (id: Id) => request('DELETE', `/tags/${id}`),
}

export type { Attachment }
