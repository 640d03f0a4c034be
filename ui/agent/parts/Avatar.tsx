import styles from './parts.module.css'

export function initials(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim()
    .split(/\s+/)
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}

export function Avatar({ name, size = 32, me = false }: { name: string; size?: number; me?: boolean }) {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.37) }
  return (
    <span
      className={me ? `${styles.avatar} ${styles.me}` : styles.avatar}
      style={style}
      data-initials={initials(name)}
      aria-hidden="true"
    />
  )
}
