/** A little Markdown and links as a tree of plain pieces. Nothing here is ever HTML, so nothing needs cleaning. */
export interface Piece {
  tag: 'strong' | 'em' | 'code' | 'a'
  href?: string
  parts: Part[]
}
export type Part = string | Piece

/** Repetitions are bounded where a hostile text could make them quadratic. An address may hold balanced brackets and ends before the sentence's own punctuation. */
const LINK =
  /(https?:\/\/(?:\([^\s()]*\)|[^\s()<>"])*(?:\([^\s()]*\)|[^\s()<>".,;:!?*_\]]))|([\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)/
const MARKS =
  /|`{1,3}([^`]+)`{1,3}|\*\*(\S.*?)\*\*|(?<![\w*])[*_](?=\S)([^*_\n]+)[*_](?!\w)|\[([^\]\n]{1,200})\]\((https?:\/\/[^\s)]+)\)/

function piece([, web, mail, code, strong, em, label, href]: RegExpMatchArray): Piece {
  const link = web ?? (mail ? `mailto:${mail}` : href)
  if (link) return { tag: 'a', href: link, parts: [web ?? mail ?? label!] }
  if (code) return { tag: 'code', parts: [code] }
  return strong ? { tag: 'strong', parts: rich(strong) } : { tag: 'em', parts: rich(em!) }
}

const parser =
  (pattern: RegExp) =>
  (text: string): Part[] => {
    const parts: Part[] = []
    let from = 0
    for (const match of text.matchAll(pattern)) {
      parts.push(text.slice(from, match.index), piece(match))
      from = match.index + match[0].length
    }
    return [...parts, text.slice(from)].filter(Boolean)
  }

/** The desk's words: links, **strong**, *em*, _em_, `code` and [labelled](https://…) links. */
export const rich = parser(RegExp(LINK.source + MARKS.source, 'g'))
/** The visitor's own words: links only, everything else as typed. */
export const plain = parser(RegExp(LINK, 'g'))
