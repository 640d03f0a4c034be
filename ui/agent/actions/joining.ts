/** Merge, split and link conversations; join people. All of it can be undone. */
import { uuid7 } from '../../shared/uuid'
import type { ContactCard, Id } from '../../shared/wire'
import { api } from '../api/api'
import { store } from '../desk'
import { t } from '../i18n'
import { goToConversation } from '../place'
import { queries } from '../queries'
import { refuse, run } from './run'
import { say } from './toasts'

export async function mergeInto(id: Id, into: Id): Promise<void> {
  const done = await run(
    [id],
    (row) => ({ ...row, merged_into: into }),
    (command) => api.merge(id, command, into),
  )
  if (!done) return
  store.threads.drop(into)
  goToConversation(into)
  const undo = () => void unmerge(id)
  say(t('Merged. Everything is in this conversation now.'), {
    action: { label: t('Undo'), key: 'z', run: undo },
  })
}

export async function unmerge(id: Id): Promise<void> {
  const patch = (row: Parameters<typeof store.rows.put>[0]) => ({ ...row, merged_into: null })
  if (await run([id], patch, (command) => api.unmerge(id, command))) goToConversation(id)
}

export async function splitAt(id: Id, message: Id): Promise<void> {
  try {
    const { conversation } = await api.split(id, uuid7(), message)
    store.rows.put(conversation)
    store.staleThreads()
    goToConversation(conversation.id)
    say(t('Split off: this is a conversation of its own now.'))
  } catch (error) {
    refuse(error)
  }
}

export async function linkTo(id: Id, other: Id): Promise<void> {
  if (await run([id], null, (command) => api.link(id, command, other))) {
    await store.open(id, true)
    say(t('Linked.'))
  }
}

async function afterwards(contact: Id, change: Promise<unknown>, said: string): Promise<void> {
  try {
    await change
    const watched = store.watched.get()
    const card = await api.contact(contact).catch(() => null)
    if (card) store.putCard(card)
    void queries.invalidateQueries({ queryKey: ['contact', contact] })
    if (watched) await store.open(watched, true)
    if (said) say(said)
  } catch (error) {
    refuse(error)
  }
}

export const joinSuggested = (card: ContactCard, suggestion: Id) =>
  afterwards(card.id, api.settleSuggestion(suggestion, 'accept', uuid7()), t('Joined: one person now.'))

export const dismissSuggested = (card: ContactCard, suggestion: Id) =>
  afterwards(card.id, api.settleSuggestion(suggestion, 'dismiss', uuid7()), '')

export const undoMerge = (card: ContactCard, merge: Id) =>
  afterwards(card.id, api.undoMerge(merge, uuid7()), t('Taken apart again.'))

export const changeCard = (
  card: ContactCard,
  change: Omit<Parameters<typeof api.changeContact>[1], 'command_id'>,
) => afterwards(card.id, api.changeContact(card.id, { command_id: uuid7(), ...change }), '')

export const addIdentity = (card: ContactCard, kind: 'email' | 'phone' | 'handle', value: string) =>
  afterwards(card.id, api.addIdentity(card.id, uuid7(), kind, value), '')

export const removeIdentity = (card: ContactCard, identity: Id) =>
  afterwards(card.id, api.removeIdentity(card.id, identity), '')
