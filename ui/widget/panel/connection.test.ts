import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPage, pass, type TestPage } from '../testing/page'
import { FakeSocket, lastSocket, welcome } from '../testing/socket'

let page: TestPage
beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-25T14:00:00Z') }))
afterEach(() => {
  page.chat('shutdown')
  vi.useRealTimers()
  vi.unstubAllGlobals()
  sessionStorage.clear()
  localStorage.clear()
})

/** Opens the chat and lets the desk answer. */
async function open(): Promise<void> {
  page = openPage()
  page.chat('open')
  await pass()
  lastSocket().tell(welcome())
  await pass()
}

describe('the connection', () => {
  it('comes back with growing, jittered pauses', async () => {
    await open()
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const dials: number[] = []
    for (let round = 0; round < 4; round++) {
      const began = Date.now()
      const before = FakeSocket.all.length
      lastSocket().close()
      while (FakeSocket.all.length === before) await pass(50)
      dials.push(Date.now() - began)
      await pass()
    }
    expect(dials.map((ms) => Math.round(ms / 500) * 500)).toEqual([500, 1_000, 2_000, 4_000])
  })

  it('falls back to requests where sockets are blocked', async () => {
    page = openPage()
    FakeSocket.blocked = true
    const answers: Record<string, object> = { '/hello': welcome(), '/frames?app=acme': { frames: [] } }
    const fetched = vi.fn(async (url: string, _init: RequestInit) =>
      Response.json(answers[url.split('/api/v1/chat')[1]!] ?? { frames: [] }),
    )
    vi.stubGlobal('fetch', fetched)
    page.chat('open')
    await vi.waitFor(async () => {
      await pass(10)
      expect(page.root().querySelector('header')!.textContent).toContain('We are here')
    })
    page.type('By request')
    await vi.waitFor(async () => {
      await pass(10)
      expect(fetched.mock.calls.at(-1)![0]).toBe('https://desk.test/api/v1/chat/frames?app=acme')
    })
    const [url, init] = fetched.mock.calls.at(-1)!
    expect(JSON.parse(init.body as string).frames[0]).toMatchObject({ t: 'send', text: 'By request' })
    expect(init.headers).toMatchObject({ Authorization: 'Bearer token-of-ada' })
    expect(url).not.toContain('token')
  })

  it('is tried at once when the browser is online again', async () => {
    await open()
    lastSocket().close()
    dispatchEvent(new Event('online'))
    await pass()
    expect(FakeSocket.all.length).toBe(2)
  })
})
