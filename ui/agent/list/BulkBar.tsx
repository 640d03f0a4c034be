import { assignMe } from '../actions/assigning'
import { reopen, resolve } from '../actions/states'
import { t } from '../i18n'
import { IconButton } from '../parts/Button'
import { chosen, currentView, overlay } from '../place'
import { useCell } from '../store/cell'
import styles from './list.module.css'

/** What x has chosen, and what can be done to all of it. */
export function BulkBar() {
  const ids = [...useCell(chosen)]
  const done = useCell(currentView) === 'done'
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('For all chosen')}>
      <span>{t('{n, plural, one {# chosen} other {# chosen}}', { n: ids.length })}</span>
      <IconButton icon="user" label={t('Assign to me')} shortcut="i" onClick={() => assignMe(ids)} />
      <IconButton icon="people" label={t('Assign …')} shortcut="a" onClick={() => overlay.set('assign')} />
      <IconButton icon="tag" label={t('Tag …')} shortcut="l" onClick={() => overlay.set('tag')} />
      <IconButton icon="moon" label={t('Snooze …')} shortcut="h" onClick={() => overlay.set('snooze')} />
      {done ? (
        <IconButton icon="undo" label={t('Reopen')} shortcut="u" onClick={() => reopen(ids)} />
      ) : (
        <IconButton icon="check" label={t('Resolve')} shortcut="e" onClick={() => resolve(ids)} />
      )}
      <IconButton
        icon="close"
        label={t('Choose none')}
        shortcut="Esc"
        onClick={() => chosen.set(new Set())}
      />
    </div>
  )
}
