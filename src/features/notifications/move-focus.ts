import type { MouseEvent } from 'react'

import { focusHeading } from '~/ui/hooks/focus'

const NO_SCROLL = { preventScroll: true }

/**
 * Moves focus away from a "Mark as read" button, which disappears when pressed. A keyboard press moves it to the next
 * button. A pointer press moves it to the notification, so that the page does not scroll.
 */
export function moveFocusToNextButton({ currentTarget: button, detail }: MouseEvent<HTMLElement>): void {
  // `detail` is the click count, which is 0 for a keyboard press.
  if (detail > 0) return button.closest<HTMLElement>('.notification')?.focus(NO_SCROLL)
  const all = [...document.querySelectorAll<HTMLElement>('.notification .mark')]
  const at = all.indexOf(button)
  const next = all[at + 1] ?? all[at - 1]
  if (next) next.focus()
  else focusHeading()
}

/** Ref callback for a notification: when it is removed while focused, moves focus to its neighbor. */
export function moveFocusToNeighborOnUnmount(item: HTMLElement | null) {
  return () => {
    if (!item?.contains(document.activeElement)) return
    const neighbor = item.nextElementSibling ?? item.previousElementSibling
    if (neighbor instanceof HTMLElement) neighbor.focus(NO_SCROLL)
    else focusHeading(NO_SCROLL)
  }
}
