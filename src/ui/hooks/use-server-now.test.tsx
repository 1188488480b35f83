import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'

import { recordServerTime, serverClock } from '~/api/server-clock'

import { useIsClockKnown, useServerMinutes, useServerNow } from './use-server-now'

// A late response of another test file may have set the clock, because all files of a worker share it.
beforeEach(() => serverClock.setState(serverClock.getInitialState(), true))

function renderServerNow(nextChange: (now: number) => number | undefined) {
  vi.useFakeTimers({ now: 1_000_000 })
  const view = renderHook(() => useServerNow(nextChange))
  // One second at a time, so that React renders in between.
  const advance = (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) act(() => void vi.advanceTimersByTime(1000))
  }
  return { now: () => (view.result.current - 1_000_000) / 1000, advance, end: () => vi.useRealTimers() }
}

test('updates when the time of the next change arrives, and not before', () => {
  const { now, advance, end } = renderServerNow((from) => [1_010_000, 1_020_000].find((time) => time > from))
  advance(9)
  expect(now()).toBe(0)
  advance(1)
  expect(now()).toBe(10)
  advance(15)
  expect(now()).toBe(20)
  end()
})

test('updates at a time between two seconds', () => {
  const { now, advance, end } = renderServerNow((from) => [1_002_300, 1_002_800].find((time) => time > from))
  advance(2)
  act(() => void vi.advanceTimersByTime(299))
  expect(now()).toBe(0)
  act(() => void vi.advanceTimersByTime(1))
  expect(now()).toBe(2.3)
  act(() => void vi.advanceTimersByTime(500))
  expect(now()).toBe(2.8)
  end()
})

test('updates at most 20 times a second, when changes follow each other faster', () => {
  const seen = new Set<number>()
  const { now, advance, end } = renderServerNow((from) => from + 1)
  advance(1)
  for (let passed = 0; passed < 1000; passed += 1) {
    act(() => void vi.advanceTimersByTime(1))
    seen.add(now())
  }
  expect(seen.size).toBeLessThanOrEqual(21)
  end()
})

test('updates once a minute when no change is ahead', () => {
  const { now, advance, end } = renderServerNow(() => undefined)
  advance(59)
  expect(now()).toBe(0)
  advance(1)
  expect(now()).toBe(60)
  end()
})

test('follows the device clock when it is set back', () => {
  const { now, advance, end } = renderServerNow(() => undefined)
  vi.setSystemTime(900_000)
  advance(1)
  expect(now()).toBe(-99)
  end()
})

const MINUTE = 60_000
const NOON = Date.parse('2026-11-28T12:00:00Z')

/** Renders the hook on a device whose clock is wrong by these minutes, after the server has said that it is noon. */
function renderAtNoon<Result>(hook: () => Result, minutes: number) {
  vi.useFakeTimers({ now: NOON + minutes * MINUTE })
  recordServerTime(new Date(NOON).toUTCString())
  onTestFinished(() => {
    serverClock.setState(serverClock.getInitialState(), true)
    vi.useRealTimers()
  })
  return renderHook(hook)
}

test.each([20, -20])('shows the right minute after a clock that was wrong by %d minutes is corrected', (minutes) => {
  const { result } = renderAtNoon(useServerMinutes, minutes)
  expect(result.current).toBe(NOON)
  vi.setSystemTime(NOON)
  act(() => void vi.advanceTimersByTime(MINUTE))
  expect(result.current).toBe(NOON + MINUTE)
})

test('says within a second that the server’s time is unknown, after the clock has jumped forwards', () => {
  const { result } = renderAtNoon(() => [useServerNow(() => undefined), useIsClockKnown()], 0)
  expect(result.current).toEqual([NOON, true])
  // Less than a minute, so that only the jump updates the hook.
  vi.setSystemTime(NOON + 30_000)
  act(() => void vi.advanceTimersByTime(1000))
  expect(result.current).toEqual([NOON, false])
})
