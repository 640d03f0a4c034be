import type { ComponentType } from 'react'
import { useLocation } from 'wouter'
import { msg, t } from '../i18n'
import { Icon, type IconName } from '../icons/Icon'
import { Link } from '../parts/Link'
import shell from '../shell/shell.module.css'
import { useDirectory } from '../store/hooks'
import { ChatChannel } from './ChatChannel'
import { Look } from './Look'
import { PeopleSettings } from './PeopleSettings'
import { Profile } from './Profile'
import styles from './settings.module.css'
import { TeamSettings } from './TeamSettings'
import { TokenSettings } from './TokenSettings'

const PAGES: { path: string; label: string; icon: IconName; owner: boolean; page: ComponentType }[] = [
  { path: 'chat', label: msg('Website chat'), icon: 'chat', owner: true, page: ChatChannel },
  { path: 'people', label: msg('People'), icon: 'people', owner: true, page: PeopleSettings },
  { path: 'teams', label: msg('Teams'), icon: 'team', owner: true, page: TeamSettings },
  { path: 'tokens', label: msg('API tokens'), icon: 'key', owner: true, page: TokenSettings },
  { path: 'profile', label: msg('Your profile'), icon: 'user', owner: false, page: Profile },
]

export function Settings() {
  const [path] = useLocation()
  const { me } = useDirectory()
  const pages = PAGES.filter(({ owner }) => !owner || me.role === 'owner')
  const wanted = path.split('/')[2]
  const current = pages.find((page) => page.path === wanted) ?? pages[0]!
  const Page = current.page
  return (
    <Look>
      <div className={shell.page}>
        <div className={styles.page}>
          <nav className={styles.nav} aria-label={t('Settings')}>
            <h1>{t('Settings')}</h1>
            {pages.map(({ path: name, label, icon }) => (
              <Link
                key={name}
                href={`/settings/${name}`}
                className={shell.view}
                aria-current={name === current.path ? 'page' : undefined}
              >
                <Icon name={icon} />
                <span>{t(label)}</span>
              </Link>
            ))}
          </nav>
          <main className={styles.body}>
            <Page />
          </main>
        </div>
      </div>
    </Look>
  )
}
