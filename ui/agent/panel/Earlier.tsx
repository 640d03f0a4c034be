import type { ContactCard, Id, LinkedConversation, State } from '../../shared/wire'
import { msg, t } from '../i18n'
import { Link } from '../parts/Link'
import { conversationPath } from '../place'
import { shortDay } from '../when'
import styles from './panel.module.css'

export const STATE_WORDS: Record<State, string> = {
  open: msg('open'),
  waiting: msg('waiting'),
  snoozed: msg('snoozed'),
  resolved: msg('done'),
}

export function Earlier({ card, current }: { card: ContactCard; current: Id | null }) {
  const others = card.conversations.filter(({ id }) => id !== current)
  if (others.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>{t('Other conversations')}</h3>
      {others.map(({ id, subject, preview, state, last_at }) => (
        <Link key={id} href={conversationPath(id)} className={styles.link}>
          <span>{subject || preview}</span>
          <small>
            {shortDay(last_at)} · {t(STATE_WORDS[state])}
          </small>
        </Link>
      ))}
    </section>
  )
}

export function Links({ links }: { links: LinkedConversation[] }) {
  if (links.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>{t('Linked')}</h3>
      {links.map(({ id, subject, state, why }) => (
        <Link key={id} href={conversationPath(id)} className={styles.link}>
          <span>{subject || t('Conversation')}</span>
          <small>
            {why} · {t(STATE_WORDS[state])}
          </small>
        </Link>
      ))}
    </section>
  )
}
