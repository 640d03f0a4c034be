/** Beside an inbox that is new, or a demo: the real chat, to write to oneself as a customer. */
import { useState } from 'react'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import panel from '../panel/panel.module.css'
import { Button, IconButton } from '../parts/Button'
import { ChatFrame } from '../parts/ChatFrame'
import { navigate } from '../place'
import { demo } from '../standing'
import { cell, useCell } from '../store/cell'
import { useDirectory, useView } from '../store/hooks'
import styles from './welcome.module.css'

const SLOT = 'deskbell.hello.closed'
export const helloOpen = cell(localStorage.getItem(SLOT) === null)

/** Whether this is the conversation one has with oneself through the desk's own chat page. */
export function isHello(page: string | null | undefined): boolean {
  return page?.startsWith(`${location.origin}/chat/`) ?? false
}

/** Once the inbox was empty the chat stays, or the first message would take it away. */
function useStays(now: boolean): boolean {
  const [was, setWas] = useState(now)
  if (now && !was) setWas(true)
  return now || was
}

/** It stays mounted while other conversations are read, so that the answer arrives in it. */
export function SayHello({ hidden }: { hidden: boolean }) {
  const shown = useCell(demo)
  const { channels } = useDirectory()
  const open = useView('open')
  const closed = !useCell(helloOpen)
  const chat = channels.find(({ kind, state, app_id }) => kind === 'chat' && state === 'on' && app_id)
  const fresh = useStays(open.status === 'ready' && open.ids.length === 0)
  if (!chat || closed || !(shown || fresh)) {
    return hidden ? null : (
      <aside className={`${panel.side} ${panel.inline}`} aria-label={t('About this person')} />
    )
  }
  const close = () => {
    localStorage.setItem(SLOT, '1')
    helloOpen.set(false)
  }
  return (
    <aside
      hidden={hidden}
      className={`${panel.inline} ${styles.hello}`}
      aria-label={t('Say hello as a customer')}
    >
      <header>
        <Icon name="chat" />
        <div>
          <h2>{t('Say hello as a customer')}</h2>
          <p>{t('This is your own chat, live. What you write here lands in the inbox; answer it with r.')}</p>
        </div>
        <IconButton icon="close" label={t('Close')} onClick={close} />
      </header>
      <ChatFrame appId={chat.app_id!} />
      <footer>
        <Button kind="quiet" onClick={() => navigate('/settings/chat')}>
          {t('Put it on your site')}
        </Button>
      </footer>
    </aside>
  )
}
