import type { Conversation, Id, Message } from '../../shared/wire'
import { assign } from '../actions/assigning'
import { unmerge } from '../actions/joining'
import { leaveConversation } from '../actions/selection'
import { reopen, resolve, wait } from '../actions/states'
import { t } from '../i18n'
import { Icon } from '../icons/Icon'
import { contactName } from '../list/row_words'
import { Avatar, initials } from '../parts/Avatar'
import { Button, IconButton } from '../parts/Button'
import { Menu, type MenuItem } from '../parts/Menu'
import { overlay, panelShown } from '../place'
import { markOf } from '../shell/views'
import { useCell } from '../store/cell'
import { useDirectory, useMessages, useViewers } from '../store/hooks'
import { clock, full, when } from '../when'
import styles from './conversation.module.css'
import { channelPath } from './thread_items'

export function Header({ row }: { row: Conversation }) {
  const messages = useMessages(row.id)
  return (
    <header className={styles.bar}>
      <IconButton
        className={styles.back ?? ''}
        icon="back"
        label={t('Back to the list')}
        onClick={leaveConversation}
      />
      <div className={styles.head}>
        <h1 title={row.subject}>{row.subject || contactName(row)}</h1>
        <Path messages={messages} />
      </div>
      <div className={styles.go}>
        <Viewers id={row.id} />
        <Actions row={row} />
      </div>
    </header>
  )
}

function Path({ messages }: { messages: readonly Message[] }) {
  const { channels } = useDirectory()
  const steps = channelPath(messages).slice(-4)
  return (
    <ol className={styles.path} aria-label={t('Path across channels')}>
      {steps.map(({ channel, at }) => {
        const known = channels.find(({ id }) => id === channel)
        const mark = markOf(known?.kind)
        return (
          <li key={at} title={`${known?.name ?? ''}, ${full(at)}`}>
            <span style={{ color: mark.tint, display: 'grid' }}>
              <Icon name={mark.icon} />
            </span>
            {clock(at)}
          </li>
        )
      })}
    </ol>
  )
}

function Viewers({ id }: { id: Id }) {
  const { agents, me } = useDirectory()
  const here = useViewers(id)
  const others = agents.filter((agent) => agent.id !== me.id && here.includes(agent.id))
  if (others.length === 0) return null
  const names = others.map(({ name }) => name.split(' ')[0]).join(', ')
  const words = t('{n, plural, one {{names} is reading} other {{names} are reading}}', {
    n: others.length,
    names,
  })
  return (
    <div className={styles.viewers} title={words} role="img" aria-label={words}>
      <Icon name="eye" />
      <span>{words}</span>
      <span className={styles.initials}>{others.map(({ name }) => initials(name)).join(' ')}</span>
    </div>
  )
}

function Actions({ row }: { row: Conversation }) {
  const { agents, teams, me } = useDirectory()
  const owner = agents.find(({ id }) => id === row.assignee) ?? teams.find(({ id }) => id === row.team)
  const label = owner ? t('Assigned to {name}', { name: owner.name }) : t('Assign …')
  const done = row.state === 'resolved'
  return (
    <>
      {owner ? (
        <button
          type="button"
          className={styles.owner}
          aria-label={label}
          title={`${label} (a)`}
          onClick={() => overlay.set('assign')}
        >
          <Avatar name={owner.name} size={26} me={owner.id === me.id} />
        </button>
      ) : (
        <IconButton icon="user" label={label} shortcut="a" onClick={() => overlay.set('assign')} />
      )}
      <IconButton
        className={styles.wide ?? ''}
        icon="tag"
        label={t('Tag …')}
        shortcut="l"
        onClick={() => overlay.set('tag')}
      />
      <IconButton
        className={styles.wide ?? ''}
        icon="moon"
        label={t('Snooze …')}
        shortcut="h"
        onClick={() => overlay.set('snooze')}
      />
      {done ? (
        <IconButton icon="undo" label={t('Reopen')} shortcut="u" onClick={() => reopen([row.id])} />
      ) : (
        <IconButton icon="check" label={t('Resolve')} shortcut="e" onClick={() => resolve([row.id])} />
      )}
      <Menu label={t('More')} icon="more" items={moreItems(row)} />
      <PanelToggle />
    </>
  )
}

function PanelToggle() {
  const shown = useCell(panelShown)
  return (
    <IconButton
      className={styles.sidePane ?? ''}
      icon="side"
      label={t('About this person')}
      aria-expanded={shown}
      onClick={() => panelShown.set(!shown)}
    />
  )
}

function moreItems(row: Conversation): MenuItem[] {
  const items: MenuItem[] = [
    { label: t('Tag …'), icon: 'tag', shortcut: 'l', run: () => overlay.set('tag') },
    { label: t('Snooze …'), icon: 'moon', shortcut: 'h', run: () => overlay.set('snooze') },
    { label: t('Rename …'), icon: 'pencil', run: () => overlay.set('rename') },
    { label: t('Merge into …'), icon: 'merge', run: () => overlay.set('merge') },
    { label: t('Link to …'), icon: 'link', run: () => overlay.set('link') },
  ]
  if (row.state !== 'waiting')
    items.push({ label: t('Wait for the customer'), icon: 'clock', run: () => wait(row.id) })
  if (row.assignee)
    items.push({ label: t('Unassign'), icon: 'user', run: () => assign([row.id], { assignee: null }) })
  return items
}

/** What is unusual about this conversation, and the way out of it. */
export function StateLine({ row }: { row: Conversation }) {
  if (row.merged_into) {
    return (
      <div className={styles.stateLine}>
        {t('Merged into another conversation.')}
        <Button kind="text" onClick={() => void unmerge(row.id)}>
          {t('Take apart')}
        </Button>
      </div>
    )
  }
  if (row.state === 'snoozed' && row.snoozed_until) {
    return (
      <div className={styles.stateLine}>
        {t('Asleep: back {when}, or when the customer writes.', { when: when(row.snoozed_until) })}
        <Button kind="text" onClick={() => reopen([row.id])}>
          {t('Wake now')}
        </Button>
      </div>
    )
  }
  if (row.state !== 'resolved') return null
  return (
    <div className={styles.stateLine}>
      {t('Done. It opens again when the customer writes.')}
      <Button kind="text" onClick={() => reopen([row.id])}>
        {t('Reopen')}
      </Button>
    </div>
  )
}
