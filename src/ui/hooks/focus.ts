/** Moves focus to the heading of the page. */
export function focusHeading(options?: FocusOptions): void {
  document.querySelector<HTMLElement>('h1')?.focus(options)
}

/** Moves focus to the heading with this ID, and so scrolls to its section. */
export function focusSection(id: string): void {
  const heading = document.getElementById(id)
  if (!heading) return
  heading.tabIndex = -1
  heading.focus()
}

/** Moves focus to the filter of the list, after the click that removes the focused button. */
export function focusFilter(): void {
  queueMicrotask(() => document.querySelector<HTMLElement>('[type=search]')?.focus())
}

/**
 * A `ref` callback. If the element has focus when it unmounts, moves focus to the heading of its popover, or else of
 * the page. For rows.
 */
export function moveFocusOnUnmount(element: HTMLElement | null) {
  return () => {
    if (element?.contains(document.activeElement))
      moveFocusTo(element.closest('[popover]')?.querySelector<HTMLElement>('h2'))
  }
}

/** Like moveFocusOnUnmount, but moves focus to the heading of the section. For a button whose click removes it. */
export function moveFocusToSectionOnUnmount(element: HTMLElement | null) {
  return () => {
    if (!element?.contains(document.activeElement)) return
    const heading = element.closest('[popover], dialog, section')?.querySelector<HTMLElement>('h2, h3')
    if (heading) heading.tabIndex = -1
    moveFocusTo(heading)
  }
}

/** Waits a microtask, in which the element that replaces the old one may take the focus. */
function moveFocusTo(heading: HTMLElement | null | undefined): void {
  queueMicrotask(() => {
    if (document.activeElement !== document.body) return
    if (heading?.isConnected) heading.focus()
    else focusHeading()
  })
}

/**
 * Takes the focus out of a text field before its dialog closes. React keeps a reference to the last focused field, and so
 * to a password or a key, until it sees the field lose focus. React does not see events that its own commits cause.
 */
export function blurTextField(): void {
  const focused = document.activeElement
  if (focused instanceof HTMLInputElement && !/checkbox|radio/.test(focused.type)) focused.blur()
}
