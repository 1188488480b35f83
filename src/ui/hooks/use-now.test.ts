import { renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { useNow } from './use-now'

test('on a slow machine the time goes on between two looks, and nothing is drawn for ever', () => {
  let now = 1_800_000_000_000
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 7))
  const draw = vi.fn<() => void>()
  const { rerender, result } = renderHook(() => {
    draw()
    return useNow(60_000)
  })
  rerender()
  expect(result.current).toBe(1_800_000_000_000)
  expect(draw).toHaveBeenCalledTimes(2)
})
