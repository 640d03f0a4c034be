/** @jsxImportSource preact */
/** The conversation: stays at its end while one is there, and never moves under somebody reading further up. */
import type { JSX } from 'preact'
import type { App } from '../panel/app'
import { rows } from './rows'
import { words } from './text'
import { turn } from './turn'

/** This near to the end counts as being there, in pixels. */
const NEAR = 60

export interface Log {
  view(): JSX.Element
  /** After every picture: keeps the end in sight, and tells the desk that it is. */
  settle(): void
}

export function createLog(app: App): Log {
  const { core, state, session, speech } = app
  let list: HTMLElement | null

  const settle = (): void => {
    if (!state.atEnd || !list) return
    list.scrollTop = list.scrollHeight
    if (core.flags.open && !document.hidden) session.seen()
  }
  const scrolled = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = list!
    // A closed panel has no height and says nothing about where the reader was.
    if (!clientHeight) return
    state.atEnd = scrollHeight - scrollTop - clientHeight < NEAR
    app.changed()
  }
  const toEnd = (): void => {
    state.atEnd = true
    app.changed()
  }
  const sizes = new ResizeObserver(settle)
  const keep = (element: HTMLElement | null): void => {
    list = element
    if (element) sizes.observe(element)
    else sizes.disconnect()
  }

  const view = (): JSX.Element => (
    <div class="mid">
      <div ref={keep} class="t" role="log" aria-label={core.settings.title} tabIndex={0} onScroll={scrolled}>
        {core.settings.greeting && (
          <div class="m" dir="auto">
            {words(core.settings.greeting, true)}
          </div>
        )}
        {rows(app).map((row) => turn(app, row))}
        {state.conversation?.state === 'resolved' && <div class="day">{speech.t('resolved')}</div>}
        {app.card?.()}
        {state.typing !== null && (
          <div class="m dots" role="img" aria-label={speech.t('typing', state.typing)}>
            <i />
            <i />
            <i />
          </div>
        )}
      </div>
      {!state.atEnd && core.flags.unread > 0 && (
        <button type="button" class="pill" onClick={toEnd}>
          {speech.t('newer')} ↓
        </button>
      )}
    </div>
  )
  return { view, settle }
}
