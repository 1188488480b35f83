import { delay, HttpResponse, type HttpResponseResolver } from 'msw'

import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import type { Condition } from '~/demo/data/scenarios'
import { authenticate } from '~/demo/identity/bearer-tokens'

type Call = { request: Request; persona: Persona; id: string }
type Endpoint = (call: Call) => Response | Promise<Response>

const SLOW_MS = 2000

/** What stands before every endpoint of the API: the condition of the day, then the bearer token. */
export function guarded(database: Database, endpoint: Endpoint): HttpResponseResolver<{ id: string }> {
  return async ({ request, params }) => {
    const { pathname } = new URL(request.url)
    const { condition } = database.read().scenario
    const trouble = await troubleOf(condition, (status, message, headers) =>
      springError(status, STATUS_TEXTS[status] ?? '', pathname, { ...(status === 500 && { message }) }, headers),
    )
    if (trouble) return trouble

    const persona = authenticate(database, request.headers.get('authorization'))
    if (!persona) return new HttpResponse(null, { status: 401 })
    if (condition === 'forbidden') {
      return springError(403, 'Forbidden', pathname, { message: 'The authenticated user does not own an account' })
    }
    const response = await endpoint({ request, persona, id: String(params.id ?? '') })
    return condition === 'truncated' ? cutShort(response) : response
  }
}

const STATUS_TEXTS: Record<number, string> = { 429: 'Too Many Requests', 500: 'Internal Server Error' }

/** What goes wrong today for every API alike; each has its own way to say so. */
export async function troubleOf(
  condition: Condition,
  refuse: (status: 429 | 500, message: string, headers: Record<string, string>) => Response,
): Promise<Response | undefined> {
  if (condition === 'slow') await delay(SLOW_MS)
  switch (condition) {
    case 'offline-api':
      return HttpResponse.error()
    case 'rate-limited':
      return refuse(429, 'Global limit has been reached', { 'retry-after': '20' })
    case 'maintenance':
      return HttpResponse.json(
        { reason: 'We are moving to a larger database. Back in a moment.' },
        { status: 503, headers: { 'retry-after': '30' } },
      )
    case 'server-error':
      return refuse(500, 'Could not open JPA EntityManager', {})
    case 'html':
      return HttpResponse.html('<!doctype html><title>Log in</title><form action="/login"><input name="email"></form>')
    default:
      return undefined
  }
}

/** The error body of Spring Boot, whose instants are not written like those of the resources beside it. */
export function springError(
  status: number,
  error: string,
  path: string,
  more: { message?: string; errors?: { field: string; defaultMessage: string }[] } = {},
  headers: Record<string, string> = {},
): Response {
  const timestamp = new Date().toISOString().replace('Z', '+00:00')
  return HttpResponse.json({ timestamp, status, error, ...more, path }, { status, headers })
}

export async function cutShort(response: Response): Promise<Response> {
  const text = await response.text()
  if (text === '') return new HttpResponse(null, { status: response.status })
  const headers = new Headers(response.headers)
  // It would promise more than comes.
  headers.delete('content-length')
  return new HttpResponse(text.slice(0, text.length / 2), { status: response.status, headers })
}
