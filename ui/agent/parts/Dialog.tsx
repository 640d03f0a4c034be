/** A dialog on the native element: focus stays inside, Escape closes, focus returns where it was. */
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import styles from './dialog.module.css'

interface Props {
  label: string
  onClose: () => void
  shape?: 'center' | 'top' | 'bottom' | 'bare'
  children: ReactNode
}

export function Dialog({ label, onClose, shape = 'center', children }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = element.current
    const before = document.activeElement
    if (!dialog?.open) dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    const dialog = element.current
    const cancel = (event: Event) => {
      event.preventDefault()
      onClose()
    }
    const outside = (event: MouseEvent) => {
      if (event.target === dialog) onClose()
    }
    dialog?.addEventListener('cancel', cancel)
    dialog?.addEventListener('mousedown', outside)
    return () => {
      dialog?.removeEventListener('cancel', cancel)
      dialog?.removeEventListener('mousedown', outside)
    }
  }, [onClose])
  return (
    <dialog ref={element} className={`${styles.dialog} ${styles[shape]}`} aria-label={label}>
      <div className={styles.inside}>{children}</div>
    </dialog>
  )
}
