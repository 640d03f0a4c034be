/** The same frames over plain requests, for networks that block sockets. */
import type { ClientFrame, ServerFrame, Welcome } from '../protocol'
import type { Dial } from './wire'

/** A poll answers after 25 s at the latest; silence beyond this is a dead connection. */
const TIMEOUT_MS = 40_000
/** After so long a socket is tried again: the network may have changed. */
const LIFE_MS = 600_000

/** The desk's answer to a hello it does not accept, such as a site that is not on the channel's list. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Trying again in the same way cannot help. */
    readonly final: boolean,
  ) {
    super(message)
  }
}

async function ask<T>(url: string, init: RequestInit, stop: AbortSignal): Promise<T> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)])
  const response = await fetch(url, { ...init, signal, credentials: 'omit', cache: 'no-store' })
  if (response.ok) return response.json()
  const { error } = await response.json().catch(() => ({}))
  const final = response.status < 500 && response.status !== 429
  throw new Refusal(error?.code ?? `${response.status}`, error?.message ?? response.statusText, final)
}

export const dialPoll: Dial = async (address, { hello, hear, lost }, appId) => {
  const stop = new AbortController()
  const post = <T>(path: string, body: unknown, headers = {}): Promise<T> =>
    ask(
      address + path,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      },
      stop.signal,
    )

  const welcome = await post<Welcome>('/hello', hello())
  const auth = { Authorization: `Bearer ${welcome.token}` }
  const born = Date.now()
  let { position } = welcome
  let listening = false
  let queue: ClientFrame[] = []

  const take = ({ frames }: { frames: ServerFrame[] }): void => {
    for (const frame of frames) {
      if ('upto' in frame) position = Math.max(position, frame.upto)
      if (frame.t === 'welcome') position = frame.position
      hear(frame)
      if (frame.t === 'ack') listen()
    }
  }
  const close = (): void => stop.abort()
  const fail = (): void => {
    if (stop.signal.aborted) return
    close()
    lost()
  }
  const rounds = async (): Promise<void> => {
    while (!stop.signal.aborted && Date.now() - born < LIFE_MS)
      take(await ask(`${address}/frames?position=${position}`, { headers: auth }, stop.signal))
    fail()
  }
  /** The desk has something to tell only those it knows, and knows nobody before their first message. */
  const listen = (): void => {
    if (!listening) rounds().catch(fail)
    listening = true
  }
  const flush = async (): Promise<void> => {
    const frames = queue
    queue = []
    take(await post(`/frames?app=${encodeURIComponent(appId)}`, { frames }, auth))
  }
  // The caller must hold the wire before it hears the welcome, since it answers that with what is unsent.
  setTimeout(() => {
    hear(welcome)
    if (welcome.conversation) listen()
  })
  return {
    close,
    send(frame) {
      if (queue.push(frame) === 1) setTimeout(() => flush().catch(fail))
    },
  }
}
