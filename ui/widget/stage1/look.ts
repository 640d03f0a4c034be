/** Dresses the host in the channel's settings and the page's styles. */
import type { ChatSettings, Options } from '../api'
import { inkOn } from './ink'

const PINE = '#1b5e50'
const HEX = /^#[\da-f]{6}$/i

/** Named and functional colours as `#rrggbb`; a canvas is the one place where browsers spell them out. */
function asHex(colour: string): string {
  if (HEX.test(colour)) return colour
  const pen = document.createElement('canvas').getContext('2d')
  if (pen) pen.fillStyle = colour
  const plain = `${pen?.fillStyle}`
  return HEX.test(plain) ? plain : PINE
}

/** Custom properties only; the shadow root's `!important` rules on the host make of them what no page can undo. */
export function dress(host: HTMLElement, settings: ChatSettings, options: Options, visible: boolean): void {
  const styles = options.styles ?? {}
  const { offset } = styles
  const { x = 24, y = 24 } = typeof offset === 'object' ? offset : { x: offset, y: offset }
  const accent = asHex(styles.accent ?? settings.accent)
  host.style.cssText = `--show:${visible ? 'block' : 'none'};--z:${styles.zIndex ?? 2147483000};--accent:${accent};--on:${inkOn(accent)};--x:${x}px;--y:${y}px;--size:${styles.size ?? 56}px`
  host.dataset.theme = styles.theme ?? settings.theme
  host.dataset.side = /left/.test(styles.position ?? settings.position) ? 'left' : 'right'
}
