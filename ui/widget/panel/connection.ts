/**
 * Keeps one wire alive: a socket, or the long poll where sockets are blocked. Comes back by itself with growing,
 * jittered pauses; at once when the browser says it is online again or the page is looked at.
 */
import type { ClientFrame, ServerFrame } from '../protocol'
import { dialSocket } from './socket'
import type { Wire } from './wire'

export interface Ears {
  hello(): ClientFrame
  hear(frame: ServerFrame): void
  /** With an error when the desk does not take this page or app; no further attempt is made. */
  lost(refusal?: Error): void
}

export interface Connection {
  send(frame: ClientFrame): void
  /** Drops the wire and dials again, after so many milliseconds or the next pause. */
  again(after?: number): void
  stop(): void
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** A connection that lived so long was a good one: the next pause is short again. */
const GOOD_LIFE_MS = 10_000
/** Silence for so long is answered with a ping, and silence after that with a new wire. */
const PING_MS = 25_000
const PONG_MS = 10_000

/** Between half and all of an exponential pause, so that a restarted desk is not met by everybody at once. */
export const pause = (attempt: number, random = Math.random()): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) * (0.5 + random / 2)

export function connect(address: string, appId: string, ears: Ears): Connection {
  const end = new AbortController()
  const { signal } = end
  let wire: Wire | null = null
  let dialling = false
  let attempt = 0
  let born = 0
  let timer: ReturnType<typeof setTimeout>

  const wait = (next: () => void, ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(next, ms)
  }
  const lost = (after?: number): void => {
    if (signal.aborted) return
    if (wire && Date.now() - born > GOOD_LIFE_MS) attempt = 0
    wire = null
    ears.lost()
    wait(dial, after ?? pause(attempt++))
  }
  const again = (after?: number): void => {
    wire?.close()
    lost(after)
  }
  const ping = (): void => {
    wire?.send({ t: 'ping' })
    wait(() => again(), PONG_MS)
  }
  const ends = {
    ...ears,
    hear(frame: ServerFrame) {
      if (signal.aborted) return
      wait(ping, PING_MS)
      ears.hear(frame)
    },
    lost: () => lost(),
  }
  const dial = async (): Promise<void> => {
    if (wire || dialling || signal.aborted) return
    dialling = true
    try {
      wire = await dialSocket(address, ends, appId).catch(async () =>
        (await import('./poll')).dialPoll(address, ends, appId),
      )
      born = Date.now()
      wait(ping, PING_MS)
      if (signal.aborted) wire.close()
    } catch (error) {
      if ((error as { final?: boolean }).final) ears.lost(error as Error)
      else lost()
    }
    dialling = false
  }
  const hurry = (): void => {
    if (document.hidden) return
    if (wire) return ping()
    attempt = 0
    void dial()
  }
  const stop = (): void => {
    end.abort()
    clearTimeout(timer)
    wire?.close()
  }

  addEventListener('online', hurry, { signal })
  document.addEventListener('visibilitychange', hurry, { signal })
  void dial()
  return { send: (frame) => wire?.send(frame), again, stop }
}
