/** One sprite for all icons; every use is a reference, so rows carry no path data. */
import { memo } from 'react'
import styles from './icon.module.css'
import { type IconName, PATHS } from './paths'

export type { IconName }

export const Sprite = memo(function Sprite() {
  return (
    <svg width="0" height="0" className={styles.sprite} aria-hidden="true" focusable="false">
      <defs>
        {Object.entries(PATHS).map(([name, data]) => (
          <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24">
            <path d={data} />
          </symbol>
        ))}
      </defs>
    </svg>
  )
})

export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      className={className ? `${styles.icon} ${className}` : styles.icon}
      aria-hidden="true"
      focusable="false"
    >
      <use href={`#i-${name}`} />
    </svg>
  )
}

export function Bell({ className }: { className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`${styles.icon} ${styles.bell} ${className ?? ''}`}
      aria-hidden="true"
      focusable="false"
    >
      <path className={styles.brass} d="M4 16a8 8 0 0 1 16 0z" />
      <path d="M3 19h18M12 8V6M10.500 5h3" />
    </svg>
  )
}
