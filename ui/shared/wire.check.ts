/** Holds the hand-written words on the wire against the server's own description: it does not compile where they differ. */
import type { components } from './generated/api'
import type * as wire from './wire'

type Told = components['schemas']
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type Fits<A, B> = [A] extends [B] ? true : false

export const checked: {
  agent: Same<Told['Agent'], wire.Agent>
  team: Same<Told['Team'], wire.Team>
  attachment: Same<Told['Attachment'], wire.Attachment>
  contact: Fits<wire.ContactBrief, Told['ContactBrief']>
  conversation: Fits<wire.Conversation, Told['Conversation']>
  message: Fits<wire.Message, Told['Message']>
} = { agent: true, team: true, attachment: true, contact: true, conversation: true, message: true }
