/** Finds the page's queue under whatever name the loader was given, and replays it in a safe order. */
import type { Call } from '../api'

type Calls = ArrayLike<unknown>[]

export interface Stub {
  (...call: unknown[]): unknown
  q?: Calls
  taken?: boolean
}

const rank = (call: ArrayLike<unknown>): number =>
  /^(on|once|off)$/.test(`${call[0]}`) ? 0 : /^(init|boot)$/.test(`${call[0]}`) ? 1 : 2

/** Reads descriptors, never getters: the page's own accessors must not run because a chat is looked for. */
function stub(scope: object, name: string): Stub | null {
  const value = Object.getOwnPropertyDescriptor(scope, name)?.value
  return typeof value === 'function' && !value.taken ? value : null
}

/**
 * The global name whose function holds a queued `init`; else `chat`, when that is a stub without calls yet.
 * Looks at enumerable names only: touching the others would make the browser build a thousand interfaces.
 */
export function findQueue(scope: object): string | null {
  const holds = (name: string): boolean => {
    const calls = stub(scope, name)?.q
    return Array.isArray(calls) && calls.some((call) => rank(call ?? []) === 1)
  }
  return Object.keys(scope).find(holds) ?? (stub(scope, 'chat') ? 'chat' : null)
}

/** Handlers first, then init, then the rest: a `ready` handler queued after `init` must not miss its event. */
export function inOrder(calls: Calls): Call[] {
  return calls.map((call) => [...(call as Call)] as Call).sort((a, b) => rank(a) - rank(b))
}

/** Puts `call` in the place of the stub and plays what was queued. False when there is no stub yet. */
export function takeOver(scope: object, call: (...call: Call) => unknown): boolean {
  const name = findQueue(scope)
  if (!name) return false
  const waiting = inOrder(stub(scope, name)!.q ?? [])
  const api: Stub = (...args) => call(...(args as Call))
  // A page that kept the stub still pushes to the queue of whatever has its name now.
  api.q = Object.assign([], { push: (queued: Call) => call(...queued) })
  api.taken = true
  ;(scope as Record<string, unknown>)[name] = api
  for (const queued of waiting) call(...queued)
  return true
}
