import { beforeEach, expect, test, vi } from 'vitest'

import { isClockKnown, recordServerTime, recordTokenTime, serverClock, serverNow } from './server-clock'

const NOW = Date.parse('2026-11-28T12:00:00Z')
const MINUTE = 60_000
const token = (iat: unknown) => `e30.${Buffer.from(JSON.stringify({ iat })).toString('base64url')}.x`
const issuedAt = (time: number) => token(time / 1000)
const minutesAhead = () => (serverNow() - Date.now()) / MINUTE

beforeEach(() => {
  serverClock.setState(serverClock.getInitialState(), true)
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
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
