import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Shows the element next to its button while mounted. Calls `onClose` on a click outside, a resize of the window,
 * Escape anywhere, and when focus leaves. On unmount, focus returns to the button if it was inside. `focusFirst` returns the
 * element to focus first.
 */
export function usePopover(
  anchor: HTMLElement,
  onClose: () => void,
  focusFirst: (element: HTMLElement) => HTMLElement | undefined,
): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef({ onClose, focusFirst })
  useEffect(() => {
    latest.current = { onClose, focusFirst }
  })

  // A layout effect: it runs before the paint, and its cleanup while the popover is still in the document and may have
  // focus.
  useLayoutEffect(() => {
    const popover = element.current
    if (!popover) return
    popover.showPopover()
    place(popover, anchor)
    latest.current.focusFirst(popover)?.focus()
    const isOutside = (target: unknown) =>
      target instanceof Node && !popover.contains(target) && !anchor.contains(target)
    const close = () => latest.current.onClose()
    let isPressedOutside = false
    const press = ({ target }: Event) => {
      isPressedOutside = isOutside(target)
    }
    // On the release, so that the user can slide back to cancel (WCAG 2.5.2). Not on `click`: iOS sends none to an element
    // without a listener. A finger's `pointerup` has the target of its `pointerdown`, so the point decides.
    const release = ({ target, clientX, clientY }: PointerEvent) => {
      const isClosing = isPressedOutside && isOutside(document.elementFromPoint?.(clientX, clientY) ?? target)
      isPressedOutside = false
      if (isClosing) close()
    }
    // The press became a scroll.
    const cancelPress = () => {
      isPressedOutside = false
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      event.stopPropagation()
      if (document.activeElement === document.body) anchor.focus()
      close()
    }
    // Without this, the popover would cover the page in which the user goes on after Tab.
    const closeOnFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (!isPressedOutside && isOutside(relatedTarget)) close()
    }
    const listening = new AbortController()
    const { signal } = listening
    popover.addEventListener('keydown', closeOnEscape, { signal })
    popover.addEventListener('focusout', closeOnFocusOut, { signal })
    addEventListener('pointerdown', press, { capture: true, signal })
    addEventListener('pointerup', release, { capture: true, signal })
    addEventListener('pointercancel', cancelPress, { capture: true, signal })
    // Screen readers move through the page without moving the focus, which may be on the document's body.
    addEventListener('keydown', closeOnEscape, { signal })
    addEventListener('resize', close, { signal })
    return () => {
      listening.abort()
      const hadFocus = popover.contains(document.activeElement)
      popover.hidePopover()
      if (hadFocus) anchor.focus()
    }
  }, [anchor])
  return element
}

/** Places the popover below the button with their right edges aligned, or above or shifted if it would not fit. */
function place(popover: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect()
  const { width, height } = popover.getBoundingClientRect()
  const isBelow = at.bottom + height + 8 < innerHeight || at.top < height + 8
  const top = isBelow ? at.bottom + 4 : at.top - height - 4
  popover.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`
  popover.style.left = `${Math.max(8, Math.min(at.right - width, innerWidth - width - 8))}px`
}
