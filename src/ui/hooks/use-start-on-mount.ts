import { useEffect, useRef } from 'react'

/**
 * Calls `start` once on mount, if `startsOnMount`. The caller passes true after a click that asks for the action, and
 * false if the user only opened the URL.
 */
export function useStartOnMount(startsOnMount: boolean, start: () => void): void {
  // In development React runs effects twice, but the write must be sent once.
  const hasStarted = useRef(!startsOnMount)
  useEffect(() => {
    if (hasStarted.current) return
    hasStarted.current = true
    start()
  })
}
