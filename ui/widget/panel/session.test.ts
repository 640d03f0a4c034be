import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPage, pass, type TestPage } from '../testing/page'
import { FakeSocket, lastSocket, message, welcome } from '../testing/socket'

let page: TestPage
beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-25T14:00:00Z') }))
afterEach(() => {
  page.chat('shutdown')
  vi.useRealTimers()
  vi.unstubAllGlobals()
  sessionStorage.clear()
  localStorage.clear()
})

const stored = (): { token: string; outbox: unknown[] } =>
  JSON.parse(sessionStorage.getItem('deskbell:acme')!)
const named = (name: string): unknown[] =>
  page.events.filter(([event]) => event === name).map(([, value]) => value)
const known = { visitor: 'v1', conversation: { id: 'c1', state: 'open' } }

/** Opens the chat and lets the desk answer. */
async function open(change: Parameters<typeof welcome>[0] = {}, options = {}): Promise<void> {
  page = openPage(options)
  page.chat('open')
  await pass()
  lastSocket().tell(welcome(change))
  await pass()
}

/** The desk takes the visitor's latest message. */
async function confirm(revision: number): Promise<void> {
  const { id, text } = lastSocket().sentOf('send').at(-1)!
  const own = message(revision, text, {
    id: `m${revision}`,
    client_id: id,
    from: { kind: 'visitor', name: '' },
  })
  lastSocket().tell({ t: 'ack', id, message: own, position: revision })
  await pass()
}

describe('a session', () => {
  it('begins with a hello that says who, where and which language', async () => {
    await open({}, { user: { id: '12345', plan: 'pro' }, userToken: 'jwt', locale: 'en' })
    expect(lastSocket().url).toBe('wss://desk.test/api/v1/chat')
    expect(lastSocket().sent[0]).toMatchObject({
      t: 'hello',
      v: 1,
      app: 'acme',
      token: null,
      position: null,
      locale: 'en',
      user: { id: '12345' },
      user_token: 'jwt',
    })
  })

  it('keeps its token in session storage only', async () => {
    await open()
    expect([stored().token, localStorage.length]).toEqual(['token-of-ada', 0])
  })

  it('is kept in memory only while a required consent is missing, and on the device after consent', async () => {
    await open({}, { consent: 'required' })
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 0])
    page.chat('consent', true)
    page.type('Hello')
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 1])
  })

  it('is taken up again on the next page of the site, without a click', async () => {
    sessionStorage.setItem('deskbell:acme', JSON.stringify({ token: 'kept' }))
    page = openPage()
    await pass(2_000)
    expect(lastSocket().sentOf('hello')[0]).toMatchObject({ token: 'kept' })
  })

  it('waits with visits and tags until there is somebody to put them on', async () => {
    await open({}, { tags: ['shop'] })
    page.chat('track', 'cart', { items: 2 })
    await pass()
    expect(lastSocket().sentOf('track')).toEqual([])
    page.type('Hello')
    await pass()
    await confirm(2)
    await vi.waitFor(async () => {
      await pass(10)
      expect(lastSocket().sentOf('track')[0]).toMatchObject({ name: 'cart', props: { items: 2 } })
      expect(lastSocket().sentOf('tag')[0]).toMatchObject({ add: ['shop'] })
    })
  })

  it('tells `identify` what became of the proof', async () => {
    page = openPage()
    const told = vi.fn()
    page.chat('identify', { id: '12345' }, { token: 'jwt' }, told)
    page.chat('open')
    await pass()
    expect(told).not.toHaveBeenCalled()
    lastSocket().tell(welcome({ verified: true }))
    expect(told).toHaveBeenCalledWith(null, { verified: true })
  })

  it('ends when the desk says so, and its token is forgotten', async () => {
    await open(known)
    lastSocket().tell({ t: 'bye', why: 'revoked' })
    await pass(1_000)
    expect(stored().token).toBeNull()
    expect(lastSocket().sentOf('hello')[0]).toMatchObject({ token: null, position: null })
  })

  it('is not asked for again when the desk does not take this site', async () => {
    page = openPage()
    page.chat('open')
    await pass()
    lastSocket().tell({
      t: 'error',
      code: 'forbidden',
      message: 'https://shop.test may not embed this chat.',
    })
    lastSocket().close()
    await pass(60_000)
    expect(FakeSocket.all.length).toBe(1)
    expect(page.root().querySelector('header')!.textContent).toContain('not available')
  })
})

describe('the visitor’s message', () => {
  it('is on screen before the desk has it, then sent, then read', async () => {
    await open()
    page.type('The export hangs')
    await pass()
    expect(page.text()).toMatch(/The export hangs.*sending/)
    await confirm(2)
    expect(page.text()).toMatch(/The export hangs.*sent/)
    lastSocket().tell({ t: 'seen', revision: 2, after: 2, upto: 3 })
    await pass()
    expect(page.text()).toMatch(/The export hangs.*read/)
  })

  it('is kept and repeated under the same id after a break, and shown once', async () => {
    await open()
    page.type('Are you there?')
    await pass()
    const { id } = lastSocket().sentOf('send')[0]!
    lastSocket().close()
    expect(stored().outbox).toHaveLength(1)
    await pass(1_000)
    lastSocket().tell(welcome())
    await pass()
    expect(
      lastSocket()
        .sentOf('send')
        .map((frame) => frame.id),
    ).toEqual([id])
    await confirm(2)
    lastSocket().tell({
      t: 'message',
      message: message(2, 'Are you there?', { client_id: id, from: { kind: 'visitor', name: '' } }),
      after: 0,
      upto: 2,
    })
    await pass()
    expect(page.text().match(/Are you there/g)).toHaveLength(1)
  })

  it('is not repeated when the welcome shows that it had arrived', async () => {
    await open()
    page.type('Once')
    await pass()
    const { id } = lastSocket().sentOf('send')[0]!
    lastSocket().close()
    await pass(1_000)
    const own = message(2, 'Once', { client_id: id, from: { kind: 'visitor', name: '' } })
    lastSocket().tell(welcome({ ...known, messages: [own], position: 2 }))
    await pass()
    expect([lastSocket().sentOf('send'), stored().outbox]).toEqual([[], []])
  })

  it('says why it was refused and goes out again on demand', async () => {
    await open()
    page.type('Too fast')
    await pass()
    const { id } = lastSocket().sentOf('send')[0]!
    lastSocket().tell({ t: 'refused', id, code: 'too_many', message: 'Slow down.', retry: true })
    await pass()
    expect(page.text()).toContain('not sent')
    expect(named('message:failed')).toEqual([{ id, code: 'too_many', message: 'Slow down.' }])
    page.root().querySelector<HTMLElement>('.bad .link')!.click()
    await pass()
    expect(lastSocket().sentOf('send')).toHaveLength(2)
  })

  it('goes back into the composer when repeating it cannot help', async () => {
    await open()
    page.type('Forbidden words')
    await pass()
    const { id } = lastSocket().sentOf('send')[0]!
    lastSocket().tell({ t: 'refused', id, code: 'invalid', message: 'Too long.', retry: false })
    await pass()
    expect(page.text()).toContain('Too long.')
    page.root().querySelector<HTMLElement>('.bad .link')!.click()
    await pass()
    expect(page.root().querySelector('textarea')!.value).toBe('Forbidden words')
    expect(page.text()).not.toContain('Forbidden words')
  })

  it('makes the chat dial again when nobody confirms it', async () => {
    await open()
    page.type('Hello?')
    await pass(17_000)
    expect(FakeSocket.all.length).toBe(2)
  })
})

describe('what the desk says', () => {
  it('reaches the page once, with a badge while the panel is closed', async () => {
    await open(known)
    page.chat('close')
    const frame = { t: 'message', message: message(4, 'Which project?'), after: 0, upto: 4 } as const
    lastSocket().tell(frame)
    lastSocket().tell(frame)
    await pass()
    expect(named('message')).toEqual([
      expect.objectContaining({
        id: 'm4',
        conversationId: 'c1',
        text: 'Which project?',
        at: expect.stringMatching(/Z$/),
      }),
    ])
    expect(page.chat('get', 'unread')).toBe(1)
    expect(page.root().querySelector<HTMLElement>('.l')!.ariaLabel).toBe('Acme support (1)')
    page.chat('open')
    await pass()
    expect(page.chat('get', 'unread')).toBe(0)
    expect(lastSocket().sentOf('seen').at(-1)).toEqual({ t: 'seen', revision: 4 })
  })

  it('is asked for from where one stands when a frame leaves a gap', async () => {
    await open({ ...known, position: 3 })
    lastSocket().tell({ t: 'message', message: message(9, 'late'), after: 7, upto: 9 })
    await pass(1_000)
    expect(FakeSocket.all.length).toBe(2)
    expect(lastSocket().sentOf('hello')[0]).toMatchObject({ position: 3, token: 'token-of-ada' })
    const missed = [message(7, 'early'), message(9, 'late')]
    lastSocket().tell(welcome({ ...known, messages: missed, position: 9, resumed: true }))
    await pass()
    expect(named('message').map((one) => (one as { text: string }).text)).toEqual(['early', 'late'])
  })

  it('moves on with every frame that has a position, so none of them looks like a gap later', async () => {
    await open({ ...known, position: 3 })
    lastSocket().tell({ t: 'seen', revision: 3, after: 3, upto: 4 })
    lastSocket().tell({ t: 'message', message: message(5, 'next'), after: 4, upto: 5 })
    await pass(1_000)
    expect(FakeSocket.all.length).toBe(1)
    expect(page.text()).toContain('next')
  })

  it('is not skipped when it was written before a message that was confirmed first', async () => {
    await open({ ...known, position: 3 })
    page.type('mine')
    await pass()
    await confirm(6)
    lastSocket().tell({ t: 'message', message: message(5, 'theirs'), after: 3, upto: 5 })
    await pass()
    expect(page.text()).toMatch(/theirs.*mine/)
  })

  it('is never markup', async () => {
    await open(known)
    lastSocket().tell({
      t: 'message',
      message: message(4, '<img src=x onerror=alert(1)>'),
      after: 0,
      upto: 4,
    })
    await pass()
    expect(page.root().querySelector('.t img')).toBeNull()
    expect(page.text()).toContain('<img src=x onerror=alert(1)>')
  })
})
