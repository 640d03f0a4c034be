import { expect, test } from 'vitest'
import { linkify } from './linkify'

const links = (text: string) => linkify(text).flatMap(({ href }) => href ?? [])

test('the pieces together are the text, whatever it holds', () => {
  const text = '<img src=x onerror=alert(1)> see https://a.example/x?y=1&z=(2), or mail ada@okafor.example.'
  expect(
    linkify(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

test('addresses become links without the sentence’s own marks', () => {
  expect(links('Go to https://a.example/path. Or (https://b.example/c_(d)), www.c.example!')).toEqual([
    'https://a.example/path',
    'https://b.example/c_(d)',
    'https://www.c.example',
  ])
})

test('a mail address becomes a mail link', () => {
  expect(links('write to ada.o+x@okafor.example please')).toEqual(['mailto:ada.o+x@okafor.example'])
})

test('no other scheme ever becomes a link', () => {
  expect(links('javascript:alert(1) data:text/html,x file:///etc/passwd vbscript:x')).toEqual([])
})
