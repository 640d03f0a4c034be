/** The one textarea of the app, for keys and actions that put the caret into it. */
export const pen: { element: HTMLTextAreaElement | null } = { element: null }

export function focusPen(): void {
  const field = pen.element
  if (!field) return
  field.focus({ preventScroll: true })
  field.setSelectionRange(field.value.length, field.value.length)
}
