import { assign } from '../actions/assigning'
import { subject } from '../actions/selection'
import { store } from '../desk'
import { t } from '../i18n'
import { type Choice, matching, Picker } from '../parts/Picker'

export function AssignPicker({ onClose }: { onClose: () => void }) {
  const ids = subject()
  const { agents, teams, me } = store.directory.state
  const row = store.rows.get(ids[0] ?? '')
  const person = (id: string, name: string): Choice => ({
    id,
    label: id === me.id ? t('{name} (me)', { name }) : name,
    icon: row?.assignee === id ? 'check' : 'user',
    hint: store.presence.online(id) ? t('here') : undefined,
    shortcut: id === me.id ? 'i' : undefined,
    group: t('People'),
    run: () => assign(ids, { assignee: id }),
  })
  const active = agents.filter(({ state, role }) => state === 'active' && role !== 'viewer')
  const all: Choice[] = [
    ...active.filter(({ id }) => id === me.id).map(({ id, name }) => person(id, name)),
    ...active.filter(({ id }) => id !== me.id).map(({ id, name }) => person(id, name)),
    {
      id: 'nobody',
      label: t('Nobody'),
      icon: 'close',
      group: t('People'),
      run: () => assign(ids, { assignee: null }),
    },
    ...teams.map(
      ({ id, name }): Choice => ({
        id,
        label: name,
        icon: row?.team === id ? 'check' : 'team',
        group: t('Teams'),
        run: () => assign(ids, { team: id }),
      }),
    ),
  ]
  if (teams.length) {
    all.push({
      id: 'no-team',
      label: t('No team'),
      icon: 'close',
      group: t('Teams'),
      run: () => assign(ids, { team: null }),
    })
  }
  return (
    <Picker
      label={t('Assign')}
      placeholder={t('Assign to …')}
      choices={(query) => matching(all, query)}
      onClose={onClose}
    />
  )
}
