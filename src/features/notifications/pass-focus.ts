import type { MouseEvent } from 'react'

import { focusHeading } from '~/ui/hooks/focus'

const QUIETLY = { preventScroll: true }

/**
 * The button goes with its press. Whoever works down the list by keyboard goes on at the next one; for whoever points at
 * it the page stays where it is, and reading goes on at the notice.
 */
export function passFocusOn({ currentTarget: button, detail }: MouseEvent<HTMLElement>): void {
  // A click that no pointer made counts none.
  if (detail > 0) return button.closest<HTMLElement>('.notice')?.focus(QUIETLY)
  const all = [...document.querySelectorAll<HTMLElement>('.notice .mark')]
  const at = all.indexOf(button)
  const next = all[at + 1] ?? all[at - 1]
  if (next) next.focus()
  else focusHeading()
}

/** A notice that leaves the list gives its focus to the one beside it. The `ref` of a notice. */
export function handFocusToNeighbour(notice: HTMLElement | null) {
  return () => {
    if (!notice?.contains(document.activeElement)) return
    const neighbour = notice.nextElementSibling ?? notice.previousElementSibling
    if (neighbour instanceof HTMLElement) neighbour.focus(QUIETLY)
    else focusHeading(QUIETLY)
  }
}
