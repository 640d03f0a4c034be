import type { VMessage, Welcome } from '../protocol'
import type { Pending } from './timeline'

/** Everything the panel shows. Whoever changes it asks for a new picture with `app.changed()`. */
export interface State
  extends Pick<Welcome, 'conversation' | 'seen_by_agents' | 'seen_by_customer' | 'email_known'> {
  phase: 'idle' | 'connecting' | 'live' | 'offline' | 'refused'
  /** The break lasts long enough to be told. */
  trouble: boolean
  /** Revision up to which every message is here; null before the first welcome. */
  position: number | null
  messages: VMessage[]
  outbox: Pending[]
  online: boolean | null
  typing: string | null
  email: 'unknown' | 'asking' | 'sending' | 'given' | 'skipped'
  emailError: string | null
  /** The reader is at the end of the conversation, and stays there. */
  atEnd: boolean
}

export const initial = (): State => ({
  phase: 'idle',
  trouble: false,
  conversation: null,
  messages: [],
  outbox: [],
  position: null,
  seen_by_agents: 0,
  seen_by_customer: 0,
  email_known: false,
  online: null,
  typing: null,
  email: 'unknown',
  emailError: null,
  atEnd: true,
})
