/** Which conversations a view holds. The same words make its address, its query and its membership test. */
import type { Conversation, Id, State } from '../../shared/wire'

export interface Filter {
  state: State
  assignee?: Id | 'me' | 'none'
  channel?: Id
  team?: Id
  tag?: string
}

const NAMED: Record<string, Filter> = {
  open: { state: 'open' },
  mine: { state: 'open', assignee: 'me' },
  unassigned: { state: 'open', assignee: 'none' },
  waiting: { state: 'waiting' },
  snoozed: { state: 'snoozed' },
  done: { state: 'resolved' },
}

/** "open", "mine", …, or "channel/<id>", "team/<id>", "tag/<name>". Unknown words give the open queue. */
export function filterOf(key: string): Filter {
  const [kind, rest] = [key.split('/')[0] ?? '', key.slice(key.indexOf('/') + 1)]
  if (kind === 'channel' || kind === 'team' || kind === 'tag') {
    return { state: 'open', [kind]: decodeURIComponent(rest) }
  }
  return NAMED[key] ?? { state: 'open' }
}

export function queryOf(filter: Filter): string {
  return new URLSearchParams(Object.entries(filter) as [string, string][]).toString()
}

export function belongs(row: Conversation, filter: Filter, me: Id): boolean {
  if (row.merged_into !== null || row.state !== filter.state) return false
  if (filter.assignee === 'me' && row.assignee !== me) return false
  if (filter.assignee === 'none' && row.assignee !== null) return false
  if (filter.assignee && filter.assignee.length > 4 && row.assignee !== filter.assignee) return false
  if (filter.channel && row.channel !== filter.channel) return false
  if (filter.team && row.team !== filter.team) return false
  return !filter.tag || row.tags.includes(filter.tag)
}
