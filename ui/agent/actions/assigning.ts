/** Who takes it, and what it is about. */
import type { Conversation, Id } from '../../shared/wire'
import { api } from '../api/api'
import { store } from '../desk'
import { t } from '../i18n'
import { chosen } from '../place'
import { run } from './run'
import { say } from './toasts'

type Owner = { assignee: Id | null; team: Id | null }

function give(id: Id, owner: Owner): void {
  const patch = (row: Conversation) => ({ ...row, ...owner })
  void run([id], patch, (command_id) => api.assign(id, { command_id, ...owner }))
}

function words({ assignee, team }: Owner): string {
  if (assignee === store.me().id) return t('Yours now.')
  const name = store.directory.agent(assignee)?.name ?? store.directory.team(team)?.name
  return name ? t('Given to {name}.', { name }) : t('Unassigned.')
}

/** A team keeps the conversation when only the person changes, and the other way round. */
export function assign(ids: Id[], to: Partial<Owner>): void {
  const rows = ids.flatMap((id) => store.rows.get(id) ?? [])
  const before = rows.map(({ id, assignee, team }) => ({ id, owner: { assignee, team } }))
  const owner = (row: Conversation): Owner => ({ assignee: row.assignee, team: row.team, ...to })
  if (rows.length > 1 && to.assignee !== undefined) {
    const patch = (row: Conversation) => ({ ...row, ...to })
    const assignee = to.assignee
    void run(ids, patch, (command_id) => api.bulk({ command_id, conversations: ids, do: 'assign', assignee }))
  } else for (const row of rows) give(row.id, owner(row))
  chosen.set(new Set())
  const back = () => {
    for (const { id, owner } of before) give(id, owner)
  }
  if (rows[0]) say(words(owner(rows[0])), { action: { label: t('Undo'), key: 'z', run: back } })
}

export function assignMe(ids: Id[]): void {
  assign(ids, { assignee: store.me().id })
}

export function tag(ids: Id[], add: string[], remove: string[]): void {
  const patch = (row: Conversation) => ({
    ...row,
    tags: [...new Set([...row.tags, ...add])].filter((name) => !remove.includes(name)),
  })
  if (ids.length > 1 && add[0]) {
    const name = add[0]
    void run(ids, patch, (command_id) => api.bulk({ command_id, conversations: ids, do: 'tag', tag: name }))
    return
  }
  for (const id of ids) void run([id], patch, (command_id) => api.tag(id, { command_id, add, remove }))
}
