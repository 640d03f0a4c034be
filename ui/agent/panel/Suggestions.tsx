/** Weak evidence suggests and never merges; what was merged can be taken apart. */
import type { ContactBrief, ContactCard } from '../../shared/wire'
import { dismissSuggested, joinSuggested, undoMerge } from '../actions/joining'
import { t } from '../i18n'
import { Button } from '../parts/Button'
import { full } from '../when'
import styles from './panel.module.css'

const label = (contact: ContactBrief) => contact.name || contact.email || t('Visitor')

export function Suggestions({ card }: { card: ContactCard }) {
  if (card.suggestions.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>{t('Same person?')}</h3>
      {card.suggestions.map(({ id, other, reason }) => (
        <div key={id} className={styles.same}>
          <strong>{label(other)}</strong>
          <span>{reason}</span>
          <div>
            <Button onClick={() => void joinSuggested(card, id)}>{t('Join')}</Button>
            <Button kind="quiet" onClick={() => void dismissSuggested(card, id)}>
              {t('Dismiss')}
            </Button>
          </div>
        </div>
      ))}
    </section>
  )
}

export function Merges({ card }: { card: ContactCard }) {
  if (card.merges.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>{t('Joined with')}</h3>
      {card.merges.map(({ id, other, at }) => (
        <div key={id} className={styles.id} title={full(at)}>
          <span>{label(other)}</span>
          <em>
            <Button kind="text" onClick={() => void undoMerge(card, id)}>
              {t('Take apart')}
            </Button>
          </em>
        </div>
      ))}
    </section>
  )
}
