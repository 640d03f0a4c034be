/** A message's text: plain, with its addresses as links and, in notes, names that were called. Never HTML. */
import { Fragment, memo } from 'react'
import { linkify } from '../../shared/linkify'
import styles from './thread.module.css'

function Called({ text, names }: { text: string; names: readonly string[] }) {
  if (names.length === 0 || !text.includes('@')) return text
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const parts = text.split(new RegExp(`(@(?:${escaped.join('|')}))`, 'g'))
  return parts.map((part, index) =>
    index % 2 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <span key={index} className={styles.mention}>
        {part}
      </span>
    ) : (
      part
    ),
  )
}

const NOBODY: readonly string[] = []

export const Words = memo(function Words({
  text,
  names = NOBODY,
}: {
  text: string
  names?: readonly string[]
}) {
  return linkify(text).map(({ text: part, href }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
    if (!href) return <Fragment key={index}>{<Called text={part} names={names} />}</Fragment>
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
      <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
        {part}
      </a>
    )
  })
})
