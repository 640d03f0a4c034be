/** Entry of the panel module: stage 1 hands over its core and the calls that waited for a panel. */
import type { Call, Core, Options, Panel } from '../api'
import { adopt } from '../sheet'
import { createComposer } from '../view/composer'
import css from '../view/panel.css?inline'
import { createView } from '../view/view'
import { type App, onPhone } from './app'
import type { Verb } from './calls'
import { createIdentity } from './identity'
import { createMemory } from './memory'
import { createOutbox } from './outbox'
import { createSession } from './session'
import { initial } from './state'
import { createSpeech } from './strings'
import { createTyping } from './typing'
import { watchVisits } from './visits'

export function start(core: Core, calls: Call[]): Panel {
  const end = new AbortController()
  let drawing = false
  let opener: Element | null

  const app = {
    core,
    state: initial(),
    gone: end.signal,
    files: null,
    changed() {
      if (drawing) return
      drawing = true
      queueMicrotask(() => {
        drawing = false
        app.files?.go()
        view.draw()
      })
    },
    fail: (code, message) => core.emit('error', { code, message }),
    later(coming, use) {
      coming.then(use).then(app.changed, (error) => app.fail('unreachable', `${error}`))
    },
    needFiles(use) {
      app.later(import('../files/files'), (part) => {
        app.files ??= part.createFiles(app)
        use?.(app.files)
      })
    },
    /** Focus goes back to where it came from, and only if it was in the panel. */
    close() {
      if (!core.flags.open || core.page) return
      const held = core.root.activeElement
      show(false)
      if (!held) return
      if (opener === core.host || opener === document.body) core.focusLauncher()
      else (opener as HTMLElement | null)?.focus({ preventScroll: true })
    },
  } as App
  app.memory = createMemory(core)
  if (app.memory.data.emailSkipped) app.state.email = 'skipped'
  app.speech = createSpeech(app.changed)
  app.outbox = createOutbox(app)
  app.typing = createTyping(app)
  app.identity = createIdentity(app)
  app.session = createSession(app)
  app.composer = createComposer(app)
  const view = createView(app)
  const { memory, session, composer } = app

  const show = (open: boolean): void => {
    core.set({ open, visible: core.flags.visible || open })
    memory.save({ open })
    view.draw()
  }
  const open = (focus = true): void => {
    memory.allow()
    session.need()
    if (!core.flags.open) {
      opener = document.activeElement
      show(true)
    }
    if (focus) view.focus()
  }
  const learn = ({ tags, context, prefill }: Options): void => {
    app.speech.speak(core.options.locale)
    if (tags) call('tag', tags)
    if (context) call('context', context)
    if (prefill && !memory.data.draft) composer.put(prefill)
    app.changed()
  }
  const own: Record<string, Verb | undefined> = {
    open(to?: { view?: string; focus?: boolean }) {
      if (to?.view === 'help') call('showHelp')
      open(to?.focus)
    },
    close: app.close,
    toggle: () => (core.flags.open ? app.close() : open()),
    identify: app.identity.identify,
    update(change: Options) {
      if (change.user || change.userToken || change.userHash)
        session.post({ t: 'identify', ...app.identity.claim() })
      learn(change)
    },
  }
  const call: Panel['call'] = (verb, ...args) => {
    if (own[verb]) own[verb](...(args as never[]))
    else app.later(import('./calls'), (rare) => rare.createCalls(app, open)[verb]?.(...(args as never[])))
  }

  adopt(core.root, css)
  watchVisits(app)
  view.draw()
  learn(core.options)
  if (memory.data.token) session.need()
  for (const waiting of calls) call(...waiting)
  if (memory.data.open && !onPhone()) open(false)
  return {
    call,
    stop() {
      session.post({ t: 'bye' })
      session.stop()
      app.files?.forget()
      view.remove()
      end.abort()
    },
  }
}
