/**
 * The round button and its badge, in a shadow root the page's styles cannot reach. The host is fixed
 * and empty, so it moves nothing, and has no transform or containment, which would trap the phone panel inside.
 */
import { adopt } from '../sheet'
import css from './launcher.css?inline'

const BUBBLE = 'M7.9 20A9 9 0 1 0 4 16.1L2 22Z'
const DOWN = 'm6 9 6 6 6-6'

export interface Launcher {
  host: HTMLElement
  root: ShadowRoot
  button: HTMLButtonElement
  paint(open: boolean, unread: number, title: string): void
  remove(): void
}

function svg(name: string, attribute: string, value: string): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  element.setAttribute(attribute, value)
  return element
}

/** Keeps the host in the page: waits for a body, and survives frameworks that replace it. */
function stay(host: HTMLElement): () => void {
  const join = (): void => {
    if (!host.isConnected) document.body?.append(host)
  }
  const watch = new MutationObserver(join)
  watch.observe(document.documentElement, { childList: true })
  join()
  return () => {
    watch.disconnect()
    host.remove()
  }
}

export function createLauncher(interest: () => void, toggle: () => void): Launcher {
  const host = document.createElement('deskbell-chat')
  const root = host.attachShadow({ mode: 'open' })
  adopt(root, css)
  const button = document.createElement('button')
  const badge = document.createElement('b')
  const path = svg('path', 'd', BUBBLE)
  const icon = svg('svg', 'viewBox', '0 0 24 24')
  icon.append(path)
  button.className = 'l'
  button.append(icon, badge)
  button.onpointerenter = button.onfocus = interest
  button.onclick = toggle
  root.append(button)

  const paint: Launcher['paint'] = (open, unread, title) => {
    path.setAttribute('d', open ? DOWN : BUBBLE)
    badge.textContent = unread > 9 ? '9+' : `${unread || ''}`
    button.ariaExpanded = `${open}`
    button.ariaLabel = unread ? `${title} (${unread})` : title
  }
  return { host, root, button, paint, remove: stay(host) }
}
