import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'

import { isClockKnown, noticeClockJump, serverClock, serverNow } from '~/api/server-clock'

import { useNow } from './use-now'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Minimum delay between two updates, in milliseconds, when several changes are close together. */
const MIN_DELAY = 50

/**
 * Returns the server's time in milliseconds. It updates once a minute, which keeps relative times right, and at the
 * time that `nextChange` returns, such as the expiry of a token. The hook checks the clock every second: a single timer
 * would stop while the device sleeps, and would miss a correction of the clock.
 */
export function useServerNow(nextChange: (now: number) => number | undefined): number {
  const [now, setNow] = useState(serverNow)
  const latest = useRef({ nextChange, now })
  useEffect(() => {
    latest.current = { nextChange, now }
  })
  useEffect(() => {
    let timer = setTimeout(tick, SECOND)
    function tick() {
      noticeClockJump()
      check()
    }
    function check() {
      clearTimeout(timer)
      const rendered = latest.current.now
      const current = serverNow()
      const due = latest.current.nextChange(rendered) ?? Infinity
      if (due <= current || current < rendered || current - rendered >= MINUTE) setNow(current)
      const next = due > current ? due : (latest.current.nextChange(current) ?? Infinity)
      timer = setTimeout(tick, Math.min(SECOND, Math.max(MIN_DELAY, next - current)))
    }
    // The first response may correct the clock by minutes.
    const unsubscribe = serverClock.subscribe(check)
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [])
  return now
}

/** The server's time in milliseconds, updated every minute of this device's clock and when the server's clock is set. */
export function useServerMinutes(): number {
  // Not during a render: React would get another skew at each reading while the clock jumps.
  useEffect(noticeClockJump)
  return useNow(60_000) + useStore(serverClock, ({ skew }) => skew)
}

/** True if the server's time is known, so that it is certain which tokens have expired. */
export function useIsClockKnown(): boolean {
  return useStore(serverClock, isClockKnown)
}
