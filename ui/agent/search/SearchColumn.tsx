import { memo, useLayoutEffect, useRef } from 'react'
import type { SearchHit } from '../../shared/wire'
import { cursor } from '../actions/selection'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import list from '../list/list.module.css'
import { contactName } from '../list/row_words'
import { searchState } from '../list/source'
import { Button, IconButton } from '../parts/Button'
import { PlanChip } from '../parts/Chip'
import { Ago } from '../parts/Time'
import { conversationPath, currentConversation, currentView, goToConversation, goToView } from '../place'
import { markOf } from '../shell/views'
import { useCell } from '../store/cell'
import { useDirectory } from '../store/hooks'
import styles from './search.module.css'
import { searchFor, searchMore, snippetPieces } from './searching'

export const SearchColumn = memo(function SearchColumn() {
  const state = useCell(searchState)
  const field = useRef<HTMLInputElement>(null)
  // Before the first key: selecting later would let the next letter replace it.
  useLayoutEffect(() => {
    if (!currentConversation.get()) field.current?.select()
  }, [])
  return (
    <section className={list.list} aria-label={t('Search')}>
      <header className={list.bar}>
        <Icon name="search" />
        <h1 className="sr">{t('Search')}</h1>
        <input
          ref={field}
          className={styles.input}
          type="search"
          autoFocus
          aria-label={t('Search everything')}
          placeholder={t('Search everything')}
          value={state.query}
          onChange={(event) => searchFor(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
            if (event.key === 'ArrowDown') document.querySelector<HTMLElement>(`.${styles.hit}`)?.focus()
          }}
        />
        <IconButton icon="close" label={t('Leave the search')} onClick={() => goToView(currentView.get())} />
      </header>
      <div className={list.scroll} aria-busy={state.status === 'searching'}>
        {state.hits.length > 0 && (
          <div role="list" aria-label={t('Found')}>
            {state.hits.map((hit) => (
              <Hit key={`${hit.conversation.id} ${hit.message}`} hit={hit} />
            ))}
          </div>
        )}
        <Status {...state} />
      </div>
    </section>
  )
})

function Status({ status, query, hits, next }: ReturnType<typeof searchState.get>) {
  if (status === 'idle') {
    return (
      <p className={styles.say}>
        {t('Words, names, addresses: everything that was ever said, newest first.')}
      </p>
    )
  }
  if (status === 'failed') {
    return (
      <p className={styles.say}>
        {t('The search gave no answer.')}{' '}
        <Button kind="text" onClick={() => searchFor(query)}>
          {t('Try again')}
        </Button>
      </p>
    )
  }
  if (status === 'ready' && hits.length === 0)
    return <p className={styles.say}>{t('Nothing found for “{query}”.', { query })}</p>
  if (!next) return null
  return (
    <p className={styles.say}>
      <Button kind="quiet" onClick={searchMore}>
        {t('Show more')}
      </Button>
    </p>
  )
}

function Hit({ hit }: { hit: SearchHit }) {
  const { conversation } = hit
  const { channels } = useDirectory()
  const mark = markOf(channels.find(({ id }) => id === conversation.channel)?.kind)
  const on = useCell(currentConversation) === conversation.id
  return (
    <div role="listitem">
      <a
        className={on ? `${styles.hit} ${styles.on}` : styles.hit}
        href={conversationPath(conversation.id)}
        aria-current={on ? 'true' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey) return
          event.preventDefault()
          cursor.set(conversation.id)
          goToConversation(conversation.id)
        }}
      >
        <span className={list.glyph} style={{ '--c': mark.tint } as React.CSSProperties}>
          <Icon name={mark.icon} />
        </span>
        <span className={list.who}>
          <strong>{contactName(conversation)}</strong>
          <PlanChip contact={conversation.contact} />
        </span>
        <Ago at={conversation.last_at} />
        <span className={styles.subject}>{conversation.subject}</span>
        <span className={styles.snippet}>
          {snippetPieces(hit.snippet).map(({ text, hit: marked }, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one snippet never move
            marked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
          )}
        </span>
      </a>
    </div>
  )
}
