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

test('is renewed within a second of the moment that matters, and not before', () => {
  const { now, pass, end } = watch((from) => [1_010_000, 1_020_000].find((moment) => moment > from))
  pass(9)
  expect(now()).toBe(0)
  pass(1)
  expect(now()).toBe(10)
  pass(15)
  expect(now()).toBe(20)
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
