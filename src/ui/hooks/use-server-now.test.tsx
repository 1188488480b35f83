import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { useServerNow } from './use-server-now'

function watch(nextChange: (now: number) => number | undefined) {
  vi.useFakeTimers({ now: 1_000_000 })
  const view = renderHook(() => useServerNow(nextChange))
  // Second by second: what is drawn in between counts.
  const pass = (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) act(() => void vi.advanceTimersByTime(1000))
  }
  return { now: () => (view.result.current - 1_000_000) / 1000, pass, end: () => vi.useRealTimers() }
}

test('is renewed when the moment comes that matters, and not before', () => {
  const { now, pass, end } = watch((from) => [1_010_000, 1_020_000].find((moment) => moment > from))
  pass(9)
  expect(now()).toBe(0)
  pass(1)
  expect(now()).toBe(10)
  pass(15)
  expect(now()).toBe(20)
  end()
})

test('is renewed at that moment, though it is between two seconds', () => {
  const { now, pass, end } = watch((from) => [1_002_300, 1_002_800].find((moment) => moment > from))
  pass(2)
  act(() => void vi.advanceTimersByTime(299))
  expect(now()).toBe(0)
  act(() => void vi.advanceTimersByTime(1))
  expect(now()).toBe(2.3)
  act(() => void vi.advanceTimersByTime(500))
  expect(now()).toBe(2.8)
  end()
})

test('is renewed a few times a second at the most, however many moments there are', () => {
  const seen = new Set<number>()
  const { now, pass, end } = watch((from) => from + 1)
  pass(1)
  for (let passed = 0; passed < 1000; passed += 1) {
    act(() => void vi.advanceTimersByTime(1))
    seen.add(now())
  }
  expect(seen.size).toBeLessThanOrEqual(21)
  end()
})

test('is renewed once a minute where nothing is to come', () => {
  const { now, pass, end } = watch(() => undefined)
  pass(59)
  expect(now()).toBe(0)
  pass(1)
  expect(now()).toBe(60)
  end()
})

test('follows a clock that is set back', () => {
  const { now, pass, end } = watch(() => undefined)
  vi.setSystemTime(900_000)
  pass(1)
  expect(now()).toBe(-99)
  end()
})
