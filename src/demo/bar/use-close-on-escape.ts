import { useEffect, type RefObject } from 'react'

/** Closes an open <details> on Escape and moves the focus to its summary. */
export function useCloseOnEscape(details: RefObject<HTMLDetailsElement | null>): void {
  // Key events bubble up from the focused control. A native listener, because <details> itself is not interactive.
  useEffect(() => {
    const element = details.current
    function close(event: KeyboardEvent) {
      if (event.key !== 'Escape' || !element?.open) return
      element.open = false
      element.querySelector('summary')?.focus()
    }
    element?.addEventListener('keydown', close)
    return () => element?.removeEventListener('keydown', close)
  }, [details])
}
