/** @jsxImportSource preact */
/** Asks for an email once, in the flow, after the first message; can be skipped or ignored. Fetched only then. */
import type { JSX } from 'preact'
import type { App } from '../panel/app'
import { adopt } from '../sheet'
import css from './email.css?inline'

function card({ state, session, memory, changed, speech: { t } }: App): JSX.Element | false {
  const { email, emailError, online } = state
  if (email === 'given') return <div class="day">{t('given')}</div>
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const field = (event.target as HTMLFormElement)[0] as HTMLInputElement
    state.email = 'sending'
    session.post({ t: 'email', email: field.value }, true)
    changed()
  }
  const skip = (): void => {
    state.email = 'skipped'
    memory.save({ emailSkipped: true })
    changed()
  }
  return (
    email !== 'skipped' && (
      <form class="card" onSubmit={submit}>
        <p>{t(online ? 'ask' : 'askAway')}</p>
        <div>
          <input
            type="email"
            required
            autocomplete="email"
            aria-label={t('email')}
            placeholder={t('example')}
          />
          <button type="submit" disabled={email === 'sending'}>
            {t('follow')}
          </button>
        </div>
        {emailError && (
          <p class="bad" role="alert">
            {emailError}
          </p>
        )}
        <button type="button" class="link" onClick={skip}>
          {t('skip')}
        </button>
      </form>
    )
  )
}

export function createEmailCard(app: App): () => JSX.Element | false {
  adopt(app.core.root, css)
  return () => card(app)
}
