import { http } from 'msw'
import { describe, expect, test } from 'vitest'

import {
  THING,
  connect,
  errorOf,
  respondWith,
  server,
  startServer,
  status,
  thing,
} from '../../tests/support/api-server'
import type { Connection } from './client'
import { ApiError } from './errors'

startServer()

describe('a 401', () => {
  test('is replayed once with a fresh bearer token', async () => {
    const [requests, { get, getBearerToken, onSessionEnded }] = [respondWith(status(401), thing()), connect()]
    await expect(get()).resolves.toEqual({ id: '1' })
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token 1', 'Bearer token 2'])
    expect(freshTokens(getBearerToken)).toBe(1)
    expect(onSessionEnded).not.toHaveBeenCalled()
  })

  test('ends the session if it comes a second time, without a third request', async () => {
    const [requests, { get, onSessionEnded }] = [respondWith(status(401)), connect()]
    const error = await errorOf(get())
    expect(error).toMatchObject({ kind: 'session-ended', status: 401 })
    expect(requests).toHaveLength(2)
    expect(onSessionEnded).toHaveBeenCalledExactlyOnceWith(error)
  })

  test.each([
    ['at the same time', [0, 0]],
    ['after the renewal', [0, 1]],
  ])('refreshes the token once for all requests in flight, whose responses arrive %s', async (_, [first, second]) => {
    const { get, getBearerToken } = connect()
    const arrivals = [first, second]
    let renewed = () => {}
    const renewal = new Promise<void>((done) => {
      renewed = done
    })
    server.use(
      http.get(THING, async ({ request }) => {
        if (request.headers.get('authorization') === 'Bearer token 2') {
          renewed()
          return thing()
        }
        if (arrivals.shift() === 1) await renewal
        return status(401)
      }),
    )
    await Promise.all([get(), get()])
    expect(freshTokens(getBearerToken)).toBe(1)
  })

  test('refreshes the token again for a later 401', async () => {
    const { get, getBearerToken } = connect()
    respondWith(status(401), thing())
    await get()
    respondWith(status(401), thing())
    await get()
    expect(freshTokens(getBearerToken)).toBe(2)
  })

  test('ends the session if Auth0 gives no fresh token', async () => {
    respondWith(status(401))
    const getBearerToken: Connection['getBearerToken'] = async (options) => {
      if (options?.fresh) throw new ApiError('session-ended')
      return 'old token'
    }
    const { get, onSessionEnded } = connect({ getBearerToken })
    expect((await errorOf(get())).kind).toBe('session-ended')
    expect(onSessionEnded).toHaveBeenCalledOnce()
  })
})

function freshTokens(getBearerToken: ReturnType<typeof connect>['getBearerToken']): number {
  return getBearerToken.mock.calls.filter(([options]) => options?.fresh).length
}
