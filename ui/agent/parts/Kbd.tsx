import styles from './parts.module.css'

const MAC = /Mac|iP(hone|ad)/.test(navigator.platform)
const SIGNS: Record<string, string> = MAC
  ? { Mod: '⌘', Shift: '⇧', Enter: '↵' }
  : { Mod: 'Ctrl', Shift: 'Shift', Enter: '↵' }

/** "Mod+Shift+Enter" as this machine writes it; "g i" stays two keys. */
export function keyText(keys: string): string {
  return keys
    .split(' ')
    .map((chord) =>
      chord
        .split('+')
        .map((key) => SIGNS[key] ?? key)
        .join(MAC ? '' : '+'),
    )
    .join(' ')
}

export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.kbd} aria-hidden="true">
      {keyText(keys)}
    </span>
  )
}
