import { beforeEach, expect, test, vi } from 'vitest'
import { Drafts } from './drafts'
import { Emitter } from './emitter'

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
})

function drafts() {
  const ends = { put: vi.fn(async () => {}), remove: vi.fn(async () => {}) }
  return { ends, drafts: new Drafts(new Emitter(), ends) }
}

test('a draft is on this device within a second and on the server within three', async () => {
  const { drafts: kept, ends } = drafts()
  kept.setText('c1', 'Half a sentence')
  await vi.advanceTimersByTimeAsync(1000)
  expect(kept.get('c1').saved).toBe('here')
  await vi.advanceTimersByTimeAsync(2000)
  expect(ends.put).toHaveBeenCalledWith('c1', 'reply', 'Half a sentence')
  expect(kept.get('c1').saved).toBe('saved')
})

test('a reload brings the words back', async () => {
  const { drafts: kept } = drafts()
  kept.setText('c1', 'Not lost')
  await vi.advanceTimersByTimeAsync(500)
  expect(drafts().drafts.get('c1').text).toBe('Not lost')
})

test('switching between reply and note keeps the text', () => {
  const { drafts: kept } = drafts()
  kept.setText('c1', 'Words')
  kept.setKind('c1', 'note')
  expect(kept.get('c1')).toMatchObject({ kind: 'note', text: 'Words' })
})

test('what another device left behind wins only when it is newer', () => {
  const { drafts: kept } = drafts()
  kept.offer('c1', { kind: 'reply', text: 'From the phone', updated_at: Date.now() * 1000 })
  expect(kept.get('c1').text).toBe('From the phone')
  kept.setText('c1', 'Typed here')
  kept.offer('c1', { kind: 'reply', text: 'Old', updated_at: (Date.now() - 60_000) * 1000 })
  expect(kept.get('c1').text).toBe('Typed here')
})

test('a server that cannot be reached leaves the draft on this device', async () => {
  const { drafts: kept, ends } = drafts()
  ends.put.mockRejectedValueOnce(new Error('down'))
  kept.setText('c1', 'Stays')
  await vi.advanceTimersByTimeAsync(3000)
  expect(kept.get('c1')).toMatchObject({ text: 'Stays', saved: 'here' })
})
