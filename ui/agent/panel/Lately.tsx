import type { ContactCard, Visit } from '../../shared/wire'
import { t } from '../i18n'
import { pagePath } from '../list/row_words'
import { full, shortDay } from '../when'
import styles from './panel.module.css'

function words({ kind, name, url, title, props }: Visit): string {
  if (kind === 'page') return pagePath(url) ?? (title || t('the chat page'))
  const details = Object.entries(props).map(([key, value]) => `${key} ${String(value)}`)
  return [name, ...details].join(', ')
}

/** What they just did on the site, newest first. */
export function Lately({ card }: { card: ContactCard }) {
  const visits = card.visits.slice(0, 8)
  return (
    <section className={styles.section}>
      <h3>{t('Lately')}</h3>
      {visits.length === 0 && <p className={styles.quiet}>{t('Pages and events of theirs appear here.')}</p>}
      <div className={styles.tl}>
        {visits.map((visit) => (
          <div key={visit.id} title={`${visit.title ?? visit.name}, ${full(visit.at)}`}>
            <time>{shortDay(visit.at)}</time>
            <span>{words(visit)}</span>
          </div>
        ))}
      </div>
    </section>
  )
}
