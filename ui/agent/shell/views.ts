/** The views that exist, with their names, numbers and keys. */
import type { Counts } from '../../shared/wire'
import { msg, t } from '../i18n'
import type { IconName } from '../icons/Icon'
import type { DirectoryState } from '../store/directory'

export interface NamedView {
  key: string
  name: string
  count: number | null
  shortcut?: string
  icon?: IconName
  tint?: string
  off?: boolean
}

export const INBOX_VIEWS = [
  { key: 'open', label: msg('Needs an answer'), count: 'open', shortcut: 'g i' },
  { key: 'mine', label: msg('Mine'), count: 'mine', shortcut: 'g m' },
  { key: 'unassigned', label: msg('Unassigned'), count: 'unassigned', shortcut: 'g u' },
  { key: 'waiting', label: msg('Waiting'), count: 'waiting', shortcut: 'g w' },
  { key: 'snoozed', label: msg('Snoozed'), count: 'snoozed', shortcut: 'g s' },
  { key: 'done', label: msg('Done'), count: null, shortcut: 'g d' },
] as const

export const CHANNEL_MARKS: Record<string, { icon: IconName; tint: string }> = {
  chat: { icon: 'chat', tint: 'var(--chat)' },
  webhook: { icon: 'hook', tint: 'var(--social)' },
}
export const markOf = (kind: string | undefined) => CHANNEL_MARKS[kind ?? 'chat'] ?? CHANNEL_MARKS.chat!

export function inboxViews(counts: Counts): NamedView[] {
  return INBOX_VIEWS.map(({ key, label, count, shortcut }) => ({
    key,
    name: t(label),
    count: count ? counts[count] : null,
    shortcut,
  }))
}

export function channelViews({ channels }: DirectoryState, counts: Counts): NamedView[] {
  return channels.map((channel) => ({
    key: `channel/${channel.id}`,
    name: channel.name,
    count: counts.channels[channel.id] ?? 0,
    off: channel.state === 'off',
    ...markOf(channel.kind),
  }))
}

export function teamViews({ teams }: DirectoryState): NamedView[] {
  return teams.map(({ id, name }) => ({ key: `team/${id}`, name, count: null, icon: 'team' }))
}

/** The tags in use, busiest first; a long list of tags would not be a view. */
export function tagViews(counts: Counts): NamedView[] {
  return Object.entries(counts.tags)
    .filter(([, count]) => count > 0)
    .sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
    .slice(0, 6)
    .map(([name, count]) => ({ key: `tag/${encodeURIComponent(name)}`, name, count, icon: 'tag' }))
}

export function viewName(key: string, directory: DirectoryState): string {
  const named = INBOX_VIEWS.find((view) => view.key === key)
  if (named) return t(named.label)
  const rest = decodeURIComponent(key.slice(key.indexOf('/') + 1))
  const list = key.startsWith('channel/')
    ? directory.channels
    : key.startsWith('team/')
      ? directory.teams
      : []
  return list.find(({ id }) => id === rest)?.name ?? (key.startsWith('tag/') ? rest : t('Inbox'))
}

export const countText = (count: number): string => (count >= 100 ? '99+' : String(count))

export function viewCount(key: string, counts: Counts): number | null {
  const named = INBOX_VIEWS.find((view) => view.key === key)
  if (named) return named.count ? counts[named.count] : null
  const rest = decodeURIComponent(key.slice(key.indexOf('/') + 1))
  if (key.startsWith('channel/')) return counts.channels[rest] ?? null
  return key.startsWith('tag/') ? (counts.tags[rest] ?? null) : null
}
