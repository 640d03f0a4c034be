import type { Id } from '../../shared/wire'
import { tag } from '../actions/assigning'
import { subject } from '../actions/selection'
import { store } from '../desk'
import { t } from '../i18n'
import { type Choice, matching, Picker } from '../parts/Picker'
import { useDirectory, useRow } from '../store/hooks'

export function TagPicker({ onClose }: { onClose: () => void }) {
  const ids = subject()
  const { tags } = useDirectory()
  const row = useRow(ids[0] ?? '')
  const names = [...new Set([...tags.map(({ name }) => name), ...(row?.tags ?? [])])].sort()
  const choices = (query: string): Choice[] => {
    const found = matching(
      names.map((name) => choice(ids, name)),
      query,
    )
    const fresh = query.trim()
    if (!fresh || names.includes(fresh)) return found
    const make: Choice = {
      id: '+',
      label: t('New tag “{name}”', { name: fresh }),
      checked: false,
      run: () => tag(ids, [fresh], []),
    }
    return [...found, make]
  }
  return (
    <Picker
      label={t('Tags')}
      placeholder={t('Tag with …')}
      choices={choices}
      onClose={onClose}
      keepOpen
      empty={t('Type the first tag.')}
    />
  )
}

function choice(ids: Id[], name: string): Choice {
  const on = ids.every((id) => store.rows.get(id)?.tags.includes(name))
  return { id: name, label: name, checked: on, run: () => (on ? tag(ids, [], [name]) : tag(ids, [name], [])) }
}
