import { describe, expect, it } from 'vitest'
import { type Part, plain, rich } from './rich'

const show = (parts: Part[]): string =>
  parts
    .map((part) =>
      typeof part === 'string'
        ? part
        : `<${part.tag}${part.href ? ` ${part.href}` : ''}>${show(part.parts)}</>`,
    )
    .join('')

describe('links', () => {
  it('end before the sentence’s own punctuation', () => {
    expect(show(plain('See https://a.example/x, or (https://b.example/y).'))).toBe(
      'See <a https://a.example/x>https://a.example/x</>, or (<a https://b.example/y>https://b.example/y</>).',
    )
  })

  it('keep the balanced brackets of an address', () => {
    expect(show(plain('https://a.example/wiki/Bell_(object).'))).toBe(
      '<a https://a.example/wiki/Bell_(object)>https://a.example/wiki/Bell_(object)</>.',
    )
  })

  it('are made of web and mail addresses only', () => {
    expect(show(plain('javascript:alert(1) data:text/html,x file:///etc'))).toBe(
      'javascript:alert(1) data:text/html,x file:///etc',
    )
    expect(show(rich('[go](javascript:alert(1))'))).toBe('[go](javascript:alert(1))')
    expect(show(plain('ada@example.test'))).toBe('<a mailto:ada@example.test>ada@example.test</>')
  })
})

describe('marks', () => {
  it('are strong, em, code and labelled links', () => {
    expect(show(rich('**a _b_** *c* `d**e**` [f](https://g.example)'))).toBe(
      '<strong>a <em>b</></> <em>c</> <code>d**e**</> <a https://g.example>f</>',
    )
  })

  it('leave names, products and stars alone', () => {
    for (const text of ['snake_case_name', '2*3*4 and 5 * 6', '**', 'a ** b', '__init__'])
      expect(show(rich(text)), text).toBe(text)
  })

  it('mean nothing in the visitor’s own words', () => {
    expect(show(plain('**a** `b`'))).toBe('**a** `b`')
  })

  it('never turn text into markup', () => {
    expect(rich('<img src=x onerror=alert(1)>')).toEqual(['<img src=x onerror=alert(1)>'])
  })

  it('are found in a hostile text within a moment', () => {
    const began = performance.now()
    for (const piece of ['*', '_', '`', '[', 'https://(', '**a', 'a@', 'a.'])
      rich(piece.repeat(20_000 / piece.length))
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
