/** Light, dark, or what the system says. */
import { cell } from './store/cell'

export type Theme = 'light' | 'dark' | 'system'
const SLOT = 'deskbell.theme'
const dark = matchMedia('(prefers-color-scheme: dark)')

export const theme = cell<Theme>((localStorage.getItem(SLOT) as Theme | null) ?? 'system')
export const scheme = cell<'light' | 'dark'>('light')

function apply(): void {
  const now = theme.get() === 'system' ? (dark.matches ? 'dark' : 'light') : (theme.get() as 'light' | 'dark')
  document.documentElement.dataset.theme = now
  document.documentElement.dataset.mantineColorScheme = now
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', now === 'dark' ? '#161410' : '#faf8f5')
  scheme.set(now)
}

export function setTheme(next: Theme): void {
  localStorage.setItem(SLOT, next)
  theme.set(next)
  apply()
}

export function startTheme(): void {
  dark.addEventListener('change', apply)
  apply()
}
