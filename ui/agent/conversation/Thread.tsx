/** The log of a conversation. It opens at its end, keeps its place when older messages arrive, and says when new ones do. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Id, Message as Said } from '../../shared/wire'
import { store } from '../desk'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import { contactName } from '../list/row_words'
import { Button } from '../parts/Button'
import { markOf } from '../shell/views'
import { useDirectory, useMessages, useRow, useThread, useTypists } from '../store/hooks'
import { dayName } from '../when'
import { Message } from './Message'
import styles from './thread.module.css'
import { type Item, threadItems } from './thread_items'

const NEAR = 120

export function Thread({ id }: { id: Id }) {
  const thread = useThread(id)
  const messages = useMessages(id)
  const seen = useRow(id)?.seen_by_customer ?? 0
  const items = useMemo(() => threadItems(messages), [messages])
  const scroll = useRef<HTMLDivElement>(null)
  const { fresh, onScroll, toEnd } = useEndOfThread(id, messages, scroll)
  return (
    <>
      <div
        className={styles.scroll}
        ref={scroll}
        onScroll={onScroll}
        tabIndex={0}
        role="region"
        aria-label={t('Messages')}
      >
        {thread ? (
          <div className={styles.log} role="log" aria-label={t('Conversation')} aria-live="off">
            {thread.earlier && <Older id={id} scroll={scroll} />}
            {items.map((item) => (
              <ThreadItem key={item.key} item={item} seen={seen} />
            ))}
          </div>
        ) : (
          <Fetching id={id} />
        )}
      </div>
      <Announce id={id} messages={messages} />
      <Typing id={id} />
      {fresh && (
        <button type="button" className={styles.new} onClick={toEnd}>
          {t('New messages')}
          <Icon name="down" />
        </button>
      )}
    </>
  )
}

function ThreadItem({ item, seen }: { item: Item; seen: number }) {
  const { channels } = useDirectory()
  if (item.kind === 'day') return <div className={styles.day}>{dayName(item.at)}</div>
  if (item.kind === 'turn') {
    const channel = channels.find(({ id }) => id === item.channel)
    const mark = markOf(channel?.kind)
    return (
      <div className={styles.turn}>
        <span>
          <i style={{ color: mark.tint, display: 'grid' }}>
            <Icon name={mark.icon} />
          </i>
          {t('It goes on by {channel}', { channel: channel?.name ?? '' })}
        </span>
      </div>
    )
  }
  const { message, first, last } = item
  const read = message.kind === 'reply' && message.revision <= seen
  return <Message message={message} first={first} last={last} read={read} />
}

function Fetching({ id }: { id: Id }) {
  const [state, setState] = useState<'quiet' | 'slow' | 'failed'>('quiet')
  const load = useCallback(() => {
    setState('quiet')
    store.open(id).catch(() => setState('failed'))
  }, [id])
  useEffect(() => {
    load()
    const timer = setTimeout(() => setState((now) => (now === 'quiet' ? 'slow' : now)), 300)
    return () => clearTimeout(timer)
  }, [load])
  if (state === 'quiet') return null
  if (state === 'slow') return <p className={styles.loading}>{t('Fetching the conversation …')}</p>
  return (
    <div className={styles.loading} role="alert">
      <p>{t('The conversation could not be fetched.')}</p>
      <Button kind="quiet" onClick={load}>
        {t('Try again')}
      </Button>
    </div>
  )
}

/** Older messages come as their place scrolls into view; what is being read does not move. */
function Older({ id, scroll }: { id: Id; scroll: React.RefObject<HTMLDivElement | null> }) {
  const mark = useRef<HTMLButtonElement>(null)
  const fetching = useRef(false)
  const load = useCallback(async () => {
    const box = scroll.current
    if (!box || fetching.current) return
    fetching.current = true
    const fromEnd = box.scrollHeight - box.scrollTop
    await store.earlier(id).catch(() => {})
    fetching.current = false
    requestAnimationFrame(() => {
      if (box.scrollTop < 400) box.scrollTop = box.scrollHeight - fromEnd
    })
  }, [id, scroll])
  useEffect(() => {
    if (!mark.current) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && void load(), {
      root: scroll.current,
      rootMargin: '300px 0px 0px',
    })
    watch.observe(mark.current)
    return () => watch.disconnect()
  }, [load, scroll])
  return (
    <Button kind="text" ref={mark} className={styles.older ?? ''} onClick={() => void load()}>
      {t('Older messages')}
    </Button>
  )
}

function useEndOfThread(id: Id, messages: readonly Said[], scroll: React.RefObject<HTMLDivElement | null>) {
  const atEnd = useRef(true)
  const seen = useRef<{ id: Id; last: string | undefined }>({ id: '', last: undefined })
  const [fresh, setFresh] = useState(false)
  const last = messages.at(-1)
  const key = last?.client_id ?? last?.id
  useLayoutEffect(() => {
    const box = scroll.current
    if (!box) return
    const opened = seen.current.id !== id || seen.current.last === undefined
    const mine = last?.id.startsWith('pending:')
    const arrived = seen.current.last !== key
    seen.current = { id, last: key }
    if (opened || mine || (arrived && atEnd.current)) {
      box.scrollTop = box.scrollHeight
      atEnd.current = true
      setFresh(false)
    } else if (arrived) setFresh(true)
  }, [id, key, last, scroll])
  useEffect(() => keepAtEnd(scroll.current, atEnd), [scroll])
  const onScroll = () => {
    const box = scroll.current
    if (!box) return
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR
    if (atEnd.current) setFresh(false)
  }
  const toEnd = () => scroll.current?.scrollTo({ top: scroll.current.scrollHeight, behavior: 'smooth' })
  return { fresh, onScroll, toEnd }
}

/** A composer that grows or a keyboard that opens must not hide the last words. */
function keepAtEnd(box: HTMLDivElement | null, atEnd: { current: boolean }) {
  if (!box || !('ResizeObserver' in window)) return
  const watch = new ResizeObserver(() => {
    if (atEnd.current) box.scrollTop = box.scrollHeight
  })
  watch.observe(box)
  return () => watch.disconnect()
}

/** Says what others write, once, to a screen reader; the log itself stays quiet when one walks through it. */
function Announce({ id, messages }: { id: Id; messages: readonly Said[] }) {
  const opened = useRef({ id, since: Date.now() * 1000 })
  if (opened.current.id !== id) opened.current = { id, since: Date.now() * 1000 }
  const last = messages.findLast((message) => message.kind !== 'reply' && message.kind !== 'notice')
  const said = last && last.at > opened.current.since ? `${last.author.name}: ${last.text}` : ''
  return (
    <div className="sr" aria-live="polite">
      {said}
    </div>
  )
}

function Typing({ id }: { id: Id }) {
  const typists = useTypists(id)
  const row = useRow(id)
  const words = typists.map(({ who, kind }) => {
    if (who.kind !== 'agent') return t('{name} is typing', { name: row ? contactName(row) : t('Visitor') })
    return kind === 'note'
      ? t('{name} is writing a note', { name: who.name })
      : t('{name} is writing a reply', { name: who.name })
  })
  return (
    <div className={styles.typing} aria-live="polite">
      {words.length > 0 && (
        <>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {words.join(' · ')}
        </>
      )}
    </div>
  )
}
