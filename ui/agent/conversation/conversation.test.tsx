import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { store } from '../desk'
import { activateLocale } from '../i18n'
import { FakeDesk } from '../testing/fake_desk'
import { settled } from '../testing/start'
import { Conversation } from './Conversation'

let desk: FakeDesk

beforeEach(async () => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  localStorage.clear()
  desk = new FakeDesk()
  globalThis.fetch = desk.fetch
  await activateLocale('en')
  await store.start()
  await store.open('c-noor', true)
  store.drafts.clear('c-noor')
  render(<Conversation id="c-noor" />)
  await act(() => settled())
})
afterEach(cleanup)

const field = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name })
const write = (name: string, text: string) => fireEvent.change(field(name), { target: { value: text } })
const send = (name: string) => fireEvent.keyDown(field(name), { key: 'Enter', ctrlKey: true })

test('a reply stands in the thread before the server has it, and once afterwards', async () => {
  write('Reply', 'On my way')
  send('Reply')
  expect(screen.getAllByText('On my way')).toHaveLength(1)
  expect(field('Reply').value).toBe('')
  await act(() => settled(20))
  expect(screen.getAllByText('On my way')).toHaveLength(1)
  expect(desk.messages.at(-1)?.text).toBe('On my way')
})

test('switching to a note keeps the text and says who will see it', () => {
  write('Reply', 'Hm')
  fireEvent.click(screen.getByRole('radio', { name: 'Note' }))
  expect(field('Note').value).toBe('Hm')
  expect(screen.getByText('Only colleagues see this')).toBeTruthy()
  expect(screen.getByRole('button', { name: /Add note/ })).toBeTruthy()
})

test('a reply that fails keeps its words and is sent again as the same command', async () => {
  const error = { code: 'busy', message: 'The desk is busy.', hint: 'Try again in a moment.' }
  desk.refuseNext = { status: 503, body: { error } }
  write('Reply', 'Once only')
  send('Reply')
  await act(() => settled(20))
  expect(screen.getByText(/The desk is busy/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await act(() => settled(20))
  const sent = desk.calls.filter(({ path }) => path.endsWith('/replies'))
  expect(sent).toHaveLength(2)
  expect(sent[0]?.body.command_id).toBe(sent[1]?.body.command_id)
  expect(screen.getAllByText('Once only')).toHaveLength(1)
})

test('a reply onto something newer is held, shows what came in, and goes when asked again', async () => {
  const error = { code: 'newer_message', message: 'Somebody wrote meanwhile.', hint: '' }
  desk.refuseNext = { status: 409, body: { error } }
  write('Reply', 'Too late?')
  send('Reply')
  await act(() => settled(20))
  expect(field('Reply').value).toBe('Too late?')
  fireEvent.click(screen.getByRole('button', { name: 'Send anyway' }))
  await act(() => settled(20))
  expect(desk.calls.findLast(({ path }) => path.endsWith('/replies'))?.body.force).toBe(true)
  expect(screen.queryByRole('button', { name: 'Send anyway' })).toBeNull()
})

test('markup in a message stays text', async () => {
  const row = desk.rows.get('c-noor')!
  const { message } = await import('../testing/people')
  const evil = message(
    'c-noor',
    'customer',
    { kind: 'contact', id: 'noor', name: 'Noor' },
    '<img src=x onerror=alert(1)>',
    Date.now() * 1000,
  )
  await act(async () => store.threads.put({ ...evil, revision: row.revision + 1 }))
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy()
  expect(document.querySelector('img')).toBeNull()
})
