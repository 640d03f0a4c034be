/** Beside an inbox that is new, or a demo: the real chat, to write to oneself as a customer. */
import { useState } from 'react'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import panel from '../panel/panel.module.css'
import { Button, IconButton } from '../parts/Button'
import { navigate } from '../place'
import { demo } from '../standing'
import { useCell } from '../store/cell'
import { useDirectory, useView } from '../store/hooks'
import styles from './welcome.module.css'

const SLOT = 'deskbell.hello.closed'

export function SayHello() {
  const shown = useCell(demo)
  const { channels } = useDirectory()
  const open = useView('open')
  const [closed, setClosed] = useState(localStorage.getItem(SLOT) !== null)
  const chat = channels.find(({ kind, state, app_id }) => kind === 'chat' && state === 'on' && app_id)
  const fresh = open.status === 'ready' && open.ids.length === 0
  if (!chat || closed || !(shown || fresh)) {
    return <aside className={`${panel.side} ${panel.inline}`} aria-label={t('About this person')} />
  }
  const close = () => {
    localStorage.setItem(SLOT, '1')
    setClosed(true)
  }
  return (
    <aside className={`${panel.inline} ${styles.hello}`} aria-label={t('Say hello as a customer')}>
      <header>
        <Icon name="chat" />
        <div>
          <h2>{t('Say hello as a customer')}</h2>
          <p>{t('This is your own chat, live. What you write here lands in the inbox; answer it with r.')}</p>
        </div>
        <IconButton icon="close" label={t('Close')} onClick={close} />
      </header>
      <iframe
        title={t('Your chat, as a customer sees it')}
        src={`/chat/${encodeURIComponent(chat.app_id!)}`}
      />
      <footer>
        <Button kind="quiet" onClick={() => navigate('/settings/chat')}>
          {t('Put it on your site')}
        </Button>
      </footer>
    </aside>
  )
}
