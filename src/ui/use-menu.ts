import { useState } from 'react'

/**
 * Which button of many has opened the one menu, and for what. The button's props carry the state that assistive
 * technology reads.
 */
export function useMenu<Subject>() {
  const [open, setOpen] = useState<{ subject: Subject; anchor: HTMLElement }>()
  return {
    open,
    close: () => setOpen(undefined),
    toggle: (subject: Subject, anchor: HTMLElement) =>
      setOpen((current) => (current?.anchor === anchor ? undefined : { subject, anchor })),
  }
}
