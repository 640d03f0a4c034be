/** Tells colleagues and the customer that words are coming: every three seconds while they do. */
import { useEffect } from 'react'
import type { Id } from '../../shared/wire'
import { socket } from '../desk'

const EVERY_MS = 3000
let last: { id: Id; kind: 'reply' | 'note'; at: number } | null = null

function stop(): void {
  if (last) socket.send({ t: 'typing', conversation: last.id, kind: last.kind, on: false })
  last = null
}

export function noteTyping(id: Id, kind: 'reply' | 'note', text: string): void {
  if (!text) return stop()
  if (last && (last.id !== id || last.kind !== kind)) stop()
  if (last && Date.now() - last.at < EVERY_MS) return
  last = { id, kind, at: Date.now() }
  socket.send({ t: 'typing', conversation: id, kind, on: true })
}

export function useTypingEnds(id: Id): void {
  useEffect(() => {
    void id
    return stop
  }, [id])
}
