import { delay, HttpResponse } from 'msw'

import type { Condition } from '~/demo/data/scenarios'

const SLOW_RESPONSE_MS = 2000

/**
 * Returns the response of a condition that affects all APIs, or undefined if the request should be handled. `toError` writes
 * an error in the format of the calling API. Waits first under the condition "slow".
 */
export async function failUnderCondition(
  condition: Condition,
  toError: (status: 429 | 500, message: string, headers: Record<string, string>) => Response,
): Promise<Response | undefined> {
  if (condition === 'slow') await delay(SLOW_RESPONSE_MS)
  switch (condition) {
    case 'offline-api':
      return HttpResponse.error()
    case 'rate-limited':
      return toError(429, 'Global limit has been reached', { 'retry-after': '20' })
    case 'maintenance':
      return HttpResponse.json(
        { reason: 'We are moving to a larger database. Back in a moment.' },
        { status: 503, headers: { 'retry-after': '30' } },
      )
    case 'server-error':
      return toError(500, 'Could not open JPA EntityManager', {})
    case 'html':
      return HttpResponse.html('<!doctype html><title>Log in</title><form action="/login"><input name="email"></form>')
    default:
      return undefined
  }
}

/** Cuts the body of a response in half, for the condition "truncated". */
export async function truncate(response: Response): Promise<Response> {
  const text = await response.text()
  if (text === '') return new HttpResponse(null, { status: response.status })
  const headers = new Headers(response.headers)
  // The header still has the length of the whole body.
  headers.delete('content-length')
  return new HttpResponse(text.slice(0, text.length / 2), { status: response.status, headers })
}
