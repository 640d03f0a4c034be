/** Unsent text by conversation. In memory at once, on this device within a second, on the server within three. */
import type { Draft, Id } from '../../shared/wire'
import type { Emitter } from './emitter'

const LOCAL_MS = 400
const SERVER_MS = 1800

export interface DraftText {
  kind: 'reply' | 'note'
  text: string
  saved: 'empty' | 'typing' | 'here' | 'saved'
  at: number
}

export interface DraftEnds {
  put(conversation: Id, kind: 'reply' | 'note', text: string): Promise<unknown>
  remove(conversation: Id): Promise<unknown>
}

const EMPTY: DraftText = { kind: 'reply', text: '', saved: 'empty', at: 0 }
const slot = (conversation: Id) => `deskbell.draft.${conversation}`

export class Drafts {
  private drafts = new Map<Id, DraftText>()
  private timers = new Map<Id, ReturnType<typeof setTimeout>[]>()

  constructor(
    private emitter: Emitter,
    private ends: DraftEnds,
  ) {}

  get(conversation: Id): DraftText {
    const known = this.drafts.get(conversation)
    if (known) return known
    const draft = this.read(conversation)
    this.drafts.set(conversation, draft)
    return draft
  }

  /** What another device left behind wins only if it is newer than what was typed here. */
  offer(conversation: Id, draft: Draft | null): void {
    const known = this.get(conversation)
    if (!draft || known.saved === 'typing' || draft.updated_at / 1000 <= known.at) return
    this.write(conversation, {
      kind: draft.kind,
      text: draft.text,
      saved: 'saved',
      at: draft.updated_at / 1000,
    })
  }

  setText(conversation: Id, text: string): void {
    const { kind } = this.get(conversation)
    this.write(conversation, { kind, text, saved: text ? 'typing' : 'empty', at: Date.now() })
    this.later(conversation)
  }

  setKind(conversation: Id, kind: 'reply' | 'note'): void {
    const draft = this.get(conversation)
    if (draft.kind === kind) return
    this.write(conversation, { ...draft, kind, at: Date.now() })
    if (draft.text) this.later(conversation)
  }

  /** The server drops its draft itself when the message is sent. */
  clear(conversation: Id): void {
    this.stop(conversation)
    localStorage.removeItem(slot(conversation))
    this.write(conversation, { ...EMPTY, at: Date.now() })
  }

  private later(conversation: Id): void {
    this.stop(conversation)
    const here = setTimeout(() => this.keepHere(conversation), LOCAL_MS)
    const there = setTimeout(() => void this.keepThere(conversation), SERVER_MS)
    this.timers.set(conversation, [here, there])
  }

  private stop(conversation: Id): void {
    for (const timer of this.timers.get(conversation) ?? []) clearTimeout(timer)
    this.timers.delete(conversation)
  }

  private keepHere(conversation: Id): void {
    const draft = this.get(conversation)
    if (!draft.text) return localStorage.removeItem(slot(conversation))
    localStorage.setItem(
      slot(conversation),
      JSON.stringify({ kind: draft.kind, text: draft.text, at: draft.at }),
    )
    this.write(conversation, { ...draft, saved: 'here' })
  }

  private async keepThere(conversation: Id): Promise<void> {
    const draft = this.get(conversation)
    try {
      if (draft.text) await this.ends.put(conversation, draft.kind, draft.text)
      else await this.ends.remove(conversation)
    } catch {
      return // Kept on this device; the next key tries again.
    }
    if (draft.text && this.get(conversation).text === draft.text) {
      this.write(conversation, { ...this.get(conversation), saved: 'saved' })
    }
  }

  private read(conversation: Id): DraftText {
    try {
      const stored = JSON.parse(localStorage.getItem(slot(conversation)) ?? '') as Omit<DraftText, 'saved'>
      return { ...stored, saved: 'here' }
    } catch {
      return EMPTY
    }
  }

  private write(conversation: Id, draft: DraftText): void {
    this.drafts.set(conversation, draft)
    this.emitter.touch(`draft:${conversation}`)
  }
}
