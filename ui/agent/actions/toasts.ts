/** Short words after an action, with its undo. One at a time; ten seconds to undo. */
import { cell } from '../store/cell'

export const UNDO_MS = 10_000
const READ_MS = 5_000

export interface Toast {
  id: number
  text: string
  alarm: boolean
  action: { label: string; key?: string; run: () => void } | null
}

export const toast = cell<Toast | null>(null)
let serial = 0
let timer: ReturnType<typeof setTimeout> | undefined

export function say(text: string, options: { alarm?: boolean; action?: Toast['action'] } = {}): void {
  const { alarm = false, action = null } = options
  clearTimeout(timer)
  toast.set({ id: ++serial, text, alarm, action })
  timer = setTimeout(dismiss, action ? UNDO_MS : READ_MS)
}

export function dismiss(): void {
  clearTimeout(timer)
  toast.set(null)
}

/** The key z: runs the action of the toast that is still there. */
export function undo(): void {
  const action = toast.get()?.action
  if (!action) return
  dismiss()
  action.run()
}
