import { expect, it } from 'vitest'
import { inkOn } from './ink'

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4

/** WCAG 2 contrast, written out again so that the test does not believe the code. */
function contrast(a: number[], b: number[]): number {
  const [low, high] = [a, b]
    .map((rgb) => rgb.map((value) => linear(value / 255)))
    .map(([red, green, blue]) => 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05)
    .sort((x, y) => x - y)
  return high! / low!
}

function rgbOf(colour: string): number[] {
  if (colour === '#fff') return [255, 255, 255]
  if (colour === '#000') return [0, 0, 0]
  return colour.match(/\d+/g)!.map(Number)
}

it('gives the guide’s own accent dark ink, since white fails on it', () => {
  expect(inkOn('#0ea5e9')).toBe('rgb(3,33,47)')
})

it('gives dark accents white ink', () => {
  expect(inkOn('#1b5e50')).toBe('#fff')
})

it('reaches AA on every accent of a grid over the whole colour cube', () => {
  const steps = [0, 34, 68, 102, 136, 170, 204, 238, 255]
  for (const red of steps)
    for (const green of steps)
      for (const blue of steps) {
        const hex = `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`
        expect(contrast(rgbOf(inkOn(hex)), [red, green, blue]), hex).toBeGreaterThanOrEqual(4.5)
      }
})
