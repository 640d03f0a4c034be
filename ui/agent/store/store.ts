/** The desk in the browser: server state by id, commands on their way laid over it, and one stream that moves it. */
import type {
  Agent,
  ContactCard,
  Conversation,
  ConversationDetail,
  DeskEvent,
  Id,
  Message,
} from '../../shared/wire'
import type { Api } from '../api/api'
import { cell } from './cell'
import { CountsBoard } from './counts'
import { Directory } from './directory'
import { Drafts } from './drafts'
import { Emitter } from './emitter'
import { Frames } from './frames'
import { type Pending, PendingCommands } from './pending'
import { Presence } from './presence'
import { Rows } from './rows'
import { Threads } from './threads'
import { Views } from './views'

export type Connection = 'connecting' | 'live' | 'offline'

export class Store {
  readonly emitter = new Emitter()
  readonly pending = new PendingCommands()
  readonly rows = new Rows(this.emitter, this.pending)
  readonly threads = new Threads(this.emitter, this.pending)
  readonly presence = new Presence(this.emitter)
  readonly directory = new Directory(this.emitter)
  readonly connection = cell<Connection>('connecting')
  /** The conversation being read: it is fetched again where others are only forgotten. */
  readonly watched = cell<Id | null>(null)
  readonly counts: CountsBoard
  readonly views: Views
  readonly drafts: Drafts
  readonly frames: Frames
  /** Other parts may listen for single events: sound, settings lists. */
  heard: (event: DeskEvent) => void = () => {}
  private opening = new Map<Id, Promise<void>>()
  private cardTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private api: Api,
    resume: () => void,
    private currentView: () => string,
    schedule?: (work: () => void) => void,
  ) {
    this.counts = new CountsBoard(this.emitter, () => api.counts())
    this.views = new Views(
      this.emitter,
      this.rows,
      (query) => api.conversations(query),
      () => this.me().id,
    )
    this.drafts = new Drafts(this.emitter, {
      put: (id, kind, text) => api.putDraft(id, kind, text),
      remove: (id) => api.removeDraft(id),
    })
    this.frames = new Frames(this, { resume, refetch: () => this.refetch() }, schedule)
  }

  me(): Agent {
    return this.directory.state.me
  }

  async start(): Promise<void> {
    const desk = await this.api.desk()
    this.frames.at = { epoch: desk.epoch, position: desk.position }
    this.directory.load(desk)
    this.counts.refresh(0)
  }

  /** Fetches a conversation unless it is here or on its way. */
  async open(id: Id, again = false): Promise<void> {
    if (this.threads.get(id) && !again) return
    const known = this.opening.get(id)
    if (known) return known
    const fetching = this.api
      .conversation(id)
      .then((detail) => this.takeDetail(detail))
      .finally(() => this.opening.delete(id))
    this.opening.set(id, fetching)
    return fetching
  }

  private takeDetail(detail: ConversationDetail): void {
    this.emitter.batch(() => {
      this.rows.put(detail.conversation)
      this.threads.open(detail)
      this.drafts.offer(detail.conversation.id, detail.draft)
    })
  }

  async earlier(id: Id): Promise<void> {
    const cursor = this.threads.get(id)?.earlier
    if (!cursor) return
    const { messages, earlier } = await this.api.messages(id, cursor)
    this.threads.prepend(id, messages, earlier)
  }

  begin(command: Pending): void {
    this.pending.add(command)
    this.redraw(command.conversations)
  }

  settle(command: string): void {
    this.redraw(this.pending.settle(command))
  }

  /** An answer to a command: the server's state replaces the patch in one drawing. */
  answer(command: string, conversation?: Conversation, message?: Message): void {
    this.emitter.batch(() => {
      const touched = this.pending.settle(command)
      if (conversation) this.rows.put(conversation)
      if (message) this.threads.put(message)
      this.redraw(touched)
    })
  }

  redraw(conversations: Id[]): void {
    this.emitter.batch(() => {
      for (const id of conversations) {
        this.rows.redraw(id)
        this.threads.redraw(id)
      }
    })
  }

  forget(id: Id): void {
    this.rows.drop(id)
    this.threads.drop(id)
  }

  putCard(card: ContactCard): void {
    this.emitter.batch(() => {
      this.threads.putCard(card)
      this.rows.patchContact(card)
    })
  }

  /** Someone's card changed: fetched again if it is being read, forgotten otherwise. */
  staleCard(event: DeskEvent): void {
    const contact = event.contact?.id ?? (event.data?.contact as Id | undefined)
    const watched = this.watched.get()
    this.threads.dropAll(watched, (thread) => !contact || thread.card.id === contact)
    const card = watched ? this.threads.get(watched)?.card : undefined
    if (!card || (contact && card.id !== contact && !event.kind.startsWith('contact.'))) return
    clearTimeout(this.cardTimer)
    this.cardTimer = setTimeout(() => void this.refreshCard(watched!), 200)
  }

  private async refreshCard(conversation: Id): Promise<void> {
    const contact = this.rows.get(conversation)?.contact.id
    if (!contact) return
    const card = await this.api.contact(contact).catch(() => null)
    if (!card) return
    if (this.threads.get(conversation)?.card.id === card.id) this.putCard(card)
    else await this.open(conversation, true)
  }

  staleThreads(): void {
    const watched = this.watched.get()
    this.threads.dropAll(watched)
    if (watched) void this.open(watched, true).catch(() => {})
  }

  private async refetch(): Promise<void> {
    const watched = this.watched.get()
    try {
      const desk = await this.api.desk()
      this.directory.load(desk)
      this.threads.dropAll(watched)
      this.rows.clear()
      this.counts.refresh(0)
      await this.views.reload(this.currentView())
      if (watched) await this.open(watched, true)
    } catch {
      setTimeout(() => void this.refetch(), 3000)
    }
  }
}
