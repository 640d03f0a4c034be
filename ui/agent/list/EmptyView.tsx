/** An empty list teaches: what will appear here, one thing to do, and its key. After work it is simply calm. */
import { useEffect, useState } from 'react'
import { store } from '../desk'
import { msg, t } from '../i18n'
import { Icon, type IconName } from '../icons/Icon'
import { Button } from '../parts/Button'
import { goToView, navigate } from '../place'
import { useDirectory } from '../store/hooks'
import type { View } from '../store/views'
import styles from './empty.module.css'

interface Words {
  icon: IconName
  title: string
  text: string
  action?: { label: string; shortcut?: string; run: () => void }
}

const toOpen = { label: msg('See what needs an answer'), shortcut: 'g i', run: () => goToView('open') }

const WORDS: Record<string, Words> = {
  open: {
    icon: 'leaf',
    title: msg('All clear'),
    text: msg('Nobody waits for an answer. New messages appear here by themselves.'),
    action: { label: msg('See who you wait for'), shortcut: 'g w', run: () => goToView('waiting') },
  },
  mine: {
    icon: 'user',
    title: msg('Nothing of yours is open'),
    text: msg('Conversations you take or are given appear here. Press i on one to take it.'),
    action: { label: msg('See what nobody has'), shortcut: 'g u', run: () => goToView('unassigned') },
  },
  unassigned: {
    icon: 'people',
    title: msg('Everything has somebody'),
    text: msg('Conversations that belong to nobody yet appear here.'),
    action: toOpen,
  },
  waiting: {
    icon: 'clock',
    title: msg('You wait for nobody'),
    text: msg('What you answered waits here until the customer writes again.'),
    action: toOpen,
  },
  snoozed: {
    icon: 'moon',
    title: msg('Nothing sleeps'),
    text: msg('Press h on a conversation to have it come back later, or when the customer writes.'),
    action: toOpen,
  },
  done: {
    icon: 'check',
    title: msg('Nothing is done yet'),
    text: msg('Press e on a conversation when the matter is settled. It opens again if the customer writes.'),
    action: toOpen,
  },
}

const OTHER: Words = {
  icon: 'inbox',
  title: msg('Nothing open here'),
  text: msg('Open conversations of this view appear here by themselves.'),
  action: toOpen,
}

/** Nothing is said for the first 300 ms: most lists are there before. */
function useLate(): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return late
}

export function EmptyView({ view, status }: { view: string; status: View['status'] }) {
  const late = useLate()
  const { channels } = useDirectory()
  if (status === 'loading' || status === 'new') {
    return <div className={styles.empty}>{late && <p role="status">{t('Fetching conversations …')}</p>}</div>
  }
  if (status === 'failed') {
    return (
      <div className={styles.empty}>
        <Icon name="alert" />
        <h2>{t('The list could not be fetched')}</h2>
        <Button kind="quiet" onClick={() => void store.views.open(view).catch(() => {})}>
          {t('Try again')}
        </Button>
      </div>
    )
  }
  const words = WORDS[view] ?? OTHER
  const fresh = view === 'open' && !channels.some((channel) => channel.seen_at)
  return (
    <div className={styles.empty}>
      <Icon name={words.icon} />
      <h2>{t(words.title)}</h2>
      <p>{t(words.text)}</p>
      {fresh ? (
        <Button kind="quiet" onClick={() => navigate('/settings/chat')}>
          {t('Put the chat on your site')}
        </Button>
      ) : (
        words.action && (
          <Button kind="quiet" shortcut={words.action.shortcut} onClick={words.action.run}>
            {t(words.action.label)}
          </Button>
        )
      )}
    </div>
  )
}
