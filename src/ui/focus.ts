/** Where reading goes on when what had the focus is gone: at the heading of the page. */
export function focusHeading(options?: FocusOptions): void {
  document.querySelector<HTMLElement>('h1')?.focus(options)
}

/** A row that leaves must not take the focus along. The `ref` of a row. */
export function handFocusOn(row: HTMLElement | null) {
  return () => {
    if (row?.contains(document.activeElement)) focusHeading()
  }
}
