/** Where reading goes on when what had the focus is gone: at the heading of the page. */
export function focusHeading(options?: FocusOptions): void {
  document.querySelector<HTMLElement>('h1')?.focus(options)
}

/**
 * What leaves must not take the focus along: it goes to the heading of the popover that it was in, or of the page. The
 * `ref` of a row, and of whatever goes with its own press.
 */
export function handFocusOn(leaving: HTMLElement | null) {
  return () => {
    if (!leaving?.contains(document.activeElement)) return
    const popover = leaving.closest('[popover]')
    if (popover) popover.querySelector<HTMLElement>('h2')?.focus()
    else queueMicrotask(focusHeadingIfLost)
  }
}

/** What takes the place of the one that left comes with it, and may have taken the focus by now. */
function focusHeadingIfLost(): void {
  if (document.activeElement === document.body) focusHeading()
}
