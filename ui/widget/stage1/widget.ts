/**
 * Stage 1: the whole public API, the launcher, and nothing else. It fetches nothing, opens nothing and
 * stores nothing until somebody moves toward the launcher, or the page makes a call that needs the panel.
 */
import {
  type Boot,
  type Call,
  type Core,
  type Flags,
  type Listener,
  type Options,
  type Panel,
  VERSION,
} from '../api'
import { createEvents } from './events'
import { createLauncher, type Launcher } from './launcher'
import { dress } from './look'
import { forget, remembers } from './stored'

type Start = (core: Core, calls: Call[]) => Panel
export type Load = (url: string) => Promise<{ start: Start }>

const WAKES = ['open', 'toggle', 'prefill', 'send', 'showConversation', 'showHome']
const WAITS = ['identify', 'track', 'page', 'tag', 'untag', 'context', 'close']
const QUEUE_LIMIT = 100

export function createWidget(boot: Boot, origin: string, load: Load): (...call: Call) => unknown {
  const { on, once, off, emit } = createEvents()
  let options: Options = {}
  let core: Core | null = null
  let launcher: Launcher
  let panel: Panel | null = null
  let loading = false
  let calls: Call[] = []

  const fail = (code: string, message: string): void => emit('error', { code, message })
  const base = (): string => (options.baseUrl ?? origin).replace(/\/$/, '')

  const paint = (): void => {
    if (!core) return
    const { flags, settings, host } = core
    const kind = options.styles?.launcher ?? 'bubble'
    dress(host, settings, options, flags.visible)
    launcher.button.hidden = !!options.hideLauncher || kind !== 'bubble'
    launcher.paint(flags.open, flags.unread, settings.title)
  }

  const set: Core['set'] = (change) => {
    if (!core) return
    const before = core.flags
    const flags = { ...before, ...change }
    core.flags = flags
    paint()
    if (flags.open !== before.open) emit(flags.open ? 'open' : 'close')
    if (flags.visible !== before.visible) emit(flags.visible ? 'show' : 'hide')
    if (flags.unread !== before.unread) emit('unread', flags.unread)
  }

  const wake = (): void => {
    const now = core
    if (loading || !now) return
    loading = true
    load(base() + boot.panel).then(
      (module) => {
        if (core === now) panel = module.start(now, calls.splice(0))
      },
      (error) => {
        loading = false
        fail('panel_unreachable', `${error}`)
      },
    )
  }

  /** Calls made before `init` keep waiting for it, as they did in the queue of the stub. */
  const pass = (...call: Call): void => {
    if (panel) return panel.call(...call)
    if (calls.length < QUEUE_LIMIT) calls.push(call)
    if (WAKES.includes(call[0])) wake()
  }

  const find = (wanted: string): string | undefined => {
    const names = Object.keys(boot.apps)
    if (names.includes(wanted)) return wanted
    if (names.length !== 1) return
    console.warn(`Deskbell: no app "${wanted}"; using "${names[0]}".`)
    return names[0]
  }

  const delegate = (event: MouseEvent): void => {
    const selector = options.styles?.launcher ?? 'none'
    if (/^(bubble|none)$/.test(selector) || !(event.target as Element).closest?.(selector)) return
    event.preventDefault()
    pass('toggle')
  }

  const update = (change: Options = {}): void => {
    options = { ...options, ...change, styles: { ...options.styles, ...change.styles } }
    if (!core) return
    core.options = options
    paint()
    panel?.call('update', change)
  }

  const init = (given: Options = {}): void => {
    update(given)
    if (core) return
    const appId = find(`${given.appId}`)
    if (!appId) return fail('unknown_app', `No app "${given.appId}".`)
    launcher = createLauncher(wake, () => pass('toggle'))
    core = {
      base: base(),
      appId,
      options,
      settings: boot.apps[appId]!,
      flags: { open: false, visible: true, unread: 0, online: null, visitorId: null },
      host: launcher.host,
      root: launcher.root,
      page: false,
      emit,
      set,
      paint,
      focusLauncher: () => launcher.button.focus({ preventScroll: true }),
    }
    document.addEventListener('click', delegate)
    paint()
    emit('ready', { visitorId: null, version: VERSION })
    if (calls.some((call) => WAKES.includes(call[0]))) wake()
    else if (remembers(appId)) (self.requestIdleCallback ?? setTimeout)(wake)
  }

  const shutdown = (): void => {
    if (!core) return
    panel?.stop()
    forget(core.appId)
    launcher.remove()
    document.removeEventListener('click', delegate)
    core = panel = null
    loading = false
    calls = []
    options = {}
  }

  const get = (name: keyof Flags | 'version', callback?: Listener): unknown => {
    const value = name === 'version' ? VERSION : core?.flags[name]
    callback?.(value)
    return value
  }

  /** Without a prototype, so that a verb such as `constructor` is unknown. */
  const verbs: Record<string, ((...args: never[]) => unknown) | null | undefined> = {
    __proto__: null,
    init,
    boot: init,
    update,
    on,
    once,
    off,
    get,
    shutdown,
    logout: shutdown,
    reset: shutdown,
    show: () => set({ visible: true }),
    hide: () => set({ visible: false }),
    setLocale: (locale: string) => update({ locale }),
    setTheme: (theme: 'auto') => update({ styles: { theme } }),
    consent: (consent: boolean) => {
      if (core && !consent) forget(core.appId)
      update({ consent })
    },
    popout: () => core && open(`${base()}/chat/${core.appId}`, '_blank', 'noopener'),
    showArticle: () => fail('unavailable', 'No help centre.'),
  }
  for (const verb of [...WAKES, ...WAITS]) verbs[verb] = (...args) => pass(verb, ...args)

  return (verb, ...args) => {
    const run = verbs[verb]
    return run ? run(...(args as never[])) : fail('unknown_call', `No call "${verb}".`)
  }
}
