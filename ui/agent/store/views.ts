/** Views are keyset windows: fifty rows a page, about five hundred kept, ordered by the newest message. */
import type { Conversation, ConversationPage, Id } from '../../shared/wire'
import type { Emitter } from './emitter'
import { belongs, type Filter, filterOf, queryOf } from './filter'
import type { Rows } from './rows'

export const KEPT = 500

export interface View {
  key: string
  ids: readonly Id[]
  /** Where the next page starts; null at the end. */
  next: string | null
  status: 'new' | 'loading' | 'ready' | 'failed'
}

interface Mark {
  /** Rows kept when the window is cut back to this page's end. */
  length: number
  next: string | null
}

export class Views {
  private views = new Map<string, View>()
  private marks = new Map<string, Mark[]>()

  constructor(
    private emitter: Emitter,
    private rows: Rows,
    private fetchPage: (query: string) => Promise<ConversationPage>,
    private me: () => Id,
  ) {
    rows.changed = (id, row) => this.place(id, row)
  }

  get(key: string): View {
    return this.views.get(key) ?? this.write({ key, ids: [], next: null, status: 'new' }, false)
  }

  async open(key: string): Promise<void> {
    if (this.get(key).status === 'new' || this.get(key).status === 'failed') await this.load(key, null)
  }

  async more(key: string): Promise<void> {
    const view = this.get(key)
    if (view.next && view.status === 'ready') await this.load(key, view.next)
  }

  /** After a reset every view that was open is fetched again; the others are forgotten. */
  async reload(current: string): Promise<void> {
    this.views.clear()
    this.marks.clear()
    this.emitter.touch(`view:${current}`)
    await this.load(current, null)
  }

  /** Leaving a long list gives its tail back, to the end of the last page that fits. */
  trim(key: string): void {
    const view = this.get(key)
    if (view.ids.length <= KEPT) return
    const mark = this.marks.get(key)?.findLast(({ length }) => length <= KEPT)
    if (mark) this.write({ ...view, ids: view.ids.slice(0, mark.length), next: mark.next })
  }

  private async load(key: string, after: string | null): Promise<void> {
    this.write({ ...this.get(key), status: 'loading' })
    try {
      const cursor = after ? `&after=${encodeURIComponent(after)}` : ''
      const page = await this.fetchPage(`${queryOf(filterOf(key))}&limit=50${cursor}`)
      this.emitter.batch(() => this.take(key, page))
    } catch (error) {
      this.write({ ...this.get(key), status: 'failed' })
      throw error
    }
  }

  private take(key: string, page: ConversationPage): void {
    for (const row of page.conversations) this.rows.put(row)
    const edge = page.next ? page.conversations.at(-1) : undefined
    const filter = filterOf(key)
    const members = [...this.rows.all()].filter(
      (row) => belongs(row, filter, this.me()) && (!edge || before(row, edge) >= 0),
    )
    const ids = members.sort((a, b) => before(b, a)).map(({ id }) => id)
    const marks = [...(this.marks.get(key) ?? []), { length: ids.length, next: page.next }]
    this.marks.set(key, marks)
    this.write({ key, ids, next: page.next, status: 'ready' })
  }

  private place(id: Id, row: Conversation | undefined): void {
    for (const view of this.views.values()) {
      if (view.status !== 'new') this.placeIn(view, filterOf(view.key), id, row)
    }
  }

  private placeIn(view: View, filter: Filter, id: Id, row: Conversation | undefined): void {
    const from = view.ids.indexOf(id)
    const member = row !== undefined && belongs(row, filter, this.me())
    if (from < 0 && !member) return
    const ids = view.ids.filter((other) => other !== id)
    const to = member ? this.position(ids, row) : -1
    const outside = to === ids.length && view.next !== null
    if (member && !outside) ids.splice(to, 0, id)
    if (from >= 0 && from === to && !outside) return
    this.write({ ...view, ids })
  }

  private position(ids: readonly Id[], row: Conversation): number {
    let low = 0
    let high = ids.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.rows.get(ids[middle]!)
      if (other && before(other, row) > 0) low = middle + 1
      else high = middle
    }
    return low
  }

  private write(view: View, tell = true): View {
    this.views.set(view.key, view)
    if (tell) this.emitter.touch(`view:${view.key}`)
    return view
  }
}

/** Positive when a stands above b: newer first, then by id so that the order is total. */
function before(a: Conversation, b: Conversation): number {
  if (a.last_at !== b.last_at) return a.last_at - b.last_at
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
