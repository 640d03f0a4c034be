/** What the list column shows: a view, or what was searched for. Search results survive leaving. */
import type { Id, SearchHit } from '../../shared/wire'
import { store } from '../desk'
import { currentView } from '../place'
import { cell } from '../store/cell'

export const listMode = cell<'view' | 'search'>('view')

export interface SearchState {
  query: string
  hits: readonly SearchHit[]
  next: string | null
  status: 'idle' | 'searching' | 'ready' | 'failed'
}
export const searchState = cell<SearchState>({ query: '', hits: [], next: null, status: 'idle' })

/** The conversations in the list, in their order; j and k walk along it. */
export function listed(): readonly Id[] {
  if (listMode.get() === 'view') return store.views.get(currentView.get()).ids
  return [...new Set(searchState.get().hits.map((hit) => hit.conversation.id))]
}
