import { HttpResponse, type HttpResponseResolver } from 'msw'

import { authenticate, findGrant, isFreshlyForced } from '~/demo/identity/bearer-tokens'
import type { Database } from '~/demo/data/database'
import { cutShort, troubleOf } from './hal-gateway'
import type { Persona } from '~/demo/data/personas'
import { randomText } from '~/demo/lib/encoding'
import { AUDIENCE } from '~/demo/demo-config'

type Call = { request: Request; id: string }
type OwnCall = Call & { persona: Persona }
type Endpoint<What> = (call: What) => Response | Promise<Response>

/** What a condition may concern alone: a server can offer one of them and not the next. */
type Resource = 'tokens' | 'invitations' | 'notices' | 'promo-codes'

/** What stands before every endpoint of the Management API: the condition of the day. */
export function managed(database: Database, endpoint: Endpoint<Call>): HttpResponseResolver<{ id: string }> {
  return async ({ request, params }) => {
    const { condition } = database.read().scenario
    const trouble = await troubleOf(condition, (status, message, headers) =>
      status === 500
        ? applicationError()
        : manageError(status, message, { code: 'manage.rateLimited', ...withReference() }, headers),
    )
    if (trouble) return trouble
    // A number, as other services of the platform send it, where the documented code is a text.
    if (condition === 'forbidden') return manageError(403, 'Access denied.', { code: 403 })

    const response = await endpoint({ request, id: String(params.id ?? '') })
    return condition === 'truncated' ? cutShort(response) : response
  }
}

/** The same for what belongs to a person, who comes with the bearer token of the session. */
export function managedForOwner(
  database: Database,
  resource: Resource,
  endpoint: Endpoint<OwnCall>,
): HttpResponseResolver<{ id: string }> {
  return managed(database, (call) => {
    const { condition } = database.read().scenario
    if (condition === `${resource}-absent`) return manageError(404, 'Not found.')
    if (condition === `${resource}-not-implemented`) return manageError(501, 'Not implemented.')
    if (condition === `${resource}-down`) return applicationError()

    const authorization = call.request.headers.get('authorization')
    const persona = authenticate(database, authorization)
    if (!persona) return invalidToken()
    if (condition === `${resource}-sudo` && call.request.method !== 'GET') {
      const grant = findGrant(database, authorization, AUDIENCE)
      if (!grant || !isFreshlyForced(grant)) {
        return manageError(403, 'Log in again to change your tokens.', { code: 'manage.sudoRequired' })
      }
    }
    return endpoint({ ...call, persona })
  })
}

/** The fields of a body, whatever is in them. Undefined where it is not JSON. */
export async function readFields(request: Request): Promise<Record<string, unknown> | undefined> {
  try {
    const body: unknown = await request.json()
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return undefined
  }
}

type More = { code?: string | number; errors?: { key: string; message: string }[]; exceptionId?: string }

/** The error body of the Management API (api-facts §1.2). */
export function manageError(status: number, error: string, more: More = {}, headers: Record<string, string> = {}) {
  return HttpResponse.json({ error, ...more }, { status, headers })
}

export function notReadable(): Response {
  return manageError(400, 'Request body not valid')
}

/** Which fields are wrong, each by its name. */
export function invalidFields(errors: { key: string; message: string }[]): Response {
  return manageError(422, 'Invalid request', { code: 'manage.invalidRequest', errors, ...withReference() })
}

export function invalidToken(): Response {
  return manageError(401, 'Invalid access token')
}

/** What it says of every failure of its own: nothing, and a number to ask support with. */
export function applicationError(): Response {
  return manageError(500, 'Application error.', { code: 'manage.applicationError', ...withReference() })
}

/** The number of this refusal in the log of the API. */
export function withReference(): { exceptionId: string } {
  return { exceptionId: `exception-${randomText(20)}` }
}
