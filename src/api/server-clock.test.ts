import { beforeEach, describe, expect, test, vi } from 'vitest'

import {
  hasLearnedTime,
  isClockKnown,
  noticeClockJump,
  recordServerTime,
  recordTokenTime,
  serverClock,
  serverNow,
} from './server-clock'

const NOW = Date.parse('2026-11-28T12:00:00Z')
const MINUTE = 60_000
const token = (iat: unknown) => `e30.${Buffer.from(JSON.stringify({ iat })).toString('base64url')}.x`
const issuedAt = (time: number) => token(time / 1000)
const minutesAhead = () => (serverNow() - Date.now()) / MINUTE

beforeEach(() => {
  serverClock.setState(serverClock.getInitialState(), true)
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'performance', 'setTimeout'] })
  return () => void vi.useRealTimers()
})

test('is unknown at first, and the device’s clock is used until then', () => {
  expect(isClockKnown()).toBe(false)
  expect(minutesAhead()).toBe(0)
})

test('is the time at which a token was issued that has just arrived', () => {
  recordTokenTime(issuedAt(NOW - 20 * MINUTE))
  expect(isClockKnown()).toBe(true)
  expect(minutesAhead()).toBe(-20)
})

test('is the Date header where one is readable, also before or after a token', () => {
  recordTokenTime(issuedAt(NOW - 20 * MINUTE))
  recordServerTime(new Date(NOW + 30 * MINUTE).toUTCString())
  recordTokenTime(issuedAt(NOW + 10 * MINUTE))
  expect(minutesAhead()).toBe(30)
})

test('ignores a token that was issued with an earlier one and has waited in a cache', () => {
  recordTokenTime(issuedAt(NOW))
  vi.setSystemTime(NOW + 10 * MINUTE)
  recordTokenTime(issuedAt(NOW + 1000))
  expect(minutesAhead()).toBe(0)
  recordTokenTime(issuedAt(NOW + 10 * MINUTE))
  expect(minutesAhead()).toBe(0)
})

test('ignores differences below five seconds', () => {
  recordTokenTime(issuedAt(NOW - 4000))
  expect(isClockKnown()).toBe(true)
  expect(minutesAhead()).toBe(0)
})

test.each(['opaque', 'a.b.c', '', token('soon'), token(9_999_999_999_999), token(null)])(
  'stays unknown after the token %j, which does not say when it was issued',
  (text) => {
    recordTokenTime(text)
    expect(isClockKnown()).toBe(false)
  },
)

test.each([null, 'soon'])('stays unknown after the Date header %j', (header) => {
  recordServerTime(header)
  expect(isClockKnown()).toBe(false)
})

describe('when the device’s clock is corrected', () => {
  /** The device's clock is wrong by these minutes until it is corrected. */
  function correctClock(minutes: number, learn: (serverTime: number) => void) {
    vi.setSystemTime(NOW + minutes * MINUTE)
    learn(NOW)
    vi.advanceTimersByTime(3 * MINUTE)
    expect(serverNow()).toBe(NOW + 3 * MINUTE)
    vi.setSystemTime(NOW + 3 * MINUTE)
  }
  const byToken = (serverTime: number) => recordTokenTime(issuedAt(serverTime))
  const byHeader = (serverTime: number) => recordServerTime(new Date(serverTime).toUTCString())

  test.each([
    ['backwards, after a token', 20, byToken],
    ['backwards, after a Date header', 20, byHeader],
    ['backwards by less than the skew, after a token', 0.2, byToken],
    ['forwards, after a token', -20, byToken],
    ['forwards, after a Date header', -20, byHeader],
  ])('%s, the old difference is dropped', (_which, minutes, learn) => {
    correctClock(minutes, learn)
    expect(serverNow()).toBe(NOW + 3 * MINUTE)
    noticeClockJump()
    expect(serverNow()).toBe(NOW + 3 * MINUTE)
    vi.advanceTimersByTime(MINUTE)
    expect(serverNow()).toBe(NOW + 4 * MINUTE)
  })

  test('backwards, the server’s time stays known, also by a clock that is wrong now', () => {
    recordTokenTime(issuedAt(NOW))
    vi.setSystemTime(NOW - 20 * MINUTE)
    expect(isClockKnown()).toBe(true)
    expect(serverNow()).toBe(NOW)
  })

  test('forwards, the server’s time is unknown, because the device may have slept instead', () => {
    correctClock(-20, byToken)
    expect(isClockKnown()).toBe(false)
    noticeClockJump()
    expect(isClockKnown()).toBe(false)
    expect(hasLearnedTime()).toBe(true)
  })

  test.each([byToken, byHeader])('the server’s time is known again after the next token or Date header', (learn) => {
    correctClock(-20, byHeader)
    vi.setSystemTime(NOW + 40 * MINUTE)
    learn(NOW + 60 * MINUTE)
    expect(isClockKnown()).toBe(true)
    expect(minutesAhead()).toBe(20)
  })

  test('by at most five seconds, as a time server does, nothing changes', () => {
    recordTokenTime(issuedAt(NOW - 20 * MINUTE))
    vi.setSystemTime(NOW + 4000)
    expect(isClockKnown()).toBe(true)
    expect(minutesAhead()).toBe(-20)
  })

  test('components hear of the jump', () => {
    const listener = vi.fn<() => void>()
    recordTokenTime(issuedAt(NOW))
    const unsubscribe = serverClock.subscribe(listener)
    noticeClockJump()
    expect(listener).not.toHaveBeenCalled()
    vi.setSystemTime(NOW + 20 * MINUTE)
    noticeClockJump()
    noticeClockJump()
    expect(listener).toHaveBeenCalledOnce()
    unsubscribe()
  })
})

test('is unknown after a sleep during which performance.now() stood still', () => {
  recordTokenTime(issuedAt(NOW))
  // As a sleep: only the clock went on.
  vi.setSystemTime(NOW + 8 * 60 * MINUTE)
  expect(isClockKnown()).toBe(false)
  expect(minutesAhead()).toBe(0)
})

test('stays known while time passes', () => {
  recordTokenTime(issuedAt(NOW - 20 * MINUTE))
  vi.advanceTimersByTime(8 * 60 * MINUTE)
  expect(isClockKnown()).toBe(true)
  expect(minutesAhead()).toBe(-20)
})
