import type { ContactCard, Identity } from '../../shared/wire'
import { removeIdentity } from '../actions/joining'
import { t } from '../i18n'
import { Icon, type IconName } from '../icons/Icon'
import { full } from '../when'
import styles from './panel.module.css'

const MARKS: Record<Identity['kind'], { icon: IconName; tint: string }> = {
  user_id: { icon: 'user', tint: 'var(--ink-2)' },
  email: { icon: 'mail', tint: 'var(--email)' },
  phone: { icon: 'phone', tint: 'var(--phone)' },
  handle: { icon: 'at', tint: 'var(--instagram)' },
}

/** Every way we know them, and how we know that. */
export function KnownAs({ card }: { card: ContactCard }) {
  return (
    <section className={styles.section}>
      <h3>{t('Known as')}</h3>
      {card.identities.length === 0 && <p className={styles.quiet}>{t('Only by this browser so far.')}</p>}
      <ul>
        {card.identities.map((identity) => (
          <Known key={identity.id} card={card} identity={identity} />
        ))}
      </ul>
    </section>
  )
}

function Known({ card, identity }: { card: ContactCard; identity: Identity }) {
  const { kind, value, verified, how, added_at } = identity
  const mark = MARKS[kind]
  const shown = kind === 'user_id' ? t('user {id}', { id: value }) : value
  return (
    <li className={styles.id} title={`${value}, ${how}, ${full(added_at)}`}>
      <span style={{ color: mark.tint, display: 'grid', flex: 'none' }}>
        <Icon name={mark.icon} />
      </span>
      <span>{shown}</span>
      <em className={verified ? styles.good : styles.maybe}>{how}</em>
      {how.startsWith('set by') && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('Remove {name}', { name: value })}
          onClick={() => void removeIdentity(card, identity.id)}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  )
}
