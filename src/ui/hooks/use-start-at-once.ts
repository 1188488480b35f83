import { useEffect, useRef } from 'react'

/**
 * Calls `start` once on mount, if `startsAtOnce`. It is true after a click that asks for the action, and false if the
 * user only opened the URL.
 */
export function useStartAtOnce(startsAtOnce: boolean, start: () => void): void {
  // In development React runs effects twice, but the write must be sent once.
  const hasStarted = useRef(!startsAtOnce)
  useEffect(() => {
    if (hasStarted.current) return
    hasStarted.current = true
    start()
  })
}
