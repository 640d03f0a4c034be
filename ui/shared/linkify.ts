/** Splits plain text into words and links. Only http, https and mail addresses become links; nothing is ever HTML. */
export type Piece = { text: string; href: string | null }

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'`]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/gi
const TRAILING = /[.,;:!?…]+$/

/** A closing bracket belongs to the sentence unless its opening one is inside the address. */
function trim(address: string): string {
  let kept = address.replace(TRAILING, '')
  while (/[)\]]$/.test(kept)) {
    const close = kept.at(-1)!
    const open = close === ')' ? '(' : '['
    if (kept.split(open).length >= kept.split(close).length) break
    kept = kept.slice(0, -1).replace(TRAILING, '')
  }
  return kept
}

function target(address: string): string | null {
  if (/^https?:/i.test(address)) return URL.canParse(address) ? address : null
  if (/^www\./i.test(address)) return `https://${address}`
  return `mailto:${address}`
}

export function linkify(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(LINK)) {
    const address = trim(match[0])
    const href = target(address)
    if (!href) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), href: null })
    pieces.push({ text: address, href })
    from = match.index + address.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null })
  return pieces
}
