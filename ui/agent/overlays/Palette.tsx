/** Every action with its key, and every conversation, one line away. */
import { registry } from '../actions/registry'
import { store } from '../desk'
import { t } from '../i18n'
import { contactName } from '../list/row_words'
import { type Choice, matching, Picker } from '../parts/Picker'
import { goToConversation, navigate } from '../place'
import { searchFor } from '../search/searching'
import { ago } from '../when'

function actions(): Choice[] {
  return registry()
    .filter((action) => action.id !== 'palette' && (!action.when || action.when()))
    .map(({ id, label, icon, keys, group, words, run }) => ({
      id,
      label,
      icon,
      shortcut: keys,
      group,
      words,
      run,
    }))
}

function conversations(query: string): Choice[] {
  if (query.trim().length < 2) return []
  const rows = [...store.rows.all()].sort((a, b) => b.last_at - a.last_at)
  const all = rows.map(
    (row): Choice => ({
      id: row.id,
      label: contactName(row),
      hint: `${row.subject || row.preview} · ${ago(row.last_at)}`,
      words: `${row.subject} ${row.preview} ${row.contact.email ?? ''}`,
      icon: 'inbox',
      group: t('Conversations'),
      run: () => goToConversation(row.id),
    }),
  )
  return matching(all, query).slice(0, 6)
}

export function Palette({ onClose }: { onClose: () => void }) {
  const all = actions()
  const choices = (query: string): Choice[] => {
    const found = [...matching(all, query).slice(0, query ? 12 : 40), ...conversations(query)]
    if (!query.trim()) return found
    const search: Choice = {
      id: 'search-for',
      label: t('Search everything for “{query}”', { query }),
      icon: 'search',
      group: t('Search'),
      run: () => {
        searchFor(query)
        navigate('/search')
      },
    }
    return [...found, search]
  }
  return (
    <Picker
      label={t('All actions')}
      placeholder={t('What do you want to do?')}
      choices={choices}
      onClose={onClose}
    />
  )
}
