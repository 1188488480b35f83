import { createStore } from 'zustand/vanilla'

import { decodeJwt } from './jwt'

type Clock = {
  /** The server's clock minus this device's clock, in milliseconds. */
  skew: number
  /**
   * Where the skew comes from. While it is undefined, the device's clock is used. The same after it was lost, because the
   * device's clock jumped.
   */
  source: 'date' | 'token' | 'lost' | undefined
  /** Where this device's clock stood when the skew was learned. Only a jump of the clock, or a sleep, changes it. */
  deviceOrigin: number
  /** `iat` of the newest token that set the clock, in milliseconds. */
  issuedAt: number
}

export const serverClock = createStore<Clock>(() => ({
  skew: 0,
  source: undefined,
  deviceOrigin: 0,
  issuedAt: 0,
}))

/** Smaller differences, in milliseconds, come from the one-second resolution of both sources and from the network. */
const TOLERANCE = 5_000

/** Sets the clock from a Date header. Most servers hide it from browsers. */
export function recordServerTime(dateHeader: string | null): void {
  const serverTime = dateHeader ? Date.parse(dateHeader) : Number.NaN
  if (!Number.isNaN(serverTime)) serverClock.setState({ ...learn(serverTime), source: 'date' })
}

/**
 * Sets the clock from `iat` of a JWT that has just arrived, unless a Date header has set it. A token that was issued with
 * an earlier one has waited in a cache since then, so it is ignored.
 */
export function recordTokenTime(token: string): void {
  const previous = serverClock.getState().issuedAt
  const issuedAt = decodeJwt(token)?.issuedAt?.getTime()
  if (issuedAt === undefined || issuedAt <= previous + TOLERANCE) return
  serverClock.setState({ issuedAt, ...(reading().source !== 'date' && { ...learn(issuedAt), source: 'token' }) })
}

/** The server's time in milliseconds since the epoch. Countdowns to an expiry use it. */
export function serverNow(): number {
  return Date.now() + reading().skew
}

/** False if the server's time is unknown. A device whose clock is wrong then shows wrong ages and statuses. */
export function isClockKnown(): boolean {
  const { source } = reading()
  return source === 'date' || source === 'token'
}

/** True if this document has learned the server's time, although it may have been lost since then. */
export function hasLearnedTime(): boolean {
  return serverClock.getState().source !== undefined
}

/** Tells the components that show a time if this device's clock has jumped. */
export function noticeClockJump(): void {
  const current = reading()
  if (current !== serverClock.getState()) serverClock.setState(current)
}

/**
 * Returns the clock, corrected if this device's clock has jumped since the skew was learned. `performance.now()` shows a
 * jump, because it ignores corrections of the clock.
 *
 * A jump backwards has one cause, so the skew follows it. A jump forwards may also be a sleep, in which
 * `performance.now()` stands still in some browsers. The skew would be right after a sleep and wrong after a correction,
 * so it is lost until the server's time arrives again.
 */
function reading(): Clock {
  const clock = serverClock.getState()
  const jump = deviceOrigin() - clock.deviceOrigin
  if (clock.source === undefined || clock.source === 'lost' || Math.abs(jump) <= TOLERANCE) return clock
  const deviceClock = { ...clock, deviceOrigin: deviceOrigin() }
  return jump > 0 ? { ...deviceClock, skew: 0, source: 'lost' } : { ...deviceClock, skew: tolerate(clock.skew - jump) }
}

/** The time at which `performance.now()` was 0, by this device's clock. */
const deviceOrigin = () => Date.now() - performance.now()

const learn = (serverTime: number) => ({ skew: tolerate(serverTime - Date.now()), deviceOrigin: deviceOrigin() })

const tolerate = (difference: number) => (Math.abs(difference) > TOLERANCE ? difference : 0)
