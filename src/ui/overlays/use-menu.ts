import { useCallback, useState } from 'react'

/** State of one menu that many buttons open: its subject, and the button to which it is anchored. */
export function useMenu<Subject>() {
  const [open, setOpen] = useState<{ subject: Subject; anchor: HTMLElement }>()
  // A stable function, so that memoized rows do not render again.
  const toggle = useCallback((subject: Subject, anchor: HTMLElement) => {
    setOpen((current) => (current?.anchor === anchor ? undefined : { subject, anchor }))
  }, [])
  return { open, close: () => setOpen(undefined), toggle }
}
