/** Moving through the list. The place is kept by position too, so that the next row follows one that left. */
import type { Id } from '../../shared/wire'
import { store } from '../desk'
import { listed } from '../list/source'
import {
  chosen,
  currentConversation,
  currentView,
  goToConversation,
  goToView,
  navigate,
  viewPath,
} from '../place'
import { cell } from '../store/cell'

/** The row that j and k move from; the open conversation, or the one the eye is on. */
export const cursor = cell<Id | null>(null)
let lastIndex = 0

const ids = listed

function indexNow(): number {
  const at = cursor.get()
  const index = at ? ids().indexOf(at) : -1
  if (index >= 0) lastIndex = index
  return index
}

export function moveBy(step: 1 | -1): void {
  const list = ids()
  if (list.length === 0) return
  const index = indexNow()
  const from = index >= 0 ? index + step : step > 0 ? lastIndex : lastIndex - 1
  const to = Math.max(0, Math.min(list.length - 1, from))
  if (index < 0 && cursor.get() === null) return focusOn(list[0]!)
  focusOn(list[to]!)
  if (to > list.length - 10) void store.views.more(currentView.get()).catch(() => {})
}

function focusOn(id: Id): void {
  cursor.set(id)
  goToConversation(id)
}

export function openCursor(): void {
  const id = cursor.get() ?? ids()[0]
  if (id) focusOn(id)
}

/** After something left the list: the next one opens, or the list when it was the last. */
export function advance(leaving: Id[]): void {
  const current = currentConversation.get()
  if (!current || !leaving.includes(current)) return
  const list = ids()
  const from = list.indexOf(current)
  const next = [...list.slice(from + 1), ...list.slice(0, Math.max(0, from)).reverse()].find(
    (id) => !leaving.includes(id),
  )
  if (from >= 0) lastIndex = from
  if (from < 0) return
  if (next && !matchMedia('(max-width: 720px)').matches) {
    cursor.set(next)
    goToConversation(next)
  } else {
    cursor.set(null)
    navigate(viewPath(currentView.get()))
  }
}

/** What an action is about: the chosen rows, else the open conversation, else the row under the cursor. */
export function subject(): Id[] {
  const many = [...chosen.get()]
  if (many.length) return many
  const one = currentConversation.get() ?? cursor.get()
  return one ? [one] : []
}

export function toggleChosen(id: Id | null = currentConversation.get() ?? cursor.get()): void {
  if (!id) return
  const next = new Set(chosen.get())
  if (!next.delete(id)) next.add(id)
  chosen.set(next)
}

/** Shift-click: everything between the last chosen row and this one. */
export function chooseTo(id: Id): void {
  const list = ids()
  const last = [...chosen.get()].at(-1) ?? cursor.get() ?? id
  const [from, to] = [list.indexOf(last), list.indexOf(id)].sort((a, b) => a - b) as [number, number]
  chosen.set(new Set([...chosen.get(), ...list.slice(Math.max(0, from), to + 1)]))
}

export function leaveConversation(): void {
  goToView(currentView.get())
}

/** The neighbours are fetched ahead, so that j and k never wait. */
export function prefetchAround(id: Id): void {
  const list = ids()
  const at = list.indexOf(id)
  for (const near of [list[at + 1], list[at + 2], list[at - 1]]) {
    if (near) void store.open(near).catch(() => {})
  }
}
