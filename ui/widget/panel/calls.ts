/** The public calls few pages make, fetched by the first of them. Stage 1 and `start` answer the others. */
import type { App } from './app'
import { here } from './session'

type Say = string | { text?: string; attachments?: Iterable<File> }
export type Verb = (...args: never[]) => void

export function createCalls(app: App, open: () => void): Record<string, Verb | undefined> {
  const { session, state, composer } = app
  const unavailable = (what: string): void => app.fail('unavailable', `No ${what} on this desk.`)
  const tag = (add: string[], remove: string[]): void => session.post({ t: 'tag', add, remove }, true)

  return {
    showHome: open,
    showHelp: () => unavailable('help centre'),
    showConversation(id?: string) {
      if (id && id !== state.conversation?.id) unavailable('other conversation')
      open()
    },
    prefill(text: string) {
      open()
      composer.put(text)
    },
    send(said: Say) {
      const { text = '', attachments } = typeof said === 'string' ? { text: said } : said
      if (navigator.userActivation?.hasBeenActive === false)
        app.fail('no_gesture', 'The visitor did nothing yet.')
      else if (!attachments) app.outbox.send(text, [])
      else {
        open()
        composer.put(text)
        app.needFiles((files) => files.add(attachments))
      }
    },
    track: (name: string, props?: object) =>
      session.post({ t: 'track', name, props: { ...props, url: location.href } }, true),
    page: (url = here().url, title = here().title) => session.post({ t: 'page', url, title }, true),
    tag: (...add: string[]) => tag(add.flat(), []),
    untag: (...remove: string[]) => tag([], remove.flat()),
    context: (data: Record<string, unknown>) => session.post({ t: 'context', data }, true),
  }
}
