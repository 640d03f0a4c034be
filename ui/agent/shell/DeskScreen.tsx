/** The whole desk: rail, views, list, conversation, panel; other pages take the place of the last four. */
import { useEffect, useLayoutEffect } from 'react'
import { useLocation } from 'wouter'
import type { Id } from '../../shared/wire'
import { onKey } from '../actions/keyboard'
import { retryUnreached } from '../actions/sending'
import { Conversation } from '../conversation/Conversation'
import { store } from '../desk'
import { lazyNow, warm } from '../lazy'
import { ListColumn } from '../list/List'
import { listMode } from '../list/source'
import { Overlays } from '../overlays/Overlays'
import { Panel } from '../panel/Panel'
import { Toasts } from '../parts/Toasts'
import { arrive, currentConversation, currentView, navigate, viewPath } from '../place'
import { SearchColumn } from '../search/SearchColumn'
import { useCell } from '../store/cell'
import { useRow } from '../store/hooks'
import { helloOpen, isHello, SayHello } from '../welcome/SayHello'
import { Rail } from './Rail'
import styles from './shell.module.css'
import { useTitle } from './title'
import { ViewsColumn, ViewsSheet } from './ViewsColumn'

const Settings = lazyNow(() => import('../settings/Settings').then((module) => module.Settings))
const People = lazyNow(() => import('../people/People').then((module) => module.People))

export function DeskScreen() {
  const [path] = useLocation()
  useLayoutEffect(() => {
    if (path === '/' || path === '/setup' || path === '/signin')
      navigate(viewPath(currentView.get()), { replace: true })
    if (path.startsWith('/inbox')) listMode.set('view')
    if (path.startsWith('/search')) listMode.set('search')
    arrive(path)
  }, [path])
  useEffect(() => {
    addEventListener('keydown', onKey)
    warm(Settings)
    const stop = store.connection.subscribe(() => store.connection.get() === 'live' && retryUnreached())
    return () => {
      removeEventListener('keydown', onKey)
      stop()
    }
  }, [])
  useTitle()
  const open = useCell(currentConversation)
  const aside = path.startsWith('/settings') || path.startsWith('/people')
  return (
    <div className={open && !aside ? `${styles.app} ${styles.reading}` : styles.app}>
      <Rail place={placeOf(path)} />
      {path.startsWith('/settings') && <Settings />}
      {path.startsWith('/people') && <People />}
      {!aside && <Inbox path={path} />}
      <ViewsSheet />
      <Overlays />
      <Toasts />
    </div>
  )
}

/** Which place of the rail an address belongs to; an open conversation belongs to the inbox. */
function placeOf(path: string): string {
  if (path === '/settings/profile') return 'profile'
  const first = path.split('/')[1] ?? ''
  return ['search', 'people', 'settings'].includes(first) ? first : 'inbox'
}

function Inbox({ path }: { path: string }) {
  const id = /^\/c\/([^/]+)$/.exec(path)?.[1] ?? null
  const mode = useCell(listMode)
  return (
    <>
      <ViewsColumn />
      <main className={styles.both}>
        <div className={id ? `${styles.column} ${styles.second}` : styles.column}>
          {mode === 'search' ? <SearchColumn /> : <ListColumn />}
        </div>
        <div className={id ? styles.column : `${styles.column} ${styles.second}`}>
          <Conversation id={id} />
        </div>
      </main>
      <Beside id={id} />
    </>
  )
}

function Beside({ id }: { id: Id | null }) {
  const row = useRow(id ?? '')
  const greeting = useCell(helloOpen) && isHello(row?.page)
  return (
    <>
      {id && !greeting && <Panel id={id} />}
      <SayHello hidden={id !== null && !greeting} />
    </>
  )
}
