import { useEffect, useState } from 'react'
import type { Id } from '../../shared/wire'
import { store } from '../desk'
import { t } from '../i18n'
import { Avatar } from '../parts/Avatar'
import { useDirectory } from '../store/hooks'
import styles from './composer.module.css'
import { callingAt, candidates, complete } from './mentions'

interface Props {
  id: Id
  field: React.RefObject<HTMLTextAreaElement | null>
  text: string
}

/** The colleagues whose names begin with what stands behind the "@". */
export function Mentions({ id, field, text }: Props) {
  const { agents, me } = useDirectory()
  const [at, setAt] = useState(0)
  const [closed, setClosed] = useState<string | null>(null)
  const caret = field.current?.selectionStart ?? text.length
  const calling = callingAt(text, caret)
  const people = calling && closed !== text ? candidates(agents, calling.typed, me.id) : []
  const active = Math.min(at, people.length - 1)

  const choose = (name: string) => {
    if (!calling) return
    const next = complete(text, caret, calling, name)
    store.drafts.setText(id, next.text)
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret))
  }
  useEffect(() => {
    const element = field.current
    if (!element || people.length === 0) return
    const keys = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step) setAt((active + step + people.length) % people.length)
      else if (event.key === 'Escape') setClosed(text)
      else if ((event.key === 'Enter' && !event.metaKey && !event.ctrlKey) || event.key === 'Tab')
        choose(people[active]!.name)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    element.addEventListener('keydown', keys)
    return () => element.removeEventListener('keydown', keys)
  })
  if (people.length === 0) return null
  return (
    <div className={styles.people} role="listbox" aria-label={t('Colleagues')}>
      {people.map((agent, index) => (
        <div
          key={agent.id}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => {
            event.preventDefault()
            choose(agent.name)
          }}
        >
          <Avatar name={agent.name} size={22} />
          {agent.name}
        </div>
      ))}
    </div>
  )
}
