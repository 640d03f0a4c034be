/** Conversations by id: what the server said, and what is shown once pending commands lie over it. */
import type { ContactBrief, Conversation, Id } from '../../shared/wire'
import type { Emitter } from './emitter'
import type { PendingCommands } from './pending'

export class Rows {
  private stored = new Map<Id, Conversation>()
  private shown = new Map<Id, Conversation>()
  /** Called for every row that changed or left; the views decide again where it belongs. */
  changed: (id: Id, row: Conversation | undefined) => void = () => {}

  constructor(
    private emitter: Emitter,
    private pending: PendingCommands,
  ) {}

  get(id: Id): Conversation | undefined {
    return this.shown.get(id)
  }

  all(): IterableIterator<Conversation> {
    return this.shown.values()
  }

  /** An answer that was overtaken by a newer frame changes nothing. */
  put(row: Conversation): void {
    const known = this.stored.get(row.id)
    if (known && known.revision > row.revision) return
    this.stored.set(row.id, row)
    this.redraw(row.id)
  }

  drop(id: Id): void {
    if (!this.stored.delete(id)) return
    this.shown.delete(id)
    this.emitter.touch(`row:${id}`)
    this.changed(id, undefined)
  }

  clear(): void {
    for (const id of [...this.stored.keys()]) this.drop(id)
  }

  redraw(id: Id): void {
    const stored = this.stored.get(id)
    if (!stored) return
    const shown = this.pending.over(stored)
    this.shown.set(id, shown)
    this.emitter.touch(`row:${id}`)
    this.changed(id, shown)
  }

  patchContact(contact: ContactBrief): void {
    for (const row of this.stored.values()) {
      if (row.contact.id !== contact.id) continue
      this.stored.set(row.id, { ...row, contact })
      this.redraw(row.id)
    }
  }
}
