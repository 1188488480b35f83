import { useEffect, useRef, useState } from 'react'

import { serverNow } from '~/api/server-clock'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** However many moments come close together, the page is not drawn more often than this. */
const PAUSE = 50

/**
 * The server's time, for what must change on screen when its moment comes. It is renewed once a minute, so that what is
 * written relative to it stays true, and at the moment that `nextChange` names. It looks at the clock every second
 * besides: a timer for the moment alone would sleep while the device does, and know nothing of a corrected clock.
 */
export function useServerNow(nextChange: (now: number) => number | undefined): number {
  const [now, setNow] = useState(serverNow)
  const latest = useRef({ nextChange, now })
  useEffect(() => {
    latest.current = { nextChange, now }
  })
  useEffect(() => {
    let timer = setTimeout(look, SECOND)
    function look() {
      const shown = latest.current.now
      const current = serverNow()
      const due = latest.current.nextChange(shown) ?? Infinity
      if (due <= current || current < shown || current - shown >= MINUTE) setNow(current)
      const next = due > current ? due : (latest.current.nextChange(current) ?? Infinity)
      timer = setTimeout(look, Math.min(SECOND, Math.max(PAUSE, next - current)))
    }
    return () => clearTimeout(timer)
  }, [])
  return now
}
