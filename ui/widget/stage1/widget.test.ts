import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPage, pass, type TestPage } from '../testing/page'
import { FakeSocket } from '../testing/socket'
import { createWidget } from './widget'

let page: TestPage
beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  page?.chat('shutdown')
  vi.useRealTimers()
  vi.unstubAllGlobals()
  sessionStorage.clear()
  localStorage.clear()
})

const launcher = (): HTMLButtonElement => page.root().querySelector('.l')!

describe('before anybody shows interest', () => {
  it('nothing is stored, loaded or connected', async () => {
    page = openPage({ tags: ['shop'], user: { id: '12345', email: 'alex@example.com', plan: 'pro' } })
    page.chat('track', 'cart', { items: 2 })
    page.chat('page')
    page.chat('identify', { id: '12345' }, { token: 'jwt' })
    await pass(5_000)
    expect([
      page.loaded,
      FakeSocket.all,
      sessionStorage.length,
      localStorage.length,
      document.cookie,
    ]).toEqual([[], [], 0, 0, ''])
  })

  it('moving toward the launcher loads the panel and nothing else', async () => {
    page = openPage()
    launcher().dispatchEvent(new Event('pointerenter'))
    await pass()
    expect(page.loaded).toEqual(['https://desk.test/widget/panel.abc.js'])
    expect([FakeSocket.all.length, sessionStorage.length]).toEqual([0, 0])
  })
})

describe('the public calls', () => {
  it('tell a late `ready` handler at once', () => {
    page = openPage()
    const late = vi.fn()
    page.chat('on', 'ready', late)
    expect(late).toHaveBeenCalledWith({ visitorId: null, version: expect.any(String) })
  })

  it('`on` gives back how to stop listening', () => {
    page = openPage()
    const heard = vi.fn()
    const stop = page.chat('on', 'hide', heard) as () => void
    page.chat('hide')
    stop()
    page.chat('show')
    page.chat('hide')
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('what is not on this desk yet says so through the `error` event', () => {
    page = openPage()
    page.chat('showArticle', 'exports')
    page.chat('constructor')
    page.chat('__proto__')
    expect(
      page.events.filter(([name]) => name === 'error').map(([, error]) => (error as { code: string }).code),
    ).toEqual(['unavailable', 'unknown_call', 'unknown_call'])
  })

  it('a handler that throws disturbs no other', () => {
    page = openPage()
    const heard = vi.fn()
    page.chat('on', 'hide', () => {
      throw new Error('the page’s own')
    })
    page.chat('on', 'hide', heard)
    page.chat('hide')
    expect(heard).toHaveBeenCalled()
    expect(() => vi.runAllTimers()).toThrow('the page’s own')
  })

  it('`init` with a polluted configuration changes no prototype', () => {
    page = openPage(JSON.parse('{"__proto__": {"polluted": 1}, "styles": {"__proto__": {"polluted": 1}}}'))
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('an unknown app is replaced by the desk’s only one, with one warning', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    page = openPage({ appId: 'your-app-id' })
    expect(warn).toHaveBeenCalledTimes(1)
    expect(launcher().ariaLabel).toBe('Acme support')
  })

  it('an unknown app on a desk with several is an error, and nothing is shown', () => {
    const boot = { v: 1, panel: '', apps: { a: {} as never, b: {} as never } }
    const chat = createWidget(boot, 'https://desk.test', vi.fn())
    const heard = vi.fn()
    chat('on', 'error', heard)
    chat('init', { appId: '__proto__' })
    expect(heard).toHaveBeenCalledWith({ code: 'unknown_app', message: expect.any(String) })
    expect(document.querySelector('deskbell-chat')).toBeNull()
  })

  it('foreign messages to the page are not listened to', () => {
    const listen = vi.spyOn(window, 'addEventListener')
    page = openPage()
    expect(listen.mock.calls.map(([event]) => event)).not.toContain('message')
  })
})

describe('the launcher', () => {
  it('is replaced by the page’s own button when a selector is given', async () => {
    document.body.innerHTML = '<a id="help" href="#"><b>Help</b></a>'
    page = openPage({ styles: { launcher: '#help' } })
    expect(launcher().hidden).toBe(true)
    document.querySelector<HTMLElement>('#help b')!.click()
    await pass()
    expect(page.chat('get', 'open')).toBe(true)
    document.body.innerHTML = ''
  })

  it('comes back when the page replaces its body', async () => {
    page = openPage()
    document.documentElement.replaceChild(document.createElement('body'), document.body)
    await pass()
    expect(document.body.querySelector('deskbell-chat')).not.toBeNull()
  })

  it('goes with everything stored when the chat is shut down', async () => {
    page = openPage()
    page.chat('open')
    await pass()
    expect(sessionStorage.length).toBe(1)
    page.chat('shutdown')
    expect([document.querySelector('deskbell-chat'), sessionStorage.length]).toEqual([null, 0])
  })
})
