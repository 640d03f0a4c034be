/** One way to carry frames. A wire is handed over once it is open and says when it is lost. */
import type { ClientFrame, ServerFrame } from '../protocol'

export interface Wire {
  send(frame: ClientFrame): void
  close(): void
}

export interface Ends {
  hello(): ClientFrame
  hear(frame: ServerFrame): void
  lost(): void
}

/** Rejects with `final: true` when the desk does not take this page or app; trying again cannot help. */
export type Dial = (address: string, ends: Ends, appId: string) => Promise<Wire>
