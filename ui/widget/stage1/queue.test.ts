import { describe, expect, it, vi } from 'vitest'
import { findQueue, inOrder, takeOver } from './queue'

type Scope = Record<string, unknown> & { [name: string]: { (...call: unknown[]): unknown; q?: unknown[] } }

/** The guide's stub, under the name the page gave it. */
function page(name: string): Scope {
  const scope = {} as Scope
  scope[name] = (...call: unknown[]) => {
    scope[name]!.q = scope[name]!.q ?? []
    scope[name]!.q!.push(call)
  }
  return scope
}

describe('the queue', () => {
  it('is found under any name the loader was given', () => {
    const scope = page('helpdesk')
    scope.helpdesk!('init', { appId: 'acme' })
    expect(findQueue(scope)).toBe('helpdesk')
  })

  it('is found under `chat` before anything was queued', () => {
    expect(findQueue(page('chat'))).toBe('chat')
    expect(findQueue(page('other'))).toBeNull()
  })

  it('is not mistaken for an element that has the name', () => {
    const scope = page('talk')
    scope.chat = { id: 'chat', q: [['init']] } as never
    scope.talk!('init', {})
    expect(findQueue(scope)).toBe('talk')
  })

  it('is looked for without running the page’s getters', () => {
    const scope = page('chat')
    const getter = vi.fn()
    Object.defineProperty(scope, 'heavy', { get: getter, enumerable: true })
    scope.chat!('init', {})
    findQueue(scope)
    expect(getter).not.toHaveBeenCalled()
  })

  it('plays handlers first, then init, then the rest, each in the order it was queued', () => {
    const calls = [['track', 'a'], ['init', 1], ['on', 'ready'], ['open'], ['once', 'message']]
    expect(inOrder(calls).map((call) => call[0])).toEqual(['on', 'once', 'init', 'track', 'open'])
  })

  it('goes on working for a page that kept the stub', () => {
    const scope = page('chat')
    const kept = scope.chat!
    kept('init', {})
    const call = vi.fn()
    takeOver(scope, call)
    kept('open')
    scope.chat!('close')
    expect(call.mock.calls).toEqual([['init', {}], ['open'], ['close']])
  })

  it('is taken only once, however often the script is loaded', () => {
    const scope = page('chat')
    scope.chat!('init', {})
    expect(takeOver(scope, vi.fn())).toBe(true)
    expect(takeOver(scope, vi.fn())).toBe(false)
  })
})
