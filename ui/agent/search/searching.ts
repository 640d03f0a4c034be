/** Asking the search; the answer stays in the list until something else is asked. */
import { api } from '../api/api'
import { store } from '../desk'
import { searchState } from '../list/source'

let asked = 0
let timer: ReturnType<typeof setTimeout> | undefined

export function searchFor(query: string): void {
  searchState.set({ ...searchState.get(), query, status: query.trim() ? 'searching' : 'idle' })
  clearTimeout(timer)
  if (!query.trim()) searchState.set({ query, hits: [], next: null, status: 'idle' })
  else timer = setTimeout(() => void ask(query, ''), 120)
}

export function searchMore(): void {
  const { query, next, status } = searchState.get()
  if (next && status === 'ready') void ask(query, next)
}

async function ask(query: string, after: string): Promise<void> {
  const mine = ++asked
  try {
    const { hits, next } = await api.search(query, after)
    if (mine !== asked) return
    store.emitter.batch(() => {
      for (const { conversation } of hits) store.rows.put(conversation)
    })
    const before = after ? searchState.get().hits : []
    searchState.set({ query, hits: [...before, ...hits], next, status: 'ready' })
  } catch {
    if (mine === asked) searchState.set({ ...searchState.get(), status: 'failed' })
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the server marks hits with these two
const MARKS = /([\u0002\u0003])/

/** "…\u0002hit\u0003…" in pieces. */
export function snippetPieces(snippet: string): { text: string; hit: boolean }[] {
  const pieces: { text: string; hit: boolean }[] = []
  let hit = false
  for (const part of snippet.split(MARKS)) {
    if (part === '\u0002') hit = true
    else if (part === '\u0003') hit = false
    else if (part) pieces.push({ text: part, hit })
  }
  return pieces
}
