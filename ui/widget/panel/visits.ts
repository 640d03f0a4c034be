/** Tells the desk where in a single-page site the visitor goes, once there is a session. */
import type { App } from './app'
import { here } from './session'

/** Routers change the address first and the title a moment later. */
const TITLE_MS = 300

export function watchVisits({ core, session, gone }: App): void {
  let last = location.href
  const look = (): void => {
    if (location.href === last) return
    last = location.href
    if (session.begun() && core.options.trackPages !== false) session.post({ t: 'page', ...here() }, true)
  }
  const soon = (): unknown => setTimeout(look, TITLE_MS)
  const push = history.pushState
  history.pushState = function (...entry) {
    push.apply(this, entry)
    soon()
  }
  addEventListener('popstate', soon, { signal: gone })
}
