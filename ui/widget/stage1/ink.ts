/** Ink that can be read on any accent: white where WCAG AA allows it, else the accent's own shade, else black. */

const AA = 4.5

/** sRGB's curve without its straight foot: dark channels come out a hair too light, which errs toward contrast. */
const linear = (value: number): number => ((value / 255 + 0.055) / 1.055) ** 2.4

/** Relative luminance plus the 0.05 of flare that WCAG's contrast ratio adds to both sides. */
const light = (rgb: number[]): number =>
  0.2126 * linear(rgb[0]!) + 0.7152 * linear(rgb[1]!) + 0.0722 * linear(rgb[2]!) + 0.05

/** @param accent `#rrggbb` */
export function inkOn(accent: string): string {
  const rgb = [1, 3, 5].map((at) => Number(`0x${accent.slice(at, at + 2)}`))
  const ground = light(rgb)
  if (1.05 / ground >= AA) return '#fff'
  const shade = rgb.map((value) => Math.round(value / 5))
  return ground / light(shade) >= AA ? `rgb(${shade})` : '#000'
}
