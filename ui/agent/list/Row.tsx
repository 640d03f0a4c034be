/** One row, 92 px, drawn again only when its own conversation changes. */
import { type CSSProperties, type MouseEvent, memo, useCallback, useSyncExternalStore } from 'react'
import type { Conversation, Id } from '../../shared/wire'
import { chooseTo, cursor, toggleChosen } from '../actions/selection'
import { store } from '../desk'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import { Chip, PlanChip } from '../parts/Chip'
import { Ago, Since } from '../parts/Time'
import { chosen, conversationPath, currentConversation, goToConversation } from '../place'
import { markOf } from '../shell/views'
import type { Cell } from '../store/cell'
import { useDirectory, useDraft, useRow, useTypists } from '../store/hooks'
import styles from './list.module.css'
import { contactName, isUnread, whyHere } from './row_words'

export const ROW_HEIGHT = 92

/** Subscribes to a yes or no about this row, so that moving the selection draws two rows and not the list. */
function useIs<T>(source: Cell<T>, test: (value: T) => boolean): boolean {
  return useSyncExternalStore(
    source.subscribe,
    useCallback(() => test(source.get()), [source, test]),
  )
}

export const Row = memo(function Row({ id, index, top }: { id: Id; index: number; top: number }) {
  const row = useRow(id)
  const on = useIs(
    currentConversation,
    useCallback((current) => current === id, [id]),
  )
  const picked = useIs(
    chosen,
    useCallback((set) => set.has(id), [id]),
  )
  if (!row) return null
  const look = [styles.item, on && styles.on, isUnread(row) && styles.unread].filter(Boolean).join(' ')
  const place: CSSProperties = { transform: `translateY(${top}px)` }
  return (
    <div className={look} style={place} role="listitem" aria-posinset={index + 1} aria-setsize={-1}>
      <Check id={id} picked={picked} name={contactName(row)} />
      <RowLink row={row} on={on} />
    </div>
  )
})

function Check({ id, picked, name }: { id: Id; picked: boolean; name: string }) {
  const onClick = (event: MouseEvent) => (event.shiftKey ? chooseTo(id) : toggleChosen(id))
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={picked}
      aria-label={t('Choose {name}', { name })}
      tabIndex={picked ? 0 : -1}
      className={styles.check}
      onClick={onClick}
    >
      <span>{picked && <Icon name="check" />}</span>
    </button>
  )
}

function RowLink({ row, on }: { row: Conversation; on: boolean }) {
  const { channels } = useDirectory()
  const mark = markOf(channels.find(({ id }) => id === row.channel)?.kind)
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.button !== 0) return
    event.preventDefault()
    if (event.shiftKey) return chooseTo(row.id)
    cursor.set(row.id)
    goToConversation(row.id)
  }
  return (
    <a
      className={styles.row}
      href={conversationPath(row.id)}
      aria-current={on ? 'true' : undefined}
      onClick={onClick}
      style={{ '--c': mark.tint } as CSSProperties}
    >
      <span className={styles.glyph}>
        <Icon name={mark.icon} />
      </span>
      <span className={styles.who}>
        {isUnread(row) && <span className="sr">{t('Unread')}</span>}
        <strong>{contactName(row)}</strong>
        <PlanChip contact={row.contact} />
      </span>
      <Ago at={row.last_at} />
      <span className={styles.words}>
        {row.preview_by !== 'customer' && <Icon name={row.preview_by === 'note' ? 'note' : 'send'} />}
        <span>{row.preview || row.subject}</span>
      </span>
      <WhyLine row={row} />
    </a>
  )
}

function WhyLine({ row }: { row: Conversation }) {
  const { me } = useDirectory()
  const typist = useTypists(row.id)[0]
  const draft = useDraft(row.id).text !== ''
  const why = whyHere(row, me.id, (id) => store.directory.agent(id)?.name, draft)
  if (typist) {
    const words =
      typist.who.kind === 'agent' ? t('{name} is answering …', { name: typist.who.name }) : t('is typing …')
    return <span className={`${styles.why} ${styles.typing}`}>{words}</span>
  }
  return (
    <span className={styles.why}>
      {why.chip && <Chip tint={why.chip.tint}>{why.chip.text}</Chip>}
      <span>
        {why.waitingSince !== null && (
          <>
            {t('waiting')} <Since at={why.waitingSince} />
            {why.words.length > 0 && ' · '}
          </>
        )}
        {why.words.join(' · ')}
      </span>
    </span>
  )
}
