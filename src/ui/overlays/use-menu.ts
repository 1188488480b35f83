import { useCallback, useState } from 'react'

/**
 * Which button of many has opened the one menu, and for what. The button's props carry the state that assistive
 * technology reads.
 */
export function useMenu<Subject>() {
  const [open, setOpen] = useState<{ subject: Subject; anchor: HTMLElement }>()
  // The same function at each render, for rows that are drawn only when they change.
  const toggle = useCallback((subject: Subject, anchor: HTMLElement) => {
    setOpen((current) => (current?.anchor === anchor ? undefined : { subject, anchor }))
  }, [])
  return { open, close: () => setOpen(undefined), toggle }
}
