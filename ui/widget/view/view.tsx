/** @jsxImportSource preact */
/** The panel itself: header, conversation, composer; keyboard, file drops and the size of a phone's keyboard. */
import { render } from 'preact'
import { type App, onPhone } from '../panel/app'
import { isRightToLeft } from '../panel/strings'
import { addFiles } from './composer'
import { header } from './header'
import { createLog } from './log'

export interface View {
  draw(): void
  focus(): void
  remove(): void
}

export function createView(app: App): View {
  const { core, speech, gone: signal } = app
  const slot = document.createElement('div')
  core.root.prepend(slot)
  const log = createLog(app)
  let panel: HTMLElement

  /** What the on-screen keyboard leaves; a phone's panel is exactly as high. A zoomed page is left alone. */
  const fit = (): void => {
    const { offsetTop, height, scale } = visualViewport!
    if (scale > 1.01) return
    slot.style.setProperty('--top', `${offsetTop}px`)
    slot.style.setProperty('--high', `${height}px`)
  }
  /** On a phone the panel is the whole screen, so the focus must not wander behind it. */
  const stay = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget && core.flags.open && onPhone() && !panel.contains(relatedTarget as Node)) refocus()
  }
  const refocus = (): void => panel.focus({ preventScroll: true })
  const key = (event: KeyboardEvent): void => {
    // The page's own shortcuts must not hear what is typed here.
    event.stopPropagation()
    if (event.key === 'Escape' && !event.isComposing) app.close()
  }
  const drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    if (event.type === 'drop') addFiles(app, event.dataTransfer.files)
  }
  const draw = (): void => {
    render(
      <section
        ref={(element) => {
          if (element) panel = element
        }}
        class="p"
        role={core.page ? 'main' : 'dialog'}
        aria-label={core.settings.title}
        tabIndex={-1}
        hidden={!core.flags.open}
        lang={speech.locale}
        dir={isRightToLeft(speech.locale) ? 'rtl' : 'ltr'}
        onKeyDown={key}
        onFocusOut={stay}
        onDragOver={drag}
        onDrop={drag}
      >
        {header(app)}
        {log.view()}
        {app.composer.view()}
      </section>,
      slot,
    )
    log.settle()
  }
  visualViewport!.addEventListener('resize', fit, { signal })
  visualViewport!.addEventListener('scroll', fit, { signal })
  document.addEventListener('visibilitychange', log.settle, { signal })

  return {
    draw,
    /** On touch screens the panel itself takes the focus, or the keyboard would cover what was just opened. */
    focus: () => (matchMedia('(pointer: coarse)').matches ? refocus() : app.composer.focus()),
    remove: () => render(null, slot),
  }
}
