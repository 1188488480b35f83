import { renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { useNow } from './use-now'

test('does not render endlessly when the clock advances between the two reads of a render', () => {
  let now = 1_800_000_000_000
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 7))
  const countRender = vi.fn<() => void>()
  const { rerender, result } = renderHook(() => {
    countRender()
    return useNow(60_000)
  })
  rerender()
  expect(result.current).toBe(1_800_000_000_000)
  expect(countRender).toHaveBeenCalledTimes(2)
})
