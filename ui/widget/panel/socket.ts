import type { ServerFrame } from '../protocol'
import type { Dial } from './wire'

/** A proxy that swallows the upgrade would otherwise keep the visitor waiting for minutes. */
const OPEN_TIMEOUT_MS = 8_000

export const dialSocket: Dial = (address, { hello, hear, lost }) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(address.replace(/^http/, 'ws'))
    const patience = setTimeout(() => socket.close(), OPEN_TIMEOUT_MS)
    const send = (frame: unknown): void => socket.send(JSON.stringify(frame))
    const close = (): void => {
      socket.onclose = socket.onmessage = null
      socket.close()
    }
    socket.onclose = reject
    socket.onmessage = ({ data }) => hear(JSON.parse(data) as ServerFrame)
    socket.onopen = () => {
      clearTimeout(patience)
      socket.onclose = lost
      send(hello())
      resolve({ send, close })
    }
  })
