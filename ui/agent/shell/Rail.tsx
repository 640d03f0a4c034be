import { memo } from 'react'
import { store } from '../desk'
import { t } from '../i18n'
import { Bell, Icon, type IconName } from '../icons/Icon'
import { Avatar } from '../parts/Avatar'
import { Link } from '../parts/Link'
import { currentView, viewPath } from '../place'
import { useCell } from '../store/cell'
import { useDirectory } from '../store/hooks'
import styles from './shell.module.css'

function Place({ to, name, icon, on }: { to: string; name: string; icon: IconName; on: boolean }) {
  return (
    <Link
      href={to}
      className={styles.place}
      title={name}
      aria-label={name}
      aria-current={on ? 'page' : undefined}
    >
      <Icon name={icon} />
      <span className={styles.placeName} aria-hidden="true">
        {name}
      </span>
    </Link>
  )
}

export const Rail = memo(function Rail({ place }: { place: string }) {
  const view = useCell(currentView)
  const { me } = useDirectory()
  const live = useCell(store.connection) === 'live'
  const state = live ? t('live') : t('not connected')
  return (
    <nav className={styles.rail} aria-label={t('Places')}>
      <span className={styles.mark}>
        <Bell />
      </span>
      <Place to={viewPath(view)} name={t('Inbox')} icon="inbox" on={place === 'inbox'} />
      <Place to="/search" name={t('Search')} icon="search" on={place === 'search'} />
      <Place to="/people" name={t('Contacts')} icon="people" on={place === 'people'} />
      <Place to="/settings" name={t('Settings')} icon="gear" on={place === 'settings'} />
      <Link
        href="/settings/profile"
        className={styles.me}
        aria-label={t('{name}, your profile; {state}', { name: me.name, state })}
      >
        <Avatar name={me.name} size={32} me />
        <span className={live ? styles.dot : `${styles.dot} ${styles.off}`} />
      </Link>
    </nav>
  )
})
