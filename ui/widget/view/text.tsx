/** @jsxImportSource preact */
import type { JSX } from 'preact'
import { type Part, plain, rich } from '../panel/rich'

function draw(part: Part): JSX.Element | string {
  if (typeof part === 'string') return part
  const { tag: Tag, href, parts } = part
  const link = href && { href, title: href, target: '_blank', rel: 'noopener noreferrer' }
  return <Tag {...link}>{parts.map(draw)}</Tag>
}

/** @param marks whether the text may use Markdown: the desk's does, the visitor's stays as typed */
export const words = (text: string, marks: boolean): (JSX.Element | string)[] =>
  (marks ? rich : plain)(text).map(draw)
