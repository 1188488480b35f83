import { useEffect, useRef } from 'react'

/** Starts once when it is first shown, where the person has pressed for it a moment ago; an address alone starts nothing. */
export function useStartAtOnce(startsAtOnce: boolean, start: () => void): void {
  // Effects run twice in development, and what starts here is a write.
  const hasStarted = useRef(!startsAtOnce)
  useEffect(() => {
    if (hasStarted.current) return
    hasStarted.current = true
    start()
  })
}
