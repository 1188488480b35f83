import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Opens an element beside the button that it belongs to, for as long as it is mounted: a click outside and a change of the
 * window's size close it, Escape and Tab beyond it too, and focus goes back to the button if it was inside. `focusFirst` says where it starts.
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

  // Before the browser paints, and before React takes it out: then it is still known who had the focus.
  useLayoutEffect(() => {
    const popover = element.current
    if (!popover) return
    popover.showPopover()
    place(popover, anchor)
    latest.current.focusFirst(popover)?.focus()
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !popover.contains(target) && !anchor.contains(target)) latest.current.onClose()
    }
    const leave = () => latest.current.onClose()
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      leave()
    }
    // Whoever tabs on has gone: what is open would cover what they work with.
    const left = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !popover.contains(relatedTarget) && !anchor.contains(relatedTarget)) leave()
    }
    popover.addEventListener('keydown', escape)
    popover.addEventListener('focusout', left)
    addEventListener('pointerdown', outside, true)
    addEventListener('resize', leave)
    return () => {
      popover.removeEventListener('keydown', escape)
      popover.removeEventListener('focusout', left)
      removeEventListener('pointerdown', outside, true)
      removeEventListener('resize', leave)
      const hadFocus = popover.contains(document.activeElement)
      popover.hidePopover()
      if (hadFocus) anchor.focus()
    }
  }, [anchor])
  return element
}

/** Below the button, its right edges in line; above or shifted where there is no room. */
function place(popover: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect()
  const { width, height } = popover.getBoundingClientRect()
  const isBelow = at.bottom + height + 8 < innerHeight || at.top < height + 8
  const top = isBelow ? at.bottom + 4 : at.top - height - 4
  popover.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`
  popover.style.left = `${Math.max(8, Math.min(at.right - width, innerWidth - width - 8))}px`
}
