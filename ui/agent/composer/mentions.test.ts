import { expect, test } from 'vitest'
import { agents } from '../testing/people'
import { callingAt, candidates, complete, mentioned } from './mentions'

test('an @ with the beginning of a name calls the colleagues who have it', () => {
  const calling = callingAt('Look, @ad', 9)
  expect(calling).toEqual({ from: 6, typed: 'ad' })
  expect(candidates(agents, 'ad', 'mira').map(({ name }) => name)).toEqual(['Tom Adeyemi'])
})

test('an address is not a call', () => {
  expect(callingAt('ada@okafor', 10)).toBeNull()
})

test('choosing a colleague puts the name at the caret and keeps the rest', () => {
  expect(complete('Hi @to there', 6, { from: 3, typed: 'to' }, 'Tom Adeyemi')).toEqual({
    text: 'Hi @Tom Adeyemi there',
    caret: 16,
  })
})

test('whoever is named in the note is called', () => {
  expect(mentioned('@Tom Adeyemi and @Lena Brandt', agents)).toEqual(['tom', 'lena'])
})
