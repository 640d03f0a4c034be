/**
 * What each kind of event means for the app beside the content it carries, which is always taken by id. A kind that is
 * missing here does not compile; 'content' says that nothing else is to be done.
 */
import type { EventKind } from '../../shared/generated/events'

export type Meaning = 'content' | 'card' | 'threads' | 'gone'

export const MEANING: Record<EventKind, Meaning> = {
  'message.received': 'content',
  'message.sent': 'content',
  'note.added': 'content',
  'message.delivery': 'content',
  'conversation.opened': 'content',
  'conversation.assigned': 'content',
  'conversation.tagged': 'content',
  'conversation.snoozed': 'content',
  'conversation.woken': 'content',
  'conversation.waiting': 'content',
  'conversation.resolved': 'content',
  'conversation.reopened': 'content',
  'conversation.renamed': 'content',
  'conversation.seen': 'content',
  'conversation.read': 'content',
  'conversation.linked': 'threads',
  'conversation.merged': 'threads',
  'conversation.unmerged': 'threads',
  'conversation.split': 'threads',
  'conversation.hidden': 'gone',
  'contact.created': 'card',
  'contact.changed': 'card',
  'contact.identified': 'card',
  'contact.merged': 'card',
  'contact.unmerged': 'card',
  'contact.suggested': 'card',
  'contact.suggestion_settled': 'card',
  'visit.recorded': 'card',
  'agent.invited': 'content',
  'agent.changed': 'content',
  'team.changed': 'content',
  'team.removed': 'content',
  'channel.changed': 'content',
  'channel.seen': 'content',
  'tag.created': 'content',
  'tag.removed': 'content',
  'workspace.changed': 'content',
}
