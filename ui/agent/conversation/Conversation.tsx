/** The middle pane. It stays mounted while conversations change: only what it shows is swapped. */
import { useEffect } from 'react'
import type { Id, Conversation as Row } from '../../shared/wire'
import { prefetchAround } from '../actions/selection'
import { markSeen } from '../actions/states'
import { Composer } from '../composer/Composer'
import { socket, store } from '../desk'
import { t } from '../i18n'
import { Bell } from '../icons/Icon'
import { isUnread } from '../list/row_words'
import { Kbd } from '../parts/Kbd'
import { useRow } from '../store/hooks'
import styles from './conversation.module.css'
import { Header, StateLine } from './Header'
import { Thread } from './Thread'

const DWELL_MS = 500

export function Conversation({ id }: { id: Id | null }) {
  const row = useRow(id ?? '')
  useWatched(id)
  useSeen(row)
  return (
    <section className={styles.conv} aria-label={t('Conversation')}>
      {id ? (
        <>
          {row ? <Header row={row} /> : <header className={styles.bar} />}
          {row && <StateLine row={row} />}
          <div className={styles.middle}>
            <Thread id={id} />
          </div>
        </>
      ) : (
        <Nothing />
      )}
      <div className={row ? undefined : styles.hidden}>
        <Composer row={row} />
      </div>
    </section>
  )
}

function useWatched(id: Id | null): void {
  useEffect(() => {
    store.watched.set(id)
    socket.watch(id)
    const soon = setTimeout(() => id && prefetchAround(id), 60)
    return () => clearTimeout(soon)
  }, [id])
}

/** Skimming with j is not reading: half a second before it counts as seen, and only in front of somebody. */
function useSeen(row: Row | undefined): void {
  useEffect(() => {
    if (!row || !isUnread(row)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible' && document.hasFocus()) {
        timer = setTimeout(() => markSeen(row), DWELL_MS)
      }
    }
    look()
    addEventListener('focus', look)
    return () => {
      clearTimeout(timer)
      removeEventListener('focus', look)
    }
  }, [row])
}

function Nothing() {
  return (
    <div className={styles.nothing}>
      <Bell />
      <p>{t('Choose a conversation.')}</p>
      <p>
        <Kbd keys="j" /> <Kbd keys="k" /> {t('walk along the list')} · <Kbd keys="?" /> {t('shows all keys')}
      </p>
    </div>
  )
}
