import { expect, test } from 'vitest'
import { presets, readMoment } from './snooze_words'

/** A Wednesday. */
const NOW = new Date(2026, 10, 25, 13, 30)
const local = (...parts: [number, number, number, number, number]) => new Date(...parts)

test.each([
  ['in 2 h', local(2026, 10, 25, 15, 30)],
  ['2h', local(2026, 10, 25, 15, 30)],
  ['in 30 min', local(2026, 10, 25, 14, 0)],
  ['in 3 days', local(2026, 10, 28, 13, 30)],
  ['in 1,5 h', local(2026, 10, 25, 15, 0)],
  ['tue 9', local(2026, 11, 1, 9, 0)],
  ['tuesday 9:15', local(2026, 11, 1, 9, 15)],
  ['fri', local(2026, 10, 27, 9, 0)],
  ['fri 2pm', local(2026, 10, 27, 14, 0)],
  ['wed 18', local(2026, 10, 25, 18, 0)],
  ['wed 9', local(2026, 11, 2, 9, 0)],
  ['tomorrow', local(2026, 10, 26, 9, 0)],
  ['tomorrow at 14:30', local(2026, 10, 26, 14, 30)],
  ['next week', local(2026, 10, 30, 9, 0)],
  ['tonight', local(2026, 10, 25, 18, 0)],
  ['3 dec 14:30', local(2026, 11, 3, 14, 30)],
  ['1 feb', local(2027, 1, 1, 9, 0)],
  ['18', local(2026, 10, 25, 18, 0)],
  ['8:45', local(2026, 10, 26, 8, 45)],
  ['morgen', local(2026, 10, 26, 9, 0)],
  ['di 9 uhr', local(2026, 11, 1, 9, 0)],
  ['in 2 tagen', local(2026, 10, 27, 13, 30)],
  ['24. dez 12', local(2026, 11, 24, 12, 0)],
])('“%s” is understood', (words, expected) => {
  expect(readMoment(words, NOW)).toEqual(expected)
})

test.each(['', 'soon', 'today 9', 'tue 99', '25:00', 'in', '0 min'])('“%s” means nothing', (words) => {
  expect(readMoment(words, NOW)).toBeNull()
})

test('the presets lie ahead, in order', () => {
  const times = presets(NOW).map(({ at }) => at.getTime())
  expect(times.every((time) => time > NOW.getTime())).toBe(true)
  expect(times).toEqual([...times].sort((a, b) => a - b))
})
