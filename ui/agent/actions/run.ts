/** Runs one command: shown at once, sent, then settled by the answer or taken back with the server's reason. */
import { uuid7 } from '../../shared/uuid'
import type { Conversation, Id } from '../../shared/wire'
import { Refusal } from '../api/request'
import { store } from '../desk'
import { t } from '../i18n'
import { say } from './toasts'

type Patch = (row: Conversation) => Conversation
type Send = (command: string) => Promise<{ conversation?: Conversation } | unknown>

export async function run(conversations: Id[], patch: Patch | null, send: Send): Promise<boolean> {
  const id = uuid7()
  store.begin({ id, conversations, patch, message: null })
  try {
    const answer = await send(id)
    const changed = (answer as { conversation?: Conversation } | undefined)?.conversation
    store.answer(id, changed)
    return true
  } catch (error) {
    store.settle(id)
    refuse(error, () => void run(conversations, patch, send))
    return false
  }
}

export function refuse(error: unknown, again?: () => void): void {
  if (!(error instanceof Refusal)) throw error
  const text = error.hint ? `${error.message} ${error.hint}` : error.message
  const action = error.passing && again ? { label: t('Try again'), run: again } : null
  say(text, { alarm: true, action })
}
