/** Puts the desk in memory behind the real app, for working on screens: open the dev server with ?fake. */
import { FakeDesk, FakeSocket } from './fake_desk'
import { asPerson, mira, tom } from './people'

export function install(): void {
  const desk = new FakeDesk()
  window.fetch = desk.fetch
  // @ts-expect-error: only what the app uses of it
  window.WebSocket = class extends FakeSocket {
    constructor() {
      super(desk)
      setTimeout(() => {
        desk.send({
          t: 'presence',
          agents: [
            { id: mira.id, viewing: null },
            { id: tom.id, viewing: 'c-ada' },
          ],
        })
        desk.send({ t: 'visitor', conversation: 'c-ada', online: true })
      }, 50)
    }
  }
  Object.assign(window, { desk, asPerson })
}
