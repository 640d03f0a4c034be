import type { Time as Moment } from '../../shared/wire'
import { useCell } from '../store/cell'
import { ago, full, now, span } from '../when'

/** A time that grows by itself; only this element is drawn again. */
export function Ago({ at }: { at: Moment }) {
  const text = ago(at, useCell(now))
  return (
    <time dateTime={new Date(at / 1000).toISOString()} title={full(at)}>
      {text}
    </time>
  )
}

export function Since({ at }: { at: Moment }) {
  return <>{span(useCell(now) - at / 1000)}</>
}
