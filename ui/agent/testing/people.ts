/** The cast of the test desk, and short ways to make conversations and messages. */
import type { Agent, Channel, ContactBrief, Conversation, Message, Person, Team } from '../../shared/wire'

export const NOW = Date.now()
export const ago = (minutes: number): number => (NOW - minutes * 60_000) * 1000

export const mira: Agent = agent('mira', 'Mira Ravn', 'owner')
export const tom: Agent = agent('tom', 'Tom Adeyemi', 'agent')
export const agents: Agent[] = [mira, tom, agent('lena', 'Lena Brandt', 'agent')]
export const teams: Team[] = [{ id: 'billing', name: 'Billing' }]
export const chat: Channel = channel('website', 'chat', 'Website chat')
export const hook: Channel = channel('status', 'webhook', 'Status page')
export const channels: Channel[] = [chat, hook]

function agent(id: string, name: string, role: Agent['role']): Agent {
  return { id, name, email: `${id}@desk.test`, role, state: 'active', teams: [] }
}

function channel(id: string, kind: Channel['kind'], name: string): Channel {
  const settings = {
    title: 'Okapi Support',
    greeting: 'Hi! How can we help?',
    accent: '#0ea5e9',
    theme: 'auto' as const,
    position: 'right' as const,
    identity: 'optional' as const,
    origins: [],
  }
  const seen =
    kind === 'chat'
      ? { seen_on: 'https://shop.example', seen_at: ago(0.05) }
      : { seen_on: null, seen_at: null }
  return { id, kind, name, state: 'on', app_id: kind === 'chat' ? 'demo' : null, settings, ...seen }
}

export function contact(
  id: string,
  name: string,
  plan: string | null,
  source: ContactBrief['plan_source'] = 'signed',
): ContactBrief {
  return { id, name, email: name ? `${id}@${id}.example` : null, plan, plan_source: plan ? source : null }
}

export function conversation(
  id: string,
  who: ContactBrief,
  change: Partial<Conversation> = {},
): Conversation {
  return {
    id,
    subject: '',
    state: 'open',
    channel: chat.id,
    contact: who,
    assignee: null,
    team: null,
    tags: [],
    preview: '',
    preview_by: 'customer',
    last_at: ago(5),
    waiting_since: ago(5),
    snoozed_until: null,
    created_at: ago(60),
    revision: 1,
    last_inbound: 1,
    seen_by_agents: 1,
    seen_by_customer: 0,
    page: null,
    merged_into: null,
    ...change,
  }
}

let serial = 0
export function message(
  of: string,
  kind: Message['kind'],
  author: Person,
  text: string,
  at: number,
  change: Partial<Message> = {},
): Message {
  serial += 1
  return {
    id: `m${serial}`,
    conversation: of,
    kind,
    channel: kind === 'note' || kind === 'notice' ? null : chat.id,
    author,
    text,
    attachments: [],
    at,
    revision: serial,
    client_id: null,
    reason: null,
    page: null,
    delivery: kind === 'reply' ? 'sent' : null,
    delivery_error: null,
    erased: false,
    ...change,
  }
}

export const asPerson = (
  { id, name }: { id: string; name: string },
  kind: Person['kind'] = 'contact',
): Person => ({ kind, id, name })
