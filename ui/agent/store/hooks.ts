/** What components read. Each subscribes to its own key and to nothing else. */
import { useCallback, useSyncExternalStore } from 'react'
import type { Conversation, Counts, Id, Message } from '../../shared/wire'
import { store } from '../desk'
import type { DirectoryState } from './directory'
import type { DraftText } from './drafts'
import type { Typing } from './presence'
import type { Thread } from './threads'
import type { View } from './views'

function useKey<T>(key: string, read: () => T): T {
  const subscribe = useCallback((listener: () => void) => store.emitter.subscribe(key, listener), [key])
  return useSyncExternalStore(subscribe, read)
}

export const useDirectory = (): DirectoryState => useKey('directory', () => store.directory.state)
export const useRow = (id: Id): Conversation | undefined => useKey(`row:${id}`, () => store.rows.get(id))
export const useView = (key: string): View => useKey(`view:${key}`, () => store.views.get(key))
export const useThread = (id: Id): Thread | undefined => useKey(`thread:${id}`, () => store.threads.get(id))
export const useMessages = (id: Id): readonly Message[] =>
  useKey(`thread:${id}`, () => store.threads.messages(id))
export const useCounts = (): Counts => useKey('counts', () => store.counts.state)
export const useDraft = (id: Id): DraftText => useKey(`draft:${id}`, () => store.drafts.get(id))
export const useTypists = (id: Id): readonly Typing[] =>
  useKey(`typing:${id}`, () => store.presence.typists(id))
export const useViewers = (id: Id): readonly Id[] =>
  useKey(`presence:${id}`, () => store.presence.viewers(id))
export const useVisitorOnline = (id: Id): boolean | undefined =>
  useKey(`presence:${id}`, () => store.presence.visitorOnline(id))

/** How many of us are here now. */
export const useHereCount = (): number => useKey('presence', () => store.presence.count())
