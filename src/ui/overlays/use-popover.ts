import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Shows the element next to its button while mounted. Calls `onClose` on a click outside, a resize of the window,
 * Escape, and when focus leaves. On unmount, focus returns to the button if it was inside. `focusFirst` returns the
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
    const closeOnClickOutside = ({ target }: Event) => {
      if (target instanceof Node && !popover.contains(target) && !anchor.contains(target)) latest.current.onClose()
    }
    const close = () => latest.current.onClose()
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      close()
    }
    // Without this, the popover would cover the page in which the user goes on after Tab.
    const closeOnFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !popover.contains(relatedTarget) && !anchor.contains(relatedTarget)) close()
    }
    popover.addEventListener('keydown', closeOnEscape)
    popover.addEventListener('focusout', closeOnFocusOut)
    addEventListener('pointerdown', closeOnClickOutside, true)
    addEventListener('resize', close)
    return () => {
      popover.removeEventListener('keydown', closeOnEscape)
      popover.removeEventListener('focusout', closeOnFocusOut)
      removeEventListener('pointerdown', closeOnClickOutside, true)
      removeEventListener('resize', close)
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
