/** A list one types into: the palette, assigning, tags, snooze and merge are all this one part. */
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { t } from '../i18n'
import { Icon, type IconName } from '../icons/Icon'
import { Dialog } from './Dialog'
import { Kbd } from './Kbd'
import styles from './picker.module.css'

export interface Choice {
  id: string
  label: string
  hint?: ReactNode
  icon?: IconName
  tint?: string
  shortcut?: string | undefined
  /** For lists where several hold at once. */
  checked?: boolean
  group?: string
  /** Other words that find it. */
  words?: string
  run: () => void
}

interface Props {
  label: string
  placeholder: string
  choices: (query: string) => Choice[]
  onClose: () => void
  /** Stays open after a choice, as for tags. */
  keepOpen?: boolean
  empty?: string
}

export function matching(choices: Choice[], query: string): Choice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return choices
  const text = (choice: Choice) => `${choice.label} ${choice.words ?? ''} ${choice.group ?? ''}`.toLowerCase()
  const found = choices.filter((choice) => words.every((word) => text(choice).includes(word)))
  const first = words[0]!
  const rank = (choice: Choice) => (choice.label.toLowerCase().startsWith(first) ? 0 : 1)
  return found.sort((a, b) => rank(a) - rank(b))
}

export function Picker({ label, placeholder, choices, onClose, keepOpen = false, empty }: Props) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const all = choices(query)
  const shown = useFirstRows(all)
  const active = Math.min(at, shown.length - 1)

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' })
  })

  const choose = (choice: Choice | undefined) => {
    if (!choice) return
    if (!keepOpen) onClose()
    choice.run()
    if (keepOpen) setQuery('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.nativeEvent.isComposing) return
    if (step) setAt((active + step + shown.length) % Math.max(1, shown.length))
    else if (event.key === 'Enter') choose(shown[active])
    else return
    event.preventDefault()
  }

  return (
    <Dialog label={label} onClose={onClose} shape="top">
      <div className={styles.ask}>
        <Icon name="search" />
        <input
          autoFocus
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
          aria-label={label}
          placeholder={placeholder}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <div
        className={styles.list}
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={keepOpen}
      >
        {shown.map((choice, index) => (
          <Option
            key={choice.id}
            id={`${id}-${index}`}
            choice={choice}
            active={index === active}
            heading={choice.group !== shown[index - 1]?.group ? choice.group : undefined}
            onPoint={() => setAt(index)}
            onChoose={() => choose(choice)}
          />
        ))}
      </div>
      {shown.length === 0 && <p className={styles.none}>{empty ?? t('Nothing by that name.')}</p>}
    </Dialog>
  )
}

/** What is in sight is drawn first; the rest of a long list a moment later. */
function useFirstRows(all: Choice[]): Choice[] {
  const [whole, setWhole] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setWhole(true), 80)
    return () => clearTimeout(timer)
  }, [])
  return whole ? all : all.slice(0, 12)
}

interface OptionProps {
  id: string
  choice: Choice
  active: boolean
  heading: string | undefined
  onPoint: () => void
  onChoose: () => void
}

function Option({ id, choice, active, heading, onPoint, onChoose }: OptionProps) {
  const { label, hint, icon, tint, shortcut, checked } = choice
  return (
    <>
      {heading && (
        <div className={styles.group} role="presentation">
          {heading}
        </div>
      )}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={active}
        aria-checked={checked}
        className={styles.option}
        onMouseMove={active ? undefined : onPoint}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onChoose}
        onKeyDown={undefined}
      >
        <span className={styles.mark} style={tint ? { color: tint } : undefined}>
          {checked !== undefined ? checked && <Icon name="check" /> : icon && <Icon name={icon} />}
        </span>
        <span className={styles.label}>{label}</span>
        {hint && <span className={styles.hint}>{hint}</span>}
        {shortcut && <Kbd keys={shortcut} />}
      </div>
    </>
  )
}
