/** Where the agent is: addresses, the view behind an open conversation, and what is shown beside it. */
import { navigate } from 'wouter/use-browser-location'
import type { Id } from '../shared/wire'
import { cell } from './store/cell'

const REMEMBERED = 'deskbell.view'

export const currentView = cell(sessionStorage.getItem(REMEMBERED) ?? 'open')
export const currentConversation = cell<Id | null>(null)
/** Chosen with x, for the bulk bar. */
export const chosen = cell<ReadonlySet<Id>>(new Set())
export const panelShown = cell(false)
export const viewsShown = cell(false)
/** Which of the dialogs that exist once is open. */
export const overlay = cell<
  null | 'palette' | 'keys' | 'assign' | 'tag' | 'snooze' | 'state' | 'merge' | 'link' | 'rename'
>(null)

export const viewPath = (key: string) => `/inbox/${key}`
export const conversationPath = (id: Id) => `/c/${id}`

export function goToView(key: string): void {
  chosen.set(new Set())
  viewsShown.set(false)
  arrive(viewPath(key))
  navigate(viewPath(key))
}

export function goToConversation(id: Id, replace = location.pathname.startsWith('/c/')): void {
  arrive(conversationPath(id))
  navigate(conversationPath(id), { replace })
}

/** Reads the address: at once when we move ourselves, and from the router when the browser does. */
export function arrive(path: string): void {
  const view = /^\/inbox\/(.+)$/.exec(path)?.[1]
  if (view) {
    currentView.set(view)
    sessionStorage.setItem(REMEMBERED, view)
  }
  currentConversation.set(/^\/c\/([^/]+)$/.exec(path)?.[1] ?? null)
}

export { navigate }
