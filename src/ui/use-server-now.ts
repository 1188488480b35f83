import { useEffect, useRef, useState } from 'react'

import { serverNow } from '~/api/server-clock'

const SECOND = 1000
const MINUTE = 60 * SECOND

/**
 * The server's time, for what must change on screen when its moment comes. It is renewed once a minute, so that what is
 * written relative to it stays true, and within a second of the moment that `nextChange` names. It looks at the clock
 * rather than waiting for the moment: a timer would sleep while the device does, and know nothing of a corrected clock.
 */
export function useServerNow(nextChange: (now: number) => number | undefined): number {
  const [now, setNow] = useState(serverNow)
  const latest = useRef({ nextChange, now })
  useEffect(() => {
    latest.current = { nextChange, now }
  })
  useEffect(() => {
    const timer = setInterval(() => {
      const shown = latest.current.now
      const current = serverNow()
      const next = latest.current.nextChange(shown)
      const isDue = next !== undefined && next <= current
      if (isDue || current < shown || current - shown >= MINUTE) setNow(current)
    }, SECOND)
    return () => clearInterval(timer)
  }, [])
  return now
}
