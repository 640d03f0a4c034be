/**
 * What the browser keeps, and only from the moment the visitor opened the chat: session storage, local storage
 * once the page says `consent: true`, nothing but memory while a required consent is missing.
 */
import { type Core, STORE } from '../api'
import type { Pending } from './timeline'

export interface Remembered {
  token: string | null
  open: boolean
  outbox: Pending[]
  draft: string
  emailSkipped: boolean
}

export interface Memory {
  data: Remembered
  save(change: Partial<Remembered>): void
  /** Nothing is written before this. */
  allow(): void
}

export function createMemory(core: Core): Memory {
  const key = STORE + core.appId
  const data: Remembered = { token: null, open: false, outbox: [], draft: '', emailSkipped: false }
  let allowed = false
  try {
    const text = sessionStorage.getItem(key) ?? localStorage.getItem(key)
    if (text) allowed = !!Object.assign(data, JSON.parse(text))
  } catch {
    // Refused storage or a value somebody else wrote: start as a new visitor.
  }
  const write = (): void => {
    const { consent } = core.options
    if (!allowed || consent === 'required' || consent === false) return
    try {
      ;(consent ? localStorage : sessionStorage).setItem(key, JSON.stringify(data))
    } catch {
      // A full or refused storage costs continuity over page loads, not the chat.
    }
  }
  return {
    data,
    save(change) {
      Object.assign(data, change)
      write()
    },
    allow() {
      allowed = true
      write()
    },
  }
}
