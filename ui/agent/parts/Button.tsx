/** Buttons: one that acts, quiet ones, and icons with a spoken name and their key in the title. */
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Icon, type IconName } from '../icons/Icon'
import { Kbd } from './Kbd'
import styles from './parts.module.css'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: 'act' | 'quiet' | 'danger' | 'text'
  children: ReactNode
  shortcut?: string | undefined
  ref?: Ref<HTMLButtonElement>
}

export function Button({
  kind = 'act',
  children,
  shortcut,
  className = '',
  type = 'button',
  ...rest
}: Props) {
  const look = kind === 'text' ? styles.text : `${styles.button} ${kind === 'act' ? '' : styles[kind]}`
  return (
    <button type={type} className={`${look} ${className}`} {...rest}>
      {children}
      {shortcut && <Kbd keys={shortcut} />}
    </button>
  )
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  icon: IconName
  label: string
  shortcut?: string | undefined
  ref?: Ref<HTMLButtonElement>
}

export function IconButton({
  icon,
  label,
  shortcut,
  className = '',
  type = 'button',
  ...rest
}: IconButtonProps) {
  const title = shortcut ? `${label} (${shortcut})` : label
  return (
    <button type={type} className={`${styles.icon} ${className}`} aria-label={label} title={title} {...rest}>
      <Icon name={icon} />
    </button>
  )
}
