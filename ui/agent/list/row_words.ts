/** The words of a row: who, what they said, and why it stands here now. */
import type { Conversation, Id } from '../../shared/wire'
import { t } from '../i18n'
import { when } from '../when'

/** The path of a page on the customer's site; whole addresses are too long for a row. The desk's own chat page is no place. */
export function pagePath(page: string | null): string | null {
  if (!page) return null
  try {
    const { pathname, hostname } = new URL(page, 'https://site.invalid')
    if (hostname === location.hostname && pathname.startsWith('/chat/')) return null
    return pathname === '/' ? hostname : pathname
  } catch {
    return page
  }
}

export function contactName(row: Pick<Conversation, 'contact' | 'page'>): string {
  const { name, email } = row.contact
  if (name || email) return name || email!
  const page = pagePath(row.page)
  return page ? t('Visitor from {page}', { page }) : t('Visitor')
}

export const isUnread = (row: Conversation): boolean => row.last_inbound > row.seen_by_agents

export interface Why {
  chip: { text: string; tint: 'alarm' | 'act' | 'plain' | 'plan' } | null
  waitingSince: number | null
  words: string[]
}

export function whyHere(
  row: Conversation,
  me: Id,
  nameOf: (agent: Id) => string | undefined,
  draft: boolean,
): Why {
  const words: string[] = []
  if (row.assignee)
    words.push(
      row.assignee === me ? t('yours') : t('with {name}', { name: nameOf(row.assignee) ?? t('a colleague') }),
    )
  words.push(...row.tags)
  const page = pagePath(row.page)
  if (page && row.contact.name) words.push(t('on {page}', { page }))
  const snoozed = row.state === 'snoozed' && row.snoozed_until
  const chip = draft
    ? { text: t('Draft'), tint: 'plan' as const }
    : snoozed
      ? { text: t('back {when}', { when: when(snoozed) }), tint: 'act' as const }
      : null
  return { chip, waitingSince: row.state === 'open' ? row.waiting_since : null, words }
}
