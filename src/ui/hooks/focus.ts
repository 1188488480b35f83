/** Where reading goes on when what had the focus is gone: at the heading of the page. */
export function focusHeading(options?: FocusOptions): void {
  document.querySelector<HTMLElement>('h1')?.focus(options)
}

/**
 * What leaves must not take the focus along: it goes to the heading of the popover that it was in, or of the page. The
 * `ref` of a row.
 */
export function moveFocusOnUnmount(leaving: HTMLElement | null) {
  return () => {
    if (leaving?.contains(document.activeElement))
      giveFocusTo(leaving.closest('[popover]')?.querySelector<HTMLElement>('h2'))
  }
}

/** The same for what goes with its own press: reading goes on at the heading of its section, where the page is. */
export function moveFocusToSectionOnUnmount(leaving: HTMLElement | null) {
  return () => {
    if (!leaving?.contains(document.activeElement)) return
    const heading = leaving.closest('[popover], dialog, section')?.querySelector<HTMLElement>('h2')
    if (heading) heading.tabIndex = -1
    giveFocusTo(heading)
  }
}

/** Unless what takes the place of the one that left has taken it: that comes in the same moment. */
function giveFocusTo(heading: HTMLElement | null | undefined): void {
  queueMicrotask(() => {
    if (document.activeElement !== document.body) return
    if (heading?.isConnected) heading.focus()
    else focusHeading()
  })
}
