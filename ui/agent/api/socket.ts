/** The live socket: hello from where we stand, jittered reconnect, a ping that finds dead lines. */
import type { ClientFrame, Id, ServerFrame } from '../../shared/wire'
import type { Connection } from '../store/store'
import type { Position } from '../store/stream'

const PING_MS = 25_000
const SILENCE_MS = 60_000
const FIRST_MS = 400
const LONGEST_MS = 15_000

export interface SocketEnds {
  position(): Position | null
  receive(frame: ServerFrame): void
  state(connection: Connection): void
}

/** Full jitter: everybody comes back after a restart, but not in the same moment. */
export function waitBefore(attempt: number, random = Math.random()): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt) * (0.5 + random / 2)
}

export class LiveSocket {
  private socket: WebSocket | null = null
  private attempt = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private pings: ReturnType<typeof setInterval> | undefined
  private heardAt = 0
  private watching: Id | null = null
  private stopped = false

  constructor(
    private ends: SocketEnds,
    private make: () => WebSocket = () =>
      new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live`),
  ) {}

  connect = (): void => {
    if (this.stopped || this.socket) return
    clearTimeout(this.timer)
    const socket = this.make()
    this.socket = socket
    socket.onopen = () => this.hello()
    socket.onmessage = (event) => this.heard(JSON.parse(String(event.data)) as ServerFrame)
    socket.onclose = () => this.lost(socket)
  }

  hello = (): void => {
    const at = this.ends.position()
    this.send({ t: 'hello', v: 1, epoch: at?.epoch ?? null, position: at?.position ?? null })
    if (this.watching) this.send({ t: 'watch', conversation: this.watching })
  }

  watch(conversation: Id | null): void {
    if (this.watching === conversation) return
    this.watching = conversation
    this.send({ t: 'watch', conversation })
  }

  send(frame: ClientFrame): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(frame))
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.timer)
    clearInterval(this.pings)
    this.socket?.close()
  }

  private heard(frame: ServerFrame): void {
    this.heardAt = Date.now()
    if (frame.t === 'welcome' || frame.t === 'reset') {
      this.attempt = 0
      this.ends.state('live')
      this.keepAlive()
    }
    this.ends.receive(frame)
  }

  private keepAlive(): void {
    clearInterval(this.pings)
    this.pings = setInterval(() => {
      if (Date.now() - this.heardAt > SILENCE_MS) this.socket?.close()
      else this.send({ t: 'ping' })
    }, PING_MS)
  }

  private lost(socket: WebSocket): void {
    if (this.socket !== socket) return
    this.socket = null
    clearInterval(this.pings)
    if (this.stopped) return
    this.ends.state('offline')
    this.timer = setTimeout(this.connect, waitBefore(this.attempt++))
  }
}
