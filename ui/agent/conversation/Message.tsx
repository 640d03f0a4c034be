/** One message as what it is: a bubble, a note that cannot be mistaken, or a line between. */
import { memo, useState } from 'react'
import type { Message as Said } from '../../shared/wire'
import { splitAt } from '../actions/joining'
import { takeBack, tryAgain } from '../actions/sending'
import { store } from '../desk'
import { msg, t } from '../i18n'
import { Icon } from '../icons/Icon'
import { pagePath } from '../list/row_words'
import { Button, IconButton } from '../parts/Button'
import { Menu, type MenuItem } from '../parts/Menu'
import { markOf } from '../shell/views'
import { useDirectory } from '../store/hooks'
import { clock, full } from '../when'
import { Attachments } from './Attachments'
import styles from './thread.module.css'
import { Words } from './Words'

const DELIVERY: Record<string, string> = {
  queued: msg('queued'),
  sending: msg('sending …'),
  sent: msg('sent'),
  delivered: msg('delivered'),
  read: msg('read'),
  failed: msg('not sent'),
  unconfirmed: msg('perhaps sent: the line was cut before it was confirmed'),
}

interface Props {
  message: Said
  first: boolean
  last: boolean
  /** The customer has seen it. */
  read: boolean
}

export const Message = memo(function Message(props: Props) {
  const { message, last } = props
  if (message.kind === 'notice') return <Notice message={message} />
  if (message.kind === 'note') return <Note message={message} />
  const out = message.kind === 'reply'
  const look = [styles.item, out && styles.out, last && styles.last, waiting(message) && styles.pending]
  if (message.delivery === 'failed') look.push(styles.failed)
  return (
    <article className={look.filter(Boolean).join(' ')} aria-label={spoken(message)}>
      {message.erased && (
        <div className={`${styles.m} ${styles.erased}`}>{t('This message was erased.')}</div>
      )}
      {message.text && !message.erased && (
        <div className={styles.line}>
          <div className={styles.m} dir="auto">
            <Words text={message.text} />
          </div>
          <MessageMenu message={message} />
        </div>
      )}
      {message.attachments.length > 0 && <Attachments all={message.attachments} />}
      {last && <ByLine {...props} />}
    </article>
  )
})

const waiting = ({ delivery }: Said) => delivery === 'queued' || delivery === 'sending'

function spoken({ author, at }: Said): string {
  return t('{name}, {hour}', { name: author.name || t('Visitor'), hour: clock(at) })
}

function ByLine({ message, read }: Props) {
  const { channels } = useDirectory()
  const { author, at, kind, reason } = message
  const mark = markOf(channels.find(({ id }) => id === message.channel)?.kind)
  const page = kind === 'customer' ? pagePath(message.page) : null
  const name = author.name || t('Visitor')
  const words = [kind === 'customer' ? (name.split(' ')[0] ?? name) : name]
  if (page) words.push(t('on {page}', { page }))
  if (reason) words.push(reason)
  return (
    <div className={styles.by}>
      {kind === 'customer' && (
        <span style={{ color: mark.tint, display: 'grid' }}>
          <Icon name={mark.icon} />
        </span>
      )}
      <span>
        {words[0]} · <time title={full(at)}>{clock(at)}</time>
        {words.slice(1).map((word) => ` · ${word}`)}
        {kind === 'reply' && <Delivered message={message} read={read} />}
      </span>
      {message.delivery === 'failed' && <Failed message={message} />}
    </div>
  )
}

function Delivered({ message, read }: { message: Said; read: boolean }) {
  const { delivery, delivery_error } = message
  if (!delivery) return null
  const state = read && (delivery === 'sent' || delivery === 'delivered') ? 'read' : delivery
  const alarm = state === 'failed' || state === 'unconfirmed'
  return (
    <span className={alarm ? styles.alarm : undefined}>
      {' · '}
      {t(DELIVERY[state] ?? state)}
      {alarm && delivery_error && `: ${delivery_error}`}
    </span>
  )
}

function Failed({ message }: { message: Said }) {
  if (!message.id.startsWith('pending:')) return null
  return (
    <>
      <Button kind="text" onClick={() => tryAgain(message)}>
        {t('Try again')}
      </Button>
      <Button kind="text" onClick={() => takeBack(message)}>
        {t('Edit')}
      </Button>
    </>
  )
}

function Note({ message }: { message: Said }) {
  const names = store.directory.state.agents.map(({ name }) => name)
  return (
    <article
      className={`${styles.item} ${styles.last}`}
      aria-label={t('Note by {name}', { name: message.author.name })}
    >
      <div className={styles.note} dir="auto">
        <time title={full(message.at)}>{clock(message.at)}</time>
        <b>{t('Note · {name}', { name: message.author.name })}</b>
        {message.erased ? t('This message was erased.') : <Words text={message.text} names={names} />}
      </div>
      {message.attachments.length > 0 && <Attachments all={message.attachments} />}
      {message.delivery === 'failed' && (
        <div className={styles.by}>
          <span className={styles.alarm}>{message.delivery_error}</span>
          <Failed message={message} />
        </div>
      )}
    </article>
  )
}

function Notice({ message }: { message: Said }) {
  return (
    <p className={styles.turn}>
      <span title={full(message.at)}>
        {message.text} · {clock(message.at)}
      </span>
    </p>
  )
}

/** Most bubbles are never asked for more: the menu itself is made when one is. */
function MessageMenu({ message }: { message: Said }) {
  const [asked, setAsked] = useState(false)
  if (message.id.startsWith('pending:')) return null
  const label = t('More for this message')
  return (
    <div className={styles.more}>
      {asked ? (
        <Menu label={label} icon="more" items={menuItems(message)} startOpen />
      ) : (
        <IconButton icon="more" label={label} aria-haspopup="menu" onClick={() => setAsked(true)} />
      )}
    </div>
  )
}

function menuItems(message: Said): MenuItem[] {
  return [
    { label: t('Copy the text'), icon: 'copy', run: () => void navigator.clipboard?.writeText(message.text) },
    {
      label: t('Split off from here'),
      icon: 'split',
      run: () => void splitAt(message.conversation, message.id),
    },
  ]
}
