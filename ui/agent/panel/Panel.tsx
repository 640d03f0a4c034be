/** Who this is, how we know them, where we left off, what they just did: no click needed. */
import type { ContactCard, Conversation, Id } from '../../shared/wire'
import { t } from '../i18n'
import { contactName } from '../list/row_words'
import { Avatar } from '../parts/Avatar'
import { IconButton } from '../parts/Button'
import { Chip, PlanChip } from '../parts/Chip'
import { panelShown } from '../place'
import { useCell } from '../store/cell'
import { useRow, useThread } from '../store/hooks'
import { full } from '../when'
import { Earlier, Links } from './Earlier'
import { EditContact } from './EditContact'
import { KnownAs } from './KnownAs'
import { Lately } from './Lately'
import styles from './panel.module.css'
import { Merges, Suggestions } from './Suggestions'
import { TagsOf } from './TagsOf'

/** In the fifth column where there is room, over the conversation where there is not. */
export function Panel({ id }: { id: Id | null }) {
  const drawn = useCell(panelShown)
  if (!id) return <aside className={`${styles.side} ${styles.inline}`} aria-label={t('About this person')} />
  return (
    <div className={drawn ? styles.drawer : undefined} style={drawn ? undefined : { display: 'contents' }}>
      {drawn && (
        <button
          type="button"
          className={styles.veil}
          aria-label={t('Close')}
          onClick={() => panelShown.set(false)}
        />
      )}
      <Side id={id} inline={!drawn} />
    </div>
  )
}

function Side({ id, inline }: { id: Id; inline: boolean }) {
  const row = useRow(id)
  const thread = useThread(id)
  return (
    <aside
      className={inline ? `${styles.side} ${styles.inline}` : styles.side}
      aria-label={t('About this person')}
    >
      {row && <Who row={row} card={thread?.card} />}
      {thread?.card.left_off && <LeftOff words={thread.card.left_off} />}
      {thread && <KnownAs card={thread.card} />}
      {thread && <Suggestions card={thread.card} />}
      {row && <TagsOf row={row} />}
      {thread && <Lately card={thread.card} />}
      {thread && <Links links={thread.links} />}
      {thread && <Earlier card={thread.card} current={id} />}
      {thread && <Attributes card={thread.card} />}
      {thread && <Merges card={thread.card} />}
    </aside>
  )
}

function Who({ row, card }: { row: Conversation; card: ContactCard | undefined }) {
  const name = contactName(row)
  return (
    <div className={styles.who}>
      <Avatar name={name} size={44} />
      <div>
        <h2 className={styles.name}>{name}</h2>
        <div className={styles.chips}>
          <PlanChip contact={card ?? row.contact} long />
          {card?.blocked && <Chip tint="alarm">{t('blocked')}</Chip>}
          {card?.locale && <Chip title={t('Language of their browser')}>{languageName(card.locale)}</Chip>}
        </div>
      </div>
      {card && <EditContact card={card} />}
      <IconButton
        className={styles.closeDrawer ?? ''}
        icon="close"
        label={t('Close')}
        onClick={() => panelShown.set(false)}
        style={panelShown.get() ? undefined : { display: 'none' }}
      />
    </div>
  )
}

function languageName(locale: string): string {
  try {
    return (
      new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language' }).of(locale) ??
      locale
    )
  } catch {
    return locale
  }
}

export function LeftOff({ words }: { words: string }) {
  return (
    <p className={styles.left}>
      <b>{t('Pick up where it left off.')}</b> {words}
    </p>
  )
}

export function Attributes({ card }: { card: ContactCard }) {
  const entries = Object.entries(card.attributes)
  return (
    <section className={styles.section}>
      <h3>{t('Details')}</h3>
      <dl className={styles.attrs}>
        {entries.map(([name, value]) => (
          <Entry key={name} name={name} value={String(value)} />
        ))}
        <Entry name={t('Known since')} value={full(card.created_at)} />
      </dl>
    </section>
  )
}

function Entry({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
