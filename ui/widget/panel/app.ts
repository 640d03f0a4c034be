/** What the parts of the panel share. */
import type { VNode } from 'preact'
import type { Core } from '../api'
import type { FilesPart } from '../files/files'
import type { Composer } from '../view/composer'
import type { Identity } from './identity'
import type { Memory } from './memory'
import type { Outbox } from './outbox'
import type { Session } from './session'
import type { State } from './state'
import type { Speech } from './strings'
import type { Typing } from './typing'

export interface App {
  core: Core
  state: State
  /** Aborted when the chat is shut down; every listener on the page hangs on it. */
  gone: AbortSignal
  memory: Memory
  speech: Speech
  session: Session
  outbox: Outbox
  typing: Typing
  identity: Identity
  composer: Composer
  /** The question for an email, from when it is asked. */
  card?: () => VNode | false
  /** Null until somebody has to do with files. */
  files: FilesPart | null
  /** Uses a part of the widget that is fetched only now; the page hears of one that cannot be. */
  later<Part>(coming: Promise<Part>, use: (part: Part) => void): void
  needFiles(use?: (files: FilesPart) => void): void
  /** Draws soon; many changes make one picture. */
  changed(): void
  fail(code: string, message: string): void
  close(): void
}

export const onPhone = (): boolean => matchMedia('(max-width: 480px), (max-height: 480px)').matches
