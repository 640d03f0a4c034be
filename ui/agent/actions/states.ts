/** Resolve, reopen, wait, snooze: each says what happened and can be undone for ten seconds. */
import { uuid7 } from '../../shared/uuid'
import type { Conversation, Id, State, Time } from '../../shared/wire'
import { api } from '../api/api'
import { store } from '../desk'
import { t } from '../i18n'
import { chosen } from '../place'
import { when } from '../when'
import { run } from './run'
import { advance } from './selection'
import { say } from './toasts'

type Before = { id: Id; state: State; snoozed_until: Time | null }

const remember = (ids: Id[]): Before[] =>
  ids.flatMap((id) => {
    const row = store.rows.get(id)
    return row ? [{ id, state: row.state, snoozed_until: row.snoozed_until }] : []
  })

function restore(rows: Before[]): void {
  for (const { id, state, snoozed_until } of rows) {
    const back = (row: Conversation) => ({ ...row, state, snoozed_until })
    void run([id], back, (command) => {
      if (state === 'snoozed' && snoozed_until)
        return api.snooze(id, { command_id: command, until: snoozed_until })
      if (state === 'waiting') return api.wait(id, command)
      return state === 'resolved' ? api.resolve(id, command) : api.reopen(id, command)
    })
  }
}

interface Move {
  ids: Id[]
  state: State
  until?: Time
  said: string
  send: (id: Id, command: string) => Promise<unknown>
}

function move({ ids, state, until, said, send }: Move): void {
  const before = remember(ids)
  if (before.length === 0) return
  advance(ids)
  const patch = (row: Conversation) => ({ ...row, state, snoozed_until: until ?? null })
  if (ids.length === 1) void run(ids, patch, (command) => send(ids[0]!, command))
  else void bulk(ids, patch, state, until)
  chosen.set(new Set())
  say(said, { action: { label: t('Undo'), key: 'z', run: () => restore(before) } })
}

function bulk(ids: Id[], patch: (row: Conversation) => Conversation, state: State, until?: Time) {
  const verb = state === 'resolved' ? 'resolve' : state === 'snoozed' ? 'snooze' : 'reopen'
  return run(ids, patch, (command_id) =>
    api.bulk({ command_id, conversations: ids, do: verb, ...(until && { until }) }),
  )
}

export function resolve(ids: Id[]): void {
  const said = t('{n, plural, one {Resolved.} other {# conversations resolved.}}', { n: ids.length })
  move({ ids, state: 'resolved', said, send: api.resolve })
}

export function reopen(ids: Id[]): void {
  const said = t('{n, plural, one {Open again.} other {# conversations open again.}}', { n: ids.length })
  move({ ids, state: 'open', said, send: api.reopen })
}

export function wait(id: Id): void {
  move({ ids: [id], state: 'waiting', said: t('Waiting on the customer.'), send: api.wait })
}

export function snooze(ids: Id[], until: Time): void {
  const said = t('Back {when}.', { when: when(until) })
  move({
    ids,
    state: 'snoozed',
    until,
    said,
    send: (id, command) => api.snooze(id, { command_id: command, until }),
  })
}

export function rename(id: Id, subject: string): void {
  void run(
    [id],
    (row) => ({ ...row, subject }),
    (command) => api.rename(id, command, subject),
  )
}

export function markSeen(row: Conversation): void {
  const revision = row.revision
  const patch = (seen: Conversation) => ({
    ...seen,
    seen_by_agents: Math.max(seen.seen_by_agents, seen.last_inbound),
  })
  const id = uuid7()
  store.begin({ id, conversations: [row.id], patch, message: null })
  api.seen(row.id, revision).then(
    ({ conversation }) => store.answer(id, conversation),
    () => store.settle(id),
  )
}
