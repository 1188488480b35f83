import { HttpResponse, type HttpResponseResolver } from 'msw'

import type { Database } from '~/demo/data/database'
import { findPersona, type Persona } from '~/demo/data/personas'
import { MY_ACCOUNT_AUDIENCE } from '~/demo/demo-config'
import { findGrant, isRecentStepUp } from '~/demo/identity/bearer-tokens'
import { MINUTE, nowInSeconds } from '~/demo/lib/time'
import { distort } from './distort'
import { failUnderCondition } from './failing-conditions'
import { problem } from './my-account-errors'

type Call = { request: Request; persona: Persona; id: string }
type Endpoint = (call: Call) => Response | Promise<Response>

/** Requests per minute. Each step-up reads both lists again, so there are more reads than a real tenant allows. */
const LIMITS = { reads: 90, writes: 30 }

/** Wraps an endpoint of the My Account API: applies the condition, checks token and scope, and limits the rate. */
export function myAccountEndpoint(
  database: Database,
  scope: string,
  endpoint: Endpoint,
): HttpResponseResolver<{ id: string }> {
  return async ({ request, params }) => {
    const { condition } = database.read().scenario
    const failure = await failUnderCondition(condition, (status, detail, headers) =>
      problem(status, detail, { headers }),
    )
    if (failure) return failure
    if (condition === 'account-absent') {
      return HttpResponse.json({ statusCode: 404, error: 'Not Found', message: 'Not Found' }, { status: 404 })
    }

    const grant = findGrant(database, request.headers.get('authorization'), MY_ACCOUNT_AUDIENCE)
    const persona = grant && findPersona(grant.userId)
    if (!persona) return problem(401, 'Invalid token.')
    if (!grant.scope.split(' ').includes(scope)) return problem(403, 'insufficient_scope')
    const isWrite = request.method !== 'GET'
    if (isWrite && condition === 'account-sudo' && !isRecentStepUp(grant)) return problem(403, 'insufficient_scope')

    const wait = isWrite && condition === 'account-rate-limited' ? 20 : countRequest(database, persona, isWrite)
    if (wait > 0) return tooManyRequests(wait, isWrite)
    const response = await endpoint({ request, persona, id: String(params.id ?? '') })
    return distort(condition, response)
  }
}

/** Counts a request. Returns 0 if it is allowed, otherwise the wait in seconds. Rejected requests do not extend the wait. */
function countRequest(database: Database, persona: Persona, isWrite: boolean): number {
  const now = Date.now()
  return database.change(({ myAccountRequests }) => {
    const requests = (myAccountRequests[persona.id] ??= { reads: [], writes: [] })
    const kind = isWrite ? 'writes' : 'reads'
    const recent = requests[kind].filter((time) => now - time < MINUTE)
    const isOverLimit = recent.length >= LIMITS[kind]
    requests[kind] = isOverLimit ? recent : [...recent, now]
    return isOverLimit ? Math.ceil(((recent[0] ?? now) + MINUTE - now) / 1000) : 0
  })
}

function tooManyRequests(wait: number, isWrite: boolean): Response {
  return problem(429, 'Global limit has been reached', {
    headers: {
      'retry-after': `${wait}`,
      'x-ratelimit-limit': `${LIMITS[isWrite ? 'writes' : 'reads']}`,
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': `${nowInSeconds() + wait}`,
      'x-auth0-error-kind': 'global-rate-limit',
    },
  })
}
