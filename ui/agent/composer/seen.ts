/** What the agent has had before their eyes: a message counts after a second on a visible page. */
import { useEffect } from 'react'
import type { Id } from '../../shared/wire'
import { store } from '../desk'
import { useMessages } from '../store/hooks'

const GLANCE_MS = 1000
const seen = new Map<Id, number>()

const newest = (id: Id): number => {
  const last = store.threads.get(id)?.messages.at(-1)
  return Math.max(last?.revision ?? 0, 0)
}

export const seenRevision = (id: Id): number => seen.get(id) ?? newest(id)

export function useSeenRevision(id: Id): void {
  const messages = useMessages(id)
  useEffect(() => {
    if (!id) return
    const known = seen.get(id)
    if (known === undefined && messages.length) seen.set(id, newest(id))
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') seen.set(id, newest(id))
    }, GLANCE_MS)
    return () => clearTimeout(timer)
  }, [id, messages])
}
