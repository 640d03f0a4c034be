/** Typing dots both ways. The desk lets them expire by itself, so only "still typing" is ever told. */
import type { App } from './app'

const TELL_MS = 3_000
const BELIEVE_MS = 6_000

export interface Typing {
  /** A key was pressed in the composer. */
  key(): void
  /** The message is on its way; the next key begins anew. */
  sent(): void
  heard(frame: { on: boolean; name?: string }): void
}

export function createTyping(app: App): Typing {
  const { core, state, changed } = app
  let told = 0
  let belief: ReturnType<typeof setTimeout> | number

  const heard: Typing['heard'] = ({ on, name = '' }) => {
    clearTimeout(belief)
    if (on !== (state.typing !== null)) core.emit('typing', { on, name: name || state.typing })
    state.typing = on ? name : null
    if (on) belief = setTimeout(heard, BELIEVE_MS, { on: false })
    changed()
  }
  return {
    key() {
      if (Date.now() - told < TELL_MS) return
      told = Date.now()
      app.session.post({ t: 'typing', on: true })
    },
    sent() {
      told = 0
    },
    heard,
  }
}
