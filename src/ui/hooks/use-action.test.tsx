import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { ApiError } from '~/api/errors'

import { useAction } from './use-action'

function setUp(write: () => Promise<unknown>, options?: { once: boolean }) {
  const spy = vi.fn<() => Promise<unknown>>(write)
  const { result } = renderHook(() => useAction(spy, options))
  return { spy, result, run: () => act(() => result.current.run()) }
}

test('ignores a second call while the first one is running', async () => {
  const { spy, result } = setUp(async () => {})
  await act(() => Promise.all([result.current.run(), result.current.run()]))
  expect(spy).toHaveBeenCalledOnce()
})

test('runs again after a success', async () => {
  const { spy, result, run } = setUp(async () => {})
  await run()
  expect(result.current.isPending).toBe(false)
  await run()
  expect(spy).toHaveBeenCalledTimes(2)
})

test('with `once`, stays pending after a success and ignores further calls', async () => {
  const { spy, result, run } = setUp(async () => {}, { once: true })
  await run()
  expect(result.current.isPending).toBe(true)
  await run()
  expect(spy).toHaveBeenCalledOnce()
})

test('with `once`, runs again after a failure', async () => {
  const { spy, result, run } = setUp(
    async () => {
      throw new ApiError('server')
    },
    { once: true },
  )
  await run()
  expect(result.current).toMatchObject({ isPending: false, error: { kind: 'server' } })
  await run()
  expect(spy).toHaveBeenCalledTimes(2)
})
