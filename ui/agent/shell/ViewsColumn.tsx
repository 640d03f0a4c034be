import { memo } from 'react'
import { store } from '../desk'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import { listMode } from '../list/source'
import { Dialog } from '../parts/Dialog'
import { keyText } from '../parts/Kbd'
import { Link } from '../parts/Link'
import { currentView, viewPath, viewsShown } from '../place'
import { useCell } from '../store/cell'
import { useCounts, useDirectory, useHereCount } from '../store/hooks'
import styles from './shell.module.css'
import { channelViews, countText, inboxViews, type NamedView, tagViews, teamViews } from './views'

function Entry({ view, on }: { view: NamedView; on: boolean }) {
  const hidden = view.off ? `${styles.view} ${styles.off}` : styles.view
  return (
    <Link
      href={viewPath(view.key)}
      className={hidden}
      aria-current={on ? 'page' : undefined}
      title={view.shortcut ? `${view.name} (${keyText(view.shortcut)})` : view.name}
      onClick={() => viewsShown.set(false)}
    >
      {view.icon && (
        <span
          style={
            view.tint
              ? { color: view.tint, flex: 'none', display: 'grid' }
              : { flex: 'none', display: 'grid' }
          }
        >
          <Icon name={view.icon} />
        </span>
      )}
      <span>{view.name}</span>
      {view.count ? <b>{countText(view.count)}</b> : null}
    </Link>
  )
}

function Group({ name, views }: { name: string; views: NamedView[] }) {
  const view = useCell(currentView)
  const searching = useCell(listMode) === 'search'
  if (views.length === 0) return null
  return (
    <>
      <h2>{name}</h2>
      {views.map((each) => (
        <Entry key={each.key} view={each} on={!searching && each.key === view} />
      ))}
    </>
  )
}

export function ViewGroups() {
  const counts = useCounts()
  const directory = useDirectory()
  return (
    <>
      <Group name={t('Inbox')} views={inboxViews(counts)} />
      <Group name={t('Channels')} views={channelViews(directory, counts)} />
      <Group name={t('Teams')} views={teamViews(directory)} />
      <Group name={t('Tags')} views={tagViews(counts)} />
    </>
  )
}

/** How we stand, in words. No badge shouts. */
function Corner() {
  const here = useHereCount()
  const connection = useCell(store.connection)
  if (connection !== 'live') {
    return (
      <div className={styles.corner} role="status">
        <strong>
          <span className={`${styles.light} ${styles.wait}`} />
          {connection === 'offline' ? t('Reconnecting') : t('Connecting')}
        </strong>
        {t('You can go on: nothing you write is lost.')}
      </div>
    )
  }
  return (
    <div className={styles.corner}>
      <strong>
        <span className={styles.light} />
        {t('Live')}
      </strong>
      {t(
        '{n, plural, =0 {Visitors can write to you.} one {You are here; visitors see that.} other {# of you are here.}}',
        {
          n: here,
        },
      )}
    </div>
  )
}

export const ViewsColumn = memo(function ViewsColumn() {
  return (
    <aside className={styles.views} aria-label={t('Views')}>
      <nav className={styles.scroll} aria-label={t('Views')}>
        <ViewGroups />
      </nav>
      <Corner />
    </aside>
  )
})

export function ViewsSheet() {
  if (!useCell(viewsShown)) return null
  return (
    <Dialog label={t('Views')} shape="bottom" onClose={() => viewsShown.set(false)}>
      <nav className={styles.sheet} aria-label={t('Views')}>
        <ViewGroups />
      </nav>
    </Dialog>
  )
}
