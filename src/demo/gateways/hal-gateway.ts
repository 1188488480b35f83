import { HttpResponse, type HttpResponseResolver } from 'msw'

import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { authenticate } from '~/demo/identity/bearer-tokens'
import { distort } from './distort'
import { failUnderCondition } from './failing-conditions'

type Call = { request: Request; persona: Persona; id: string }
type Endpoint = (call: Call) => Response | Promise<Response>

/** Wraps an endpoint of the API key API: applies the condition and checks the bearer token. */
export function halEndpoint(database: Database, endpoint: Endpoint): HttpResponseResolver<{ id: string }> {
  return async ({ request, params }) => {
    const { pathname } = new URL(request.url)
    const { condition } = database.read().scenario
    const failure = await failUnderCondition(condition, (status, message, headers) =>
      springError(status, STATUS_TEXTS[status] ?? '', pathname, { ...(status === 500 && { message }) }, headers),
    )
    if (failure) return failure

    const persona = authenticate(database, request.headers.get('authorization'))
    if (!persona) return new HttpResponse(null, { status: 401 })
    if (condition === 'forbidden') {
      return springError(403, 'Forbidden', pathname, { message: 'The authenticated user does not own an account' })
    }
    const response = await endpoint({ request, persona, id: String(params.id ?? '') })
    return distort(condition, response)
  }
}

const STATUS_TEXTS: Record<number, string> = { 429: 'Too Many Requests', 500: 'Internal Server Error' }

/** Creates an error in the format of Spring Boot. Its timestamp has an offset, unlike the timestamps of API keys. */
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
