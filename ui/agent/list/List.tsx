import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef } from 'react'
import { cursor } from '../actions/selection'
import { store } from '../desk'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import { IconButton } from '../parts/Button'
import { chosen, currentConversation, currentView, navigate, overlay, viewsShown } from '../place'
import { countText, viewCount, viewName } from '../shell/views'
import { useCell } from '../store/cell'
import { useCounts, useDirectory, useView } from '../store/hooks'
import { BulkBar } from './BulkBar'
import { EmptyView } from './EmptyView'
import styles from './list.module.css'
import { ROW_HEIGHT, Row } from './Row'

export const ListColumn = memo(function ListColumn() {
  const key = useCell(currentView)
  const choosing = useCell(chosen).size > 0
  useEffect(() => {
    void store.views.open(key).catch(() => {})
    return () => store.views.trim(key)
  }, [key])
  return (
    <section
      className={choosing ? `${styles.list} ${styles.choosing}` : styles.list}
      aria-label={t('Conversations')}
    >
      {choosing ? <BulkBar /> : <Bar view={key} />}
      <Rows view={key} />
    </section>
  )
})

function Bar({ view }: { view: string }) {
  const directory = useDirectory()
  const count = viewCount(view, useCounts())
  const name = viewName(view, directory)
  return (
    <header className={styles.bar}>
      <button
        type="button"
        className={styles.title}
        onClick={() => viewsShown.set(true)}
        aria-haspopup="dialog"
      >
        <h1>{name}</h1>
        <Icon name="down" />
      </button>
      <h1 className={styles.plain}>{name}</h1>
      {count ? <span className={styles.n}>{countText(count)}</span> : null}
      <span className={styles.go}>
        <IconButton icon="search" label={t('Search')} shortcut="/" onClick={() => navigate('/search')} />
        <IconButton
          icon="keys"
          label={t('All actions')}
          shortcut="⌘K"
          onClick={() => overlay.set('palette')}
        />
      </span>
    </header>
  )
}

function Rows({ view }: { view: string }) {
  const { ids, status, next } = useView(view)
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    getItemKey: (index) => ids[index]!,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (next && last > ids.length - 15) void store.views.more(view).catch(() => {})
  }, [last, ids.length, next, view])
  useKeepInSight(ids, virtual.scrollToIndex)
  useEffect(() => {
    scroll.current?.scrollTo(0, 0)
    void view
  }, [view])
  if (ids.length === 0) return <EmptyView view={view} status={status} />
  return (
    <div className={styles.scroll} ref={scroll} tabIndex={-1}>
      <div
        className={styles.sizer}
        style={{ height: virtual.getTotalSize() }}
        role="list"
        aria-label={t('Conversations')}
      >
        {items.map(({ index, key, start }) => (
          <Row key={key} id={ids[index]!} index={index} top={start} />
        ))}
      </div>
      {next && <p className={styles.foot}>{t('Older ones follow …')}</p>}
    </div>
  )
}

/** The row j and k move to is always in sight; a list that changes under the eye does not scroll. */
function useKeepInSight(
  ids: readonly string[],
  scrollTo: (index: number, options: { align: 'auto' }) => void,
) {
  const list = useRef(ids)
  list.current = ids
  const go = useRef(scrollTo)
  go.current = scrollTo
  useEffect(() => {
    const follow = () => {
      const index = list.current.indexOf(cursor.get() ?? '')
      if (index >= 0) go.current(index, { align: 'auto' })
    }
    const sync = () => {
      const open = currentConversation.get()
      if (open) cursor.set(open)
    }
    sync()
    const stops = [cursor.subscribe(follow), currentConversation.subscribe(sync)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
}
