import type { FormEvent } from 'react'
import { subject } from '../actions/selection'
import { rename } from '../actions/states'
import { store } from '../desk'
import { t } from '../i18n'
import panel from '../panel/panel.module.css'
import { Button } from '../parts/Button'
import { Dialog } from '../parts/Dialog'
import { Field } from '../parts/Field'

export function Rename({ onClose }: { onClose: () => void }) {
  const id = subject()[0]
  const row = store.rows.get(id ?? '')
  if (!id || !row) return null
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = String(new FormData(event.currentTarget).get('subject')).trim()
    if (words && words !== row.subject) rename(id, words)
    onClose()
  }
  return (
    <Dialog label={t('Rename')} onClose={onClose} shape="top">
      <form className={panel.form} onSubmit={save}>
        <Field label={t('What is it about?')} name="subject" defaultValue={row.subject} autoFocus required />
        <footer>
          <Button kind="quiet" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit">{t('Save')}</Button>
        </footer>
      </form>
    </Dialog>
  )
}
