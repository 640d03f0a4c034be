/** @jsxImportSource preact */
/** A growing field that is never redrawn while one types, the row of chosen files, attach and send. */
import type { JSX } from 'preact'
import type { App } from '../panel/app'
import { CLIP, icon, UP } from './icon'

export interface Composer {
  view(): JSX.Element
  put(text: string): void
  focus(): void
}

/** @returns whether there were files; the list is copied because it is emptied when its event is over */
export function addFiles(app: App, list?: FileList | null): boolean {
  const chosen = [...(list ?? [])]
  if (chosen.length) app.needFiles((files) => files.add(chosen))
  return chosen.length > 0
}

export function createComposer(app: App): Composer {
  const { memory, speech } = app
  let area: HTMLTextAreaElement

  const grow = (): void => {
    memory.save({ draft: area.value })
    area.style.height = 'auto'
    // Nothing has a height while the panel is closed.
    if (area.scrollHeight) area.style.height = `${area.scrollHeight}px`
  }
  const put = (text: string): void => {
    area.value = text
    grow()
  }
  const focus = (): void => area.focus({ preventScroll: true })
  const send = (event: Event): void => {
    event.preventDefault()
    const text = area.value.trim()
    const files = app.files ? app.files.take() : []
    if (!files || !(text || files.length)) return
    put('')
    app.outbox.send(text, files)
    focus()
  }
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event)
  }
  const mount = (element: HTMLTextAreaElement | null): void => {
    if (!element || element === area) return
    area = element
    put(memory.data.draft)
  }

  const picked = ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
    addFiles(app, currentTarget.files)
    currentTarget.value = ''
  }

  const view = (): JSX.Element => (
    <form class="c" onSubmit={send}>
      {app.files?.chips()}
      <label class="b">
        {icon(CLIP)}
        <input type="file" multiple aria-label={speech.t('attach')} onChange={picked} />
      </label>
      <textarea
        ref={mount}
        rows={1}
        dir="auto"
        aria-label={speech.t('write')}
        placeholder={speech.t('write')}
        enterkeyhint="send"
        onInput={() => {
          grow()
          app.typing.key()
        }}
        onFocus={grow}
        onKeyDown={key}
        onPaste={(event) => {
          if (addFiles(app, event.clipboardData?.files)) event.preventDefault()
        }}
      />
      <button type="submit" class="b s" aria-label={speech.t('send')}>
        {icon(UP)}
      </button>
    </form>
  )
  return { view, put, focus }
}
