/** One textarea for all conversations, never mounted anew: only the words in it change. */
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Conversation, Id } from '../../shared/wire'
import { collision, send } from '../actions/sending'
import { store } from '../desk'
import { t } from '../i18n'
import { Button, IconButton } from '../parts/Button'
import { useCell } from '../store/cell'
import type { DraftText } from '../store/drafts'
import { useDirectory, useDraft } from '../store/hooks'
import { Collision } from './Collision'
import styles from './composer.module.css'
import { Destination } from './Destination'
import { Files } from './Files'
import { pen } from './focus'
import { Mentions } from './Mentions'
import { mentioned } from './mentions'
import { seenRevision, useSeenRevision } from './seen'
import { noteTyping, useTypingEnds } from './typing'
import { addFiles, clearFiles, filesOf } from './uploads'

export function Composer({ row }: { row: Conversation | undefined }) {
  const id = row?.id ?? ''
  const draft = useDraft(id)
  const { me } = useDirectory()
  const [over, setOver] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const noting = draft.kind === 'note'
  useSeenRevision(id)
  useTypingEnds(id)
  useEffect(() => {
    pen.element = field.current
  }, [])
  useGrowing(field, draft.text)
  if (me.role === 'viewer') return null
  const look = [styles.pen, noting && styles.noting, over && styles.over].filter(Boolean).join(' ')
  return (
    <section
      className={look}
      aria-label={noting ? t('Write a note') : t('Write a reply')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        drop(event, id)
      }}
    >
      <Collision id={id} />
      <div className={styles.top}>
        <Kind id={id} kind={draft.kind} />
        {row && <Destination row={row} kind={draft.kind} />}
      </div>
      <textarea
        ref={field}
        className={styles.text}
        rows={2}
        dir="auto"
        aria-label={noting ? t('Note') : t('Reply')}
        placeholder={noting ? t('For colleagues only. @ calls one.') : t('Write an answer …')}
        value={draft.text}
        onChange={(event) => {
          store.drafts.setText(id, event.target.value)
          noteTyping(id, draft.kind, event.target.value)
        }}
        onPaste={(event) => paste(event, id)}
        onKeyDown={(event) => onKeyDown(event, id)}
      />
      {noting && <Mentions id={id} field={field} text={draft.text} />}
      <Files conversation={id} />
      <End id={id} draft={draft} />
    </section>
  )
}

function Kind({ id, kind }: { id: Id; kind: DraftText['kind'] }) {
  const set = (next: DraftText['kind']) => {
    store.drafts.setKind(id, next)
    pen.element?.focus()
  }
  return (
    <div className={styles.seg} role="radiogroup" aria-label={t('Kind')}>
      <button
        type="button"
        role="radio"
        aria-checked={kind === 'reply'}
        title={t('Reply (r)')}
        onClick={() => set('reply')}
      >
        {t('Reply')}
      </button>
      <button
        type="button"
        role="radio"
        aria-checked={kind === 'note'}
        title={t('Note (n)')}
        onClick={() => set('note')}
      >
        {t('Note')}
      </button>
    </div>
  )
}

function End({ id, draft }: { id: Id; draft: DraftText }) {
  const picker = useRef<HTMLInputElement>(null)
  const files = useCell(filesOf(id))
  const uploading = files.some((file) => !file.attachment && !file.error)
  const ready = (draft.text.trim() !== '' || files.some((file) => file.attachment)) && !uploading
  const noting = draft.kind === 'note'
  return (
    <div className={styles.end}>
      <IconButton icon="clip" label={t('Attach files')} onClick={() => picker.current?.click()} />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('Files to attach')}
        onChange={(event) => {
          addFiles(id, event.target.files ?? [])
          event.target.value = ''
        }}
      />
      <span className={styles.hint} role="status">
        {uploading ? t('Uploading …') : savedWords(draft)}
      </span>
      {noting ? (
        <Button shortcut="Mod+Enter" disabled={!ready} onClick={() => submit(id, false)}>
          {t('Add note')}
        </Button>
      ) : (
        <>
          <Button kind="quiet" disabled={!ready} shortcut="Mod+Shift+Enter" onClick={() => submit(id, true)}>
            <span className={styles.long}>{t('Send and resolve')}</span>
            <span className={styles.short} aria-hidden="true">
              {t('+ resolve')}
            </span>
          </Button>
          <Button shortcut="Mod+Enter" disabled={!ready} onClick={() => submit(id, false)}>
            {t('Send')}
          </Button>
        </>
      )}
    </div>
  )
}

function savedWords({ saved }: DraftText): string {
  if (saved === 'here') return t('Draft kept here')
  return saved === 'saved' ? t('Draft saved') : ''
}

export function submit(id: Id, resolve: boolean): void {
  const { kind, text } = store.drafts.get(id)
  const files = filesOf(id).get()
  if (!id || files.some((file) => !file.attachment && !file.error)) return
  const attachments = files.flatMap((file) => file.attachment ?? [])
  const words = text.trim()
  if (!words && attachments.length === 0) return
  collision.set(null)
  noteTyping(id, kind, '')
  clearFiles(id)
  const mentions = kind === 'note' ? mentioned(words, store.directory.state.agents) : []
  const seen = seenRevision(id)
  send({
    conversation: id,
    kind,
    text: words,
    attachments,
    mentions,
    resolve: resolve && kind === 'reply',
    seen,
  })
}

function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>, id: Id): void {
  if (event.nativeEvent.isComposing || event.defaultPrevented) return
  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
    event.preventDefault()
    submit(id, event.shiftKey)
  } else if (event.key === 'Escape') {
    event.preventDefault()
    event.currentTarget.blur()
  }
}

function paste(event: ClipboardEvent, id: Id): void {
  const files = event.clipboardData.files
  if (files.length === 0) return
  event.preventDefault()
  addFiles(id, files)
}

function drop(event: DragEvent, id: Id): void {
  if (event.dataTransfer.files.length === 0) return
  event.preventDefault()
  addFiles(id, event.dataTransfer.files)
}

/** Where CSS cannot size a field by its content. */
function useGrowing(field: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  useEffect(() => {
    const element = field.current
    if (!element || globalThis.CSS?.supports?.('field-sizing', 'content')) return
    element.style.height = text ? 'auto' : ''
    if (text) element.style.height = `${element.scrollHeight}px`
  }, [field, text])
}
