/** @jsxImportSource preact */
import type { JSX } from 'preact'

export const DOWN = 'm6 9 6 6 6-6'
export const CLIP = 'm8 12 6-6a3 3 0 0 1 4.5 4.5L10 19a5 5 0 0 1-7-7l7.5-7.5'
export const UP = 'M12 19V5M6 11l6-6 6 6'

export const icon = (d: string): JSX.Element => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={d} />
  </svg>
)
