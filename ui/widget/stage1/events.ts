/** The page's event handlers. One that throws is reported to the page's console and disturbs nobody else. */
import type { Listener } from '../api'

export interface Events {
  on(event: string, listener: Listener): () => void
  once(event: string, listener: Listener): () => void
  off(event: string, listener?: Listener): void
  emit(event: string, payload?: unknown): void
}

export function createEvents(): Events {
  const listeners = new Map<string, Set<Listener>>()
  let ready: unknown

  const run = (listener: Listener, payload: unknown): void => {
    try {
      listener(payload)
    } catch (error) {
      setTimeout(() => {
        throw error
      })
    }
  }
  const off: Events['off'] = (event, listener) => {
    if (listener) listeners.get(event)?.delete(listener)
    else listeners.delete(event)
  }
  const on: Events['on'] = (event, listener) => {
    listeners.set(event, (listeners.get(event) ?? new Set()).add(listener))
    if (event === 'ready' && ready) run(listener, ready)
    return () => off(event, listener)
  }
  const once: Events['once'] = (event, listener) => {
    const first: Listener = (payload) => {
      off(event, first)
      listener(payload)
    }
    return on(event, first)
  }
  const emit: Events['emit'] = (event, payload) => {
    if (event === 'ready') ready = payload
    for (const listener of [...(listeners.get(event) ?? [])]) run(listener, payload)
  }
  return { on, once, off, emit }
}
