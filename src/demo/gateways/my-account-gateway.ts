import { HttpResponse, type HttpResponseResolver } from 'msw'

import type { Database } from '~/demo/data/database'
import { cutShort, troubleOf } from './hal-gateway'
import { findPersona, type Persona } from '~/demo/data/personas'
import { findGrant, isFreshlyForced } from '~/demo/identity/bearer-tokens'
import { nowInSeconds } from '~/demo/lib/encoding'
import { ME_AUDIENCE } from '~/demo/demo-config'
import { problem } from './my-account-problem'

type Call = { request: Request; persona: Persona; id: string }
type Endpoint = (call: Call) => Response | Promise<Response>

const CALLS_A_MINUTE = 30
const MINUTE = 60_000

/** What stands before every endpoint of the My Account API: the condition of the day, the token and its scope, the limit. */
export function forScope(database: Database, scope: string, endpoint: Endpoint): HttpResponseResolver<{ id: string }> {
  return async ({ request, params }) => {
    const { condition } = database.read().scenario
    const trouble = await troubleOf(condition, (status, detail, headers) => problem(status, detail, { headers }))
    if (trouble) return trouble
    if (condition === 'account-absent') {
      return HttpResponse.json({ statusCode: 404, error: 'Not Found', message: 'Not Found' }, { status: 404 })
    }

    const grant = findGrant(database, request.headers.get('authorization'), ME_AUDIENCE)
    const persona = grant && findPersona(grant.userId)
    if (!persona) return problem(401, 'Invalid token.')
    if (!grant.scope.split(' ').includes(scope)) return problem(403, 'insufficient_scope')
    const isWrite = request.method !== 'GET'
    if (isWrite && condition === 'account-sudo' && !isFreshlyForced(grant)) return problem(403, 'insufficient_scope')

    const wait = isWrite && condition === 'account-rate-limited' ? 20 : noteCall(database, persona, isWrite)
    if (wait > 0) return tooMany(wait)
    const response = await endpoint({ request, persona, id: String(params.id ?? '') })
    return condition === 'truncated' ? cutShort(response) : response
  }
}

/** How many seconds to wait, when there were too many calls within a minute. A refused one does not make it longer. */
function noteCall(database: Database, persona: Persona, isWrite: boolean): number {
  const now = Date.now()
  return database.change(({ accountCalls }) => {
    const calls = (accountCalls[persona.id] ??= { reads: [], writes: [] })
    const kind = isWrite ? 'writes' : 'reads'
    const recent = calls[kind].filter((time) => now - time < MINUTE)
    const isTooMany = recent.length >= CALLS_A_MINUTE
    calls[kind] = isTooMany ? recent : [...recent, now]
    return isTooMany ? Math.ceil(((recent[0] ?? now) + MINUTE - now) / 1000) : 0
  })
}

function tooMany(wait: number): Response {
  return problem(429, 'Global limit has been reached', {
    headers: {
      'retry-after': `${wait}`,
      'x-ratelimit-limit': `${CALLS_A_MINUTE}`,
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': `${nowInSeconds() + wait}`,
      'x-auth0-error-kind': 'global-rate-limit',
    },
  })
}
