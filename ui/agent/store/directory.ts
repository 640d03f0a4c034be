/** The people, teams, channels and tags of the desk, and who "me" is. */
import type { Agent, Channel, Desk, DeskEvent, Id, Tag, Team } from '../../shared/wire'
import type { Emitter } from './emitter'

export interface DirectoryState {
  me: Agent
  workspace: { name: string }
  baseUrl: string
  agents: readonly Agent[]
  teams: readonly Team[]
  channels: readonly Channel[]
  tags: readonly Tag[]
}

export class Directory {
  state!: DirectoryState

  constructor(private emitter: Emitter) {}

  load(desk: Desk): void {
    const { me, workspace, base_url, agents, teams, channels, tags } = desk
    this.write({ me, workspace, baseUrl: base_url, agents, teams, channels, tags })
  }

  agent(id: Id | null): Agent | undefined {
    return this.state.agents.find((agent) => agent.id === id)
  }

  team(id: Id | null): Team | undefined {
    return this.state.teams.find((team) => team.id === id)
  }

  channel(id: Id | null): Channel | undefined {
    return this.state.channels.find((channel) => channel.id === id)
  }

  apply(event: DeskEvent): void {
    const { agent, team, channel, tag, kind } = event
    const next = { ...this.state }
    if (agent) {
      next.agents = upsert(next.agents, agent)
      if (agent.id === next.me.id) next.me = agent
    }
    if (channel) next.channels = upsert(next.channels, channel)
    if (team) next.teams = kind === 'team.removed' ? without(next.teams, team.id) : upsert(next.teams, team)
    if (tag) next.tags = kind === 'tag.removed' ? without(next.tags, tag.id) : upsert(next.tags, tag)
    const name = kind === 'workspace.changed' ? event.data?.name : undefined
    if (typeof name === 'string') next.workspace = { name }
    if (agent || team || channel || tag || name) this.write(next)
  }

  private write(state: DirectoryState): void {
    this.state = state
    this.emitter.touch('directory')
  }
}

function upsert<T extends { id: Id }>(list: readonly T[], item: T): T[] {
  const known = list.some(({ id }) => id === item.id)
  return known ? list.map((other) => (other.id === item.id ? item : other)) : [...list, item]
}

function without<T extends { id: Id }>(list: readonly T[], id: Id): T[] {
  return list.filter((item) => item.id !== id)
}
