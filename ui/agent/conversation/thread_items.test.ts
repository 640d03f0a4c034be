import { expect, test } from 'vitest'
import { ago, asPerson, chat, hook, message, mira } from '../testing/people'
import { channelPath, threadItems } from './thread_items'

const ada = { kind: 'contact' as const, id: 'ada', name: 'Ada' }
const said = (minutes: number, channel = chat.id) =>
  message('c', 'customer', ada, 'x', ago(minutes), { channel })

test('days stand between messages of different days', () => {
  const items = threadItems([said(3000), said(2999), said(1)])
  expect(items.filter(({ kind }) => kind === 'day')).toHaveLength(2)
})

test('a change of channel is a turn, and the path tells when each began', () => {
  const messages = [said(9), said(8, hook.id), said(7, hook.id)]
  expect(threadItems(messages).filter(({ kind }) => kind === 'turn')).toHaveLength(1)
  expect(channelPath(messages).map(({ channel }) => channel)).toEqual([chat.id, hook.id])
})

test('messages of one person within minutes stand together and share a line', () => {
  const items = threadItems([said(3), said(2), message('c', 'reply', asPerson(mira, 'agent'), 'y', ago(1))])
  const ends = items.flatMap((item) => (item.kind === 'message' ? [item.last] : []))
  expect(ends).toEqual([false, true, true])
})

test('a note is no turn of the channel', () => {
  const note = message('c', 'note', asPerson(mira, 'agent'), 'y', ago(2))
  expect(threadItems([said(3), note, said(1)]).filter(({ kind }) => kind === 'turn')).toHaveLength(0)
})
