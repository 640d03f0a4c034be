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

export const header = (app: App): JSX.Element => (
  <header>
    <h2>{app.core.settings.title}</h2>
    <span role="status">{subline(app)}</span>
    {!app.core.page && (
      <button type="button" class="b" aria-label={app.speech.t('close')} onClick={app.close}>
        {icon(DOWN)}
      </button>
    )}
  </header>
)
