import { http, HttpResponse, type JsonBodyType } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, vi } from 'vitest'
import * as z from 'zod/mini'

import { ApiClient, type Connection, type Dialect } from '~/api/client'
import { ApiError } from '~/api/errors'

/** A mock API with one resource, /thing, for the tests of the API client. */

export const BASE = 'https://api.example.com/v1'
export const THING = `${BASE}/thing`
export const Thing = z.object({ id: z.string() })

export const server = setupServer()

/** Starts the server for a test file. */
export function startServer() {
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())
}

/**
 * Responds to the requests for /thing with these responses, in order. Repeats the last one. Returns the recorded
 * requests.
 */
export function respondWith(...responses: Response[]): Request[] {
  const requests: Request[] = []
  server.use(
    http.all(THING, ({ request }) => {
      requests.push(request.clone())
      const response = responses[Math.min(requests.length, responses.length) - 1]
      return response?.clone() ?? HttpResponse.error()
    }),
  )
  return requests
}
export const json = (body: JsonBodyType, status = 200, headers: Record<string, string> = {}) =>
  HttpResponse.json(body, { status, headers })
export const status = (code: number) => json({}, code)
export const thing = () => json({ id: '1' })

/** Returns a connected client. Its bearer token is “token 1”. Each fresh one has the next number. */
export function connect(connection: Partial<Connection> = {}, dialect: Partial<Dialect> = {}) {
  let issued = 1
  const getBearerToken = vi.fn<Connection['getBearerToken']>(async (options) => {
    if (options?.fresh) issued += 1
    return `token ${issued}`
  })
  const onSessionEnded = vi.fn<Connection['onSessionEnded']>()
  const client = new ApiClient({ readError: () => ({}), isError: () => false, ...dialect })
  client.connect({ baseUrl: BASE, getBearerToken, onSessionEnded, ...connection })
  const get = () => client.send({ href: 'thing', schema: Thing })
  return { client, get, getBearerToken, onSessionEnded }
}

export async function errorOf(request: Promise<unknown>): Promise<ApiError> {
  const error = await request.then(() => undefined).catch((thrown: unknown) => thrown)
  if (!(error instanceof ApiError)) throw new Error('The request did not throw an ApiError.')
  return error
}
