import { expect, test } from 'vitest'
import { FakeDesk } from '../testing/fake_desk'
import { settled, started } from '../testing/start'

test('a customer’s message moves the conversation to the top of its view', async () => {
  const { desk, store } = await started()
  expect(store.views.get('open').ids[0]).toBe('c-noor')
  desk.receive('c-mei', 'Any news?')
  await settled()
  expect(store.views.get('open').ids[0]).toBe('c-mei')
  expect(store.rows.get('c-mei')?.preview).toBe('Any news?')
})

test('a conversation that is answered elsewhere leaves the open view and enters the waiting one', async () => {
  const { desk, store } = await started()
  await store.views.open('waiting')
  desk.publish('message.sent', {
    ...desk.rows.get('c-noor')!,
    state: 'waiting',
    revision: 9,
    last_at: Date.now() * 1000,
  })
  await settled()
  expect(store.views.get('open').ids).not.toContain('c-noor')
  expect(store.views.get('waiting').ids[0]).toBe('c-noor')
})

test('an assignment moves a row between mine and unassigned', async () => {
  const { desk, store } = await started('unassigned')
  await store.views.open('mine')
  desk.publish('conversation.assigned', { ...desk.rows.get('c-noor')!, assignee: 'mira', revision: 9 })
  await settled()
  expect(store.views.get('mine').ids).toContain('c-noor')
  expect(store.views.get('unassigned').ids).not.toContain('c-noor')
})

test('state and frames give what a fresh fetch gives', async () => {
  const { desk, store } = await started()
  await store.open('c-noor')
  desk.receive('c-noor', 'Hello?')
  desk.receive('c-jonas', 'Me too')
  desk.publish('conversation.tagged', { ...desk.rows.get('c-ada')!, tags: ['urgent'], revision: 60 })
  await settled()
  const fresh = await started()
  Object.assign(fresh.desk, { rows: desk.rows, messages: desk.messages })
  await fresh.store.views.reload('open')
  await fresh.store.open('c-noor')
  expect(store.views.get('open').ids).toEqual(fresh.store.views.get('open').ids)
  for (const id of fresh.store.views.get('open').ids)
    expect(store.rows.get(id)).toEqual(fresh.store.rows.get(id))
  expect(store.threads.messages('c-noor')).toEqual(fresh.store.threads.messages('c-noor'))
})

test('an answer that was overtaken by a newer frame changes nothing', async () => {
  const { desk, store } = await started()
  const old = desk.rows.get('c-noor')!
  desk.receive('c-noor', 'Newer')
  await settled()
  store.rows.put(old)
  expect(store.rows.get('c-noor')?.preview).toBe('Newer')
})

test('after a cut line what was missed is replayed from where we stood', async () => {
  const { desk, store, socket, sockets } = await started()
  sockets[0]!.close()
  await settled()
  expect(store.connection.get()).toBe('offline')
  desk.receive('c-jonas', 'While you were away')
  socket.connect()
  await settled()
  expect(store.connection.get()).toBe('live')
  expect(store.rows.get('c-jonas')?.preview).toBe('While you were away')
  expect(store.frames.at?.position).toBe(desk.seq)
})

test('a gap makes the client say hello again and nothing is lost', async () => {
  const { desk, store, sockets } = await started()
  const lost = sockets[0]!
  desk.sockets.delete(lost)
  desk.receive('c-jonas', 'Never delivered')
  desk.sockets.add(lost)
  desk.receive('c-mei', 'Delivered')
  await settled()
  expect(lost.sent.filter(({ t }) => t === 'hello')).toHaveLength(2)
  expect(store.rows.get('c-jonas')?.preview).toBe('Never delivered')
  expect(store.rows.get('c-mei')?.preview).toBe('Delivered')
})

test('an event that comes twice is applied once', async () => {
  const { desk, store } = await started()
  await store.open('c-noor')
  desk.receive('c-noor', 'Once')
  await settled()
  desk.send({
    t: 'events',
    epoch: desk.epoch,
    after: desk.seq - 1,
    upto: desk.seq,
    events: [desk.log.at(-1)!],
  })
  await settled()
  expect(store.threads.messages('c-noor').filter(({ text }) => text === 'Once')).toHaveLength(1)
})

test('a new epoch makes the client fetch everything again', async () => {
  const { desk, store, sockets } = await started()
  const restored = new FakeDesk()
  desk.rows = new Map([...restored.rows].filter(([id]) => id !== 'c-noor'))
  desk.epoch = 'e2'
  sockets[0]!.deliver({ t: 'reset', epoch: 'e2', position: desk.seq, why: 'restored' })
  await settled(20)
  expect(store.views.get('open').ids).not.toContain('c-noor')
  expect(store.rows.get('c-noor')).toBeUndefined()
  expect(store.frames.at).toEqual({ epoch: 'e2', position: desk.seq })
})

test('a conversation that left our sight is dropped', async () => {
  const { desk, store } = await started()
  desk.seq += 1
  const gone = {
    seq: desk.seq,
    at: 0,
    kind: 'conversation.hidden',
    actor: { kind: 'system' as const, id: null, name: '' },
  }
  desk.send({
    t: 'events',
    epoch: desk.epoch,
    after: desk.seq - 1,
    upto: desk.seq,
    events: [{ ...gone, conversation: { id: 'c-ada' } }],
  })
  await settled()
  expect(store.views.get('open').ids).not.toContain('c-ada')
})

test('a pending command is shown at once and settled by the event that carries its id', async () => {
  const { desk, store } = await started()
  store.begin({
    id: 'cmd',
    conversations: ['c-noor'],
    patch: (row) => ({ ...row, state: 'resolved' }),
    message: null,
  })
  expect(store.views.get('open').ids).not.toContain('c-noor')
  desk.publish(
    'conversation.resolved',
    { ...desk.rows.get('c-noor')!, state: 'resolved', revision: 7 },
    { command_id: 'cmd' },
  )
  await settled()
  expect(store.pending.get('cmd')).toBeUndefined()
  expect(store.rows.get('c-noor')?.revision).toBe(7)
})

test('a refused command gives the row back to its view', async () => {
  const { store } = await started()
  store.begin({
    id: 'cmd',
    conversations: ['c-noor'],
    patch: (row) => ({ ...row, state: 'resolved' }),
    message: null,
  })
  store.settle('cmd')
  expect(store.views.get('open').ids[0]).toBe('c-noor')
})

test('a view is fetched page by page and keeps its order', async () => {
  const { store } = await started('done')
  expect(store.views.get('done').ids).toHaveLength(50)
  await store.views.more('done')
  await store.views.more('done')
  const { ids, next } = store.views.get('done')
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(120)
  expect(next).toBeNull()
  const times = ids.map((id) => store.rows.get(id)!.last_at)
  expect(times).toEqual([...times].sort((a, b) => b - a))
})

test('older messages are put before the newer ones', async () => {
  const { store } = await started()
  await store.open('c-mei')
  expect(store.threads.messages('c-mei')).toHaveLength(50)
  await store.earlier('c-mei')
  const texts = store.threads.messages('c-mei').map(({ text }) => text)
  expect(texts).toHaveLength(130)
  expect(texts[0]).toBe('Message 1 about keys and limits.')
})

test('typing fades when the message arrives', async () => {
  const { desk, store } = await started()
  const { contact } = desk.rows.get('c-noor')!
  const who = { kind: 'contact' as const, id: contact.id, name: contact.name }
  desk.send({ t: 'typing', conversation: 'c-noor', who, kind: 'reply', on: true })
  await settled()
  expect(store.presence.typists('c-noor')).toHaveLength(1)
  desk.receive('c-noor', 'Done typing')
  await settled()
  expect(store.presence.typists('c-noor')).toHaveLength(0)
})

test('a card that changed reaches the threads of its person, and the walk over them ends', async () => {
  const { store } = await started()
  await store.open('c-noor')
  await store.open('c-mei')
  const { card } = store.threads.get('c-noor')!
  store.putCard({ ...card, name: 'Noor H.' })
  expect(store.threads.get('c-noor')?.card.name).toBe('Noor H.')
  expect(store.rows.get('c-noor')?.contact.name).toBe('Noor H.')
  expect(store.threads.get('c-mei')?.card.name).not.toBe('Noor H.')
})
