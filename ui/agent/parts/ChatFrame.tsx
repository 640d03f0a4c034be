/** The customer's chat inside the desk. It may not take the focus by itself: keys belong to the inbox until one clicks or tabs into it. */
import { useEffect, useRef } from 'react'
import { t } from '../i18n'

export function ChatFrame({ appId }: { appId: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    let tabbed = false
    let before: Element | null = document.activeElement
    const onFocus = (event: FocusEvent) => {
      if (event.target !== frame.current) before = event.target as Element
    }
    const onKey = (event: KeyboardEvent) => {
      tabbed = event.key === 'Tab'
    }
    const giveBack = () => {
      const element = frame.current
      if (document.activeElement !== element || tabbed || element?.matches(':hover')) return
      element?.blur()
      window.focus()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
    // The frame is the active element only after the window was told that it lost the focus.
    const onBlur = () => setTimeout(giveBack, 0)
    addEventListener('keydown', onKey, true)
    addEventListener('focusin', onFocus)
    addEventListener('blur', onBlur)
    return () => {
      removeEventListener('keydown', onKey, true)
      removeEventListener('focusin', onFocus)
      removeEventListener('blur', onBlur)
    }
  }, [])
  return (
    <iframe
      ref={frame}
      title={t('Your chat, as a customer sees it')}
      src={`/chat/${encodeURIComponent(appId)}`}
    />
  )
}
