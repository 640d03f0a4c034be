/** @jsxImportSource preact */
import { Fragment, type JSX } from 'preact'
import type { App } from '../panel/app'
import type { Pending } from '../panel/timeline'
import type { Row } from './rows'
import { words } from './text'

/** A message the desk refused: once more where that can help, else back into the composer with the reason. */
function refused(
  { outbox, composer, speech: { t } }: App,
  { id, text, retry, failed }: Pending,
): JSX.Element {
  const edit = (): void => {
    outbox.drop(id)
    composer.put(text)
  }
  return (
    <div class="by me bad" role="alert">
      {t('failed')} –{' '}
      <button type="button" class="link" onClick={() => (retry ? outbox.retry(id) : edit())}>
        {t(retry ? 'retry' : 'edit')}
      </button>
      {!retry && <div>{failed}</div>}
    </div>
  )
}

export function turn(app: App, { key, kind, text, attachments, pending, day, caption }: Row): JSX.Element {
  const me = kind === 'me' ? ' me' : ''
  if (attachments.length && !app.files) app.needFiles()
  return (
    <Fragment key={key}>
      {day && <div class="day">{day}</div>}
      {attachments.map((file) => app.files?.attached(file, me))}
      {text && (
        <div class={kind === 'notice' ? 'day' : `m${me}`} dir="auto">
          {words(text, !me)}
        </div>
      )}
      {pending && pending.failed !== null
        ? refused(app, pending)
        : caption && <div class={`by${me}`}>{caption}</div>}
    </Fragment>
  )
}
