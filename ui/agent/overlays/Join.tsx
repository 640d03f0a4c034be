/** Choosing another conversation, to merge into it or to link to it. */
import { useEffect, useState } from 'react'
import type { Conversation } from '../../shared/wire'
import { linkTo, mergeInto } from '../actions/joining'
import { subject } from '../actions/selection'
import { api } from '../api/api'
import { store } from '../desk'
import { t } from '../i18n'
import { contactName } from '../list/row_words'
import { type Choice, matching, Picker } from '../parts/Picker'
import { ago } from '../when'

export function JoinPicker({ how, onClose }: { how: 'merge' | 'link'; onClose: () => void }) {
  const id = subject()[0]
  const [query, setQuery] = useState('')
  const found = useFound(query)
  if (!id) return null
  const run = (other: string) => void (how === 'merge' ? mergeInto(id, other) : linkTo(id, other))
  const choice = (row: Conversation, group: string): Choice => ({
    id: row.id,
    label: `${contactName(row)} · ${row.subject || row.preview}`,
    hint: ago(row.last_at),
    icon: how,
    group,
    run: () => run(row.id),
  })
  const choices = (typed: string): Choice[] => {
    if (typed !== query) queueMicrotask(() => setQuery(typed))
    const others = [...store.rows.all()].filter((row) => row.id !== id && !row.merged_into)
    const contact = store.rows.get(id)?.contact.id
    const theirs = others.filter((row) => row.contact.id === contact)
    const rest = others.filter((row) => row.contact.id !== contact).sort((a, b) => b.last_at - a.last_at)
    const near = [
      ...theirs.map((row) => choice(row, t('By the same person'))),
      ...rest.slice(0, 60).map((row) => choice(row, t('Others'))),
    ]
    const known = new Set([id, ...near.map((each) => each.id)])
    const searched = found.filter((row) => !known.has(row.id)).map((row) => choice(row, t('Found')))
    return [...matching(near, typed).slice(0, 12), ...searched]
  }
  const label = how === 'merge' ? t('Merge into') : t('Link to')
  return (
    <Picker label={label} placeholder={t('Search conversations …')} choices={choices} onClose={onClose} />
  )
}

function useFound(query: string): Conversation[] {
  const [found, setFound] = useState<Conversation[]>([])
  useEffect(() => {
    if (query.trim().length < 2) return setFound([])
    let current = true
    const timer = setTimeout(async () => {
      const { hits } = await api.search(query).catch(() => ({ hits: [] }))
      if (current)
        setFound([...new Map(hits.map(({ conversation }) => [conversation.id, conversation])).values()])
    }, 150)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [query])
  return found
}
