/** A small menu under its button: arrow keys move, Escape closes and gives the focus back. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Icon, type IconName } from '../icons/Icon'
import { IconButton } from './Button'
import { Kbd } from './Kbd'
import styles from './menu.module.css'

export interface MenuItem {
  label: string
  icon?: IconName
  shortcut?: string
  run: () => void
}

interface Props {
  label: string
  icon: IconName
  items: MenuItem[]
  className?: string | undefined
  startOpen?: boolean
}

export function Menu({ label, icon, items, className, startOpen = false }: Props) {
  const [open, setOpen] = useState(startOpen)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    box.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    const away = (event: MouseEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('mousedown', away)
    return () => document.removeEventListener('mousedown', away)
  }, [open])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    event.stopPropagation()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') close()
    if (event.key === 'Tab') setOpen(false)
    if (!step) return
    event.preventDefault()
    const all = [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    all[(at + step + all.length) % all.length]?.focus()
  }
  return (
    <div className={styles.box} ref={box} onKeyDown={onKeyDown} role="presentation">
      <IconButton
        ref={button}
        className={className ?? ''}
        icon={icon}
        label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div className={styles.menu} role="menu" aria-label={label}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={styles.item}
              onClick={() => {
                close()
                item.run()
              }}
            >
              {item.icon && <Icon name={item.icon} />}
              <span>{item.label}</span>
              {item.shortcut && <Kbd keys={item.shortcut} />}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
