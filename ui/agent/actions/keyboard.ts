/** One listener for all keys. Letters act only where nothing is being typed; "g" waits a second for its second key. */
import { overlay } from '../place'
import { registry } from './registry'
import { openCursor } from './selection'

const SECOND_MS = 1000
let first: { key: string; at: number } | null = null

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

/** Pressing a button with Enter or a menu with arrows stays theirs. */
function busy(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="menu"],dialog') !== null
}

function keyOf(event: KeyboardEvent): string {
  return event.key === 'Escape' ? 'Esc' : event.key
}

function sequence(key: string): string {
  const now = Date.now()
  const before = first && now - first.at < SECOND_MS ? `${first.key} ` : ''
  first = key === 'g' && !before ? { key, at: now } : null
  return before + key
}

export function onKey(event: KeyboardEvent): void {
  const { metaKey, ctrlKey, altKey, target } = event
  if (event.defaultPrevented || event.isComposing) return
  if ((metaKey || ctrlKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault()
    overlay.set(overlay.get() === 'palette' ? null : 'palette')
    return
  }
  if (metaKey || ctrlKey || altKey || typing(target) || busy(target) || overlay.get()) return
  if (event.key === 'Enter' && target === document.body) return openCursor()
  const keys = sequence(keyOf(event))
  const action = registry().find((each) => each.keys === keys)
  if (!action || (action.when && !action.when())) return
  event.preventDefault()
  action.run()
}
