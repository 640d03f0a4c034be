/** Calling a colleague in a note: "@" and the beginning of a name. */
import type { Agent, Id } from '../../shared/wire'

export interface Calling {
  from: number
  typed: string
}

/** The "@…" the caret stands in, or null. */
export function callingAt(text: string, caret: number): Calling | null {
  const found = /(^|\s)@([\p{L}\p{N}._-]*)$/u.exec(text.slice(0, caret))
  return found ? { from: caret - found[2]!.length - 1, typed: found[2]! } : null
}

export function candidates(agents: readonly Agent[], typed: string, me: Id): Agent[] {
  const start = typed.toLowerCase()
  const fits = ({ name }: Agent) =>
    name
      .toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(start))
  return agents.filter((agent) => agent.id !== me && agent.state === 'active' && fits(agent)).slice(0, 6)
}

export function complete(
  text: string,
  caret: number,
  calling: Calling,
  name: string,
): { text: string; caret: number } {
  const before = `${text.slice(0, calling.from)}@${name} `
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length }
}

export function mentioned(text: string, agents: readonly Agent[]): Id[] {
  return agents.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
}
