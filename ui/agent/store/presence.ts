/** Who is here, who looks at what, who types. Never stored; typing fades by itself after six seconds. */
import type { Id, Person } from '../../shared/wire'
import type { Emitter } from './emitter'

export const TYPING_FADES_MS = 6000

export interface Typing {
  who: Person
  kind: 'reply' | 'note'
}

const NOBODY: readonly never[] = []

export class Presence {
  private agents = new Map<Id, Id | null>()
  private viewing = new Map<Id, readonly Id[]>()
  private typing = new Map<Id, readonly Typing[]>()
  private fading = new Map<string, ReturnType<typeof setTimeout>>()
  private visitors = new Map<Id, boolean>()

  constructor(private emitter: Emitter) {}

  online(agent: Id): boolean {
    return this.agents.has(agent)
  }

  count(): number {
    return this.agents.size
  }

  viewers(conversation: Id): readonly Id[] {
    return this.viewing.get(conversation) ?? NOBODY
  }

  typists(conversation: Id): readonly Typing[] {
    return this.typing.get(conversation) ?? NOBODY
  }

  visitorOnline(conversation: Id): boolean | undefined {
    return this.visitors.get(conversation)
  }

  setAgents(agents: { id: Id; viewing: Id | null }[]): void {
    const touched = new Set(this.viewing.keys())
    this.agents = new Map(agents.map(({ id, viewing }) => [id, viewing]))
    this.viewing = new Map()
    for (const { id, viewing } of agents) {
      if (!viewing) continue
      this.viewing.set(viewing, [...(this.viewing.get(viewing) ?? []), id])
      touched.add(viewing)
    }
    this.emitter.batch(() => {
      this.emitter.touch('presence')
      for (const conversation of touched) this.emitter.touch(`presence:${conversation}`)
    })
  }

  setVisitor(conversation: Id, online: boolean): void {
    this.visitors.set(conversation, online)
    this.emitter.touch(`presence:${conversation}`)
  }

  setTyping(conversation: Id, who: Person, kind: 'reply' | 'note', on: boolean): void {
    const key = `${conversation} ${who.id}`
    clearTimeout(this.fading.get(key))
    const others = this.typists(conversation).filter((typing) => typing.who.id !== who.id)
    this.typing.set(conversation, on ? [...others, { who, kind }] : others)
    if (on) {
      const fade = () => this.setTyping(conversation, who, kind, false)
      this.fading.set(key, setTimeout(fade, TYPING_FADES_MS))
    }
    this.emitter.touch(`typing:${conversation}`)
  }
}
