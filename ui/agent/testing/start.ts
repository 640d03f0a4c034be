/** The real store and socket before a desk in memory; frames apply at once. */
import { api } from '../api/api'
import { LiveSocket } from '../api/socket'
import { Store } from '../store/store'
import { FakeDesk, FakeSocket } from './fake_desk'

export async function started(view = 'open') {
  const desk = new FakeDesk()
  globalThis.fetch = desk.fetch
  localStorage.clear()
  const sockets: FakeSocket[] = []
  let socket: LiveSocket
  const store: Store = new Store(
    api,
    () => socket.hello(),
    () => view,
    (work) => work(),
  )
  socket = new LiveSocket(
    {
      position: () => store.frames.at,
      receive: (frame) => store.frames.receive(frame),
      state: (connection) => store.connection.set(connection),
    },
    () => {
      const made = new FakeSocket(desk)
      sockets.push(made)
      return made as unknown as WebSocket
    },
  )
  await store.start()
  await store.views.open(view)
  socket.connect()
  await settled()
  return { desk, store, socket, sockets }
}

/** Everything that was handed to the microtask queue or to a short timer has happened. */
export const settled = (milliseconds = 5) => new Promise((resolve) => setTimeout(resolve, milliseconds))
