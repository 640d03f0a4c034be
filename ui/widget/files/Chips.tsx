/** @jsxImportSource preact */
import type { JSX } from 'preact'
import type { App } from '../panel/app'
import { icon } from '../view/icon'
import type { Attaching } from './attaching'

const CROSS = 'M6 6l12 12M18 6 6 18'

export function Chips({ app, attaching }: { app: App; attaching: Attaching }): JSX.Element | null {
  const { chips } = attaching
  if (!chips.length) return null
  return (
    <ul class="chips">
      {chips.map((chip) => (
        <li key={chip.key} class={chip.error === null ? '' : 'bad'}>
          <span>{[chip.name, chip.error].filter(Boolean).join(': ')}</span>
          {!chip.file && chip.error === null && (
            <progress max={100} value={chip.percent} aria-label={chip.name} />
          )}
          <button
            type="button"
            aria-label={app.speech.t('remove', chip.name)}
            onClick={() => attaching.remove(chip)}
          >
            {icon(CROSS)}
          </button>
        </li>
      ))}
    </ul>
  )
}
