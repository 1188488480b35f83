import { createStore } from 'zustand/vanilla'

import { decodeJwt } from './jwt'

type Clock = {
  /** The server's clock minus this device's clock, in milliseconds. */
  skew: number
  /** Where the skew comes from. While it is undefined, the device's clock is used. */
  source: 'date' | 'token' | undefined
  /** `iat` of the newest token that set the clock, in milliseconds. */
  issuedAt: number
}

export const serverClock = createStore<Clock>(() => ({ skew: 0, source: undefined, issuedAt: 0 }))

/** Smaller differences, in milliseconds, come from the one-second resolution of both sources and from the network. */
const TOLERANCE = 5_000

/** Sets the clock from a Date header. Most servers hide it from browsers. */
export function recordServerTime(dateHeader: string | null): void {
  const serverTime = dateHeader ? Date.parse(dateHeader) : Number.NaN
  if (!Number.isNaN(serverTime)) serverClock.setState({ skew: skewOf(serverTime), source: 'date' })
}

/**
 * Sets the clock from `iat` of a JWT that has just arrived, unless a Date header has set it. A token that was issued with
 * an earlier one has waited in a cache since then, so it is ignored.
 */
export function recordTokenTime(token: string): void {
  const { source, issuedAt: previous } = serverClock.getState()
  const issuedAt = decodeJwt(token)?.issuedAt?.getTime()
  if (issuedAt === undefined || issuedAt <= previous + TOLERANCE) return
  serverClock.setState({ issuedAt, ...(source !== 'date' && { skew: skewOf(issuedAt), source: 'token' }) })
}

/** The server's time in milliseconds since the epoch. Countdowns to an expiry use it. */
export function serverNow(): number {
  return Date.now() + serverClock.getState().skew
}

/** False if the server's time is unknown. A device whose clock is wrong then shows wrong ages and statuses. */
export function isClockKnown(): boolean {
  return serverClock.getState().source !== undefined
}

function skewOf(serverTime: number): number {
  const difference = serverTime - Date.now()
  return Math.abs(difference) > TOLERANCE ? difference : 0
}
