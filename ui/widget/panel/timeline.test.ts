import { expect, it } from 'vitest'
import { message } from '../testing/socket'
import { leavesGap, merge, outstanding, unread } from './timeline'

it('a frame leaves a gap only when it begins after what one holds', () => {
  expect(leavesGap(5, 5, 6)).toBe(false)
  expect(leavesGap(5, 3, 6)).toBe(false)
  expect(leavesGap(5, 2, 4)).toBe(false)
  expect(leavesGap(5, 6, 7)).toBe(true)
})

it('messages stand in the server’s order, each once, the newest version of each', () => {
  const merged = merge([message(3, 'c'), message(1, 'a')], [message(2, 'b'), message(3, 'changed')])
  expect(merged.map((one) => one.text)).toEqual(['a', 'b', 'changed'])
})

it('a message the server shows is outstanding no longer', () => {
  const pending = { id: 'c1', text: 'hi', attachments: [], at: 0, failed: null, retry: true }
  expect(outstanding([pending], [message(4, 'hi', { client_id: 'c1' })])).toEqual([])
  expect(outstanding([pending], [message(4, 'hi')])).toEqual([pending])
})

it('only what agents wrote after the last look is unread', () => {
  const own = message(4, 'me', { from: { kind: 'visitor', name: '' } })
  expect(unread([message(2, 'a'), message(3, 'b'), own], 2)).toBe(1)
})
