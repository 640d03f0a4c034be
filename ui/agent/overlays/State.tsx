import { subject } from '../actions/selection'
import { reopen, resolve, wait } from '../actions/states'
import { store } from '../desk'
import { t } from '../i18n'
import { type Choice, matching, Picker } from '../parts/Picker'
import { overlay } from '../place'

export function StatePicker({ onClose }: { onClose: () => void }) {
  const ids = subject()
  const state = store.rows.get(ids[0] ?? '')?.state
  const all: Choice[] = [
    { id: 'open', label: t('Needs an answer'), icon: 'inbox', shortcut: 'u', run: () => reopen(ids) },
    {
      id: 'snoozed',
      label: t('Snoozed …'),
      icon: 'moon',
      shortcut: 'h',
      run: () => queueMicrotask(() => overlay.set('snooze')),
    },
    { id: 'resolved', label: t('Done'), icon: 'check', shortcut: 'e', run: () => resolve(ids) },
  ]
  if (ids.length === 1) {
    all.splice(1, 0, {
      id: 'waiting',
      label: t('Waiting on the customer'),
      icon: 'clock',
      shortcut: 'w',
      run: () => wait(ids[0]!),
    })
  }
  const marked = all.map((choice) => ({ ...choice, hint: choice.id === state ? t('now') : undefined }))
  return (
    <Picker
      label={t('State')}
      placeholder={t('It is …')}
      choices={(query) => matching(marked, query)}
      onClose={onClose}
    />
  )
}
