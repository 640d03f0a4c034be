/** Wiring: one store, one socket. */
import { api } from './api/api'
import { LiveSocket } from './api/socket'
import { currentView } from './place'
import { queries } from './queries'
import { Store } from './store/store'

export const store: Store = new Store(
  api,
  () => socket.hello(),
  () => currentView.get(),
)

export const socket: LiveSocket = new LiveSocket({
  position: () => store.frames.at,
  receive: (frame) => store.frames.receive(frame),
  state: (connection) => store.connection.set(connection),
})

/** Pages beside the inbox are fetched again when what they show has changed. */
store.heard = ({ kind, contact }) => {
  if (!kind.startsWith('contact.')) return
  void queries.invalidateQueries({ queryKey: ['contacts'] })
  if (contact) void queries.invalidateQueries({ queryKey: ['contact', contact.id] })
}

export async function startDesk(): Promise<void> {
  const wanted = store.views
  await store.start()
  socket.connect()
  void wanted.open(currentView.get()).catch(() => {})
  addEventListener('online', () => socket.connect())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') socket.connect()
  })
}
