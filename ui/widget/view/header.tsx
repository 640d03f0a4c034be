/** @jsxImportSource preact */
import type { JSX } from 'preact'
import type { App } from '../panel/app'
import { DOWN, icon } from './icon'

/** Says only what is known: nothing before the desk has answered. */
function subline({ state, speech: { t } }: App): string {
  if (state.phase === 'refused') return t('refused')
  if (state.trouble) return t('offline')
  return state.online === null ? '' : t(state.online ? 'here' : 'away')
}

export function header(app: App): JSX.Element {
  const { page, settings } = app.core
  const Title = page ? 'h1' : 'h2'
  return (
    <header>
      <Title>{settings.title}</Title>
      <span role="status">{subline(app)}</span>
      {!page && (
        <button type="button" class="b" aria-label={app.speech.t('close')} onClick={app.close}>
          {icon(DOWN)}
        </button>
      )}
    </header>
  )
}
