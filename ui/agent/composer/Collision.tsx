/** A reply that was held because somebody wrote meanwhile: what came in, and the choice. */
import type { Id } from '../../shared/wire'
import { collision, sendAnyway } from '../actions/sending'
import { store } from '../desk'
import { t } from '../i18n'
import { Button } from '../parts/Button'
import { useCell } from '../store/cell'
import { useMessages } from '../store/hooks'
import styles from './composer.module.css'
import { focusPen } from './focus'

export function Collision({ id }: { id: Id }) {
  const held = useCell(collision)
  const messages = useMessages(id)
  if (held?.conversation !== id) return null
  const { me } = store.directory.state
  const came = messages.findLast(
    ({ revision, kind, author, id }) =>
      revision > held.seen && kind !== 'notice' && author.id !== me.id && !id.startsWith('pending:'),
  )
  const name = came?.author.name || t('Somebody')
  const anyway = () => sendAnyway({ ...held, text: store.drafts.get(id).text.trim() || held.text })
  return (
    <div className={styles.collision} role="alert">
      <strong>{t('{name} wrote while you were writing. Your reply was not sent.', { name })}</strong>
      {came && <blockquote>{came.text}</blockquote>}
      <div>
        <Button onClick={anyway}>{t('Send anyway')}</Button>
        <Button
          kind="quiet"
          onClick={() => {
            collision.set(null)
            focusPen()
          }}
        >
          {t('Keep writing')}
        </Button>
      </div>
    </div>
  )
}
