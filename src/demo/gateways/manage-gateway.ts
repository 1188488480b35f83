import { HttpResponse, type HttpResponseResolver } from 'msw'

import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { AUDIENCE } from '~/demo/demo-config'
import { authenticate, findGrant, isRecentStepUp } from '~/demo/identity/bearer-tokens'
import { randomText } from '~/demo/lib/encoding'
import { distort } from './distort'
import { failUnderCondition } from './failing-conditions'

type Call = { request: Request; id: string }
type UserCall = Call & { persona: Persona }
type Endpoint<Args> = (call: Args) => Response | Promise<Response>

/** Resources of the Management API. Some conditions apply to one of them: their names start with the resource. */
type Resource = 'tokens' | 'invitations' | 'notifications' | 'promo-codes' | 'sessions'

/** Wraps an endpoint of the Management API that needs no bearer token: applies the condition. */
export function manageEndpoint(database: Database, endpoint: Endpoint<Call>): HttpResponseResolver<{ id: string }> {
  return async ({ request, params }) => {
    const { condition } = database.read().scenario
    const failure = await failUnderCondition(condition, (status, message, headers) =>
      status === 500
        ? applicationError()
        : manageError(status, message, { code: 'manage.rateLimited', ...newExceptionId() }, headers),
    )
    if (failure) return failure
    // The documented code is a string. Some services of the platform send a number.
    if (condition === 'forbidden') return manageError(403, 'Access denied.', { code: 403 })

    const response = await endpoint({ request, id: String(params.id ?? '') })
    return distort(condition, response)
  }
}

/** Wraps an endpoint of the Management API that needs the bearer token of a user. */
export function manageUserEndpoint(
  database: Database,
  resource: Resource,
  endpoint: Endpoint<UserCall>,
): HttpResponseResolver<{ id: string }> {
  return manageEndpoint(database, (call) => {
    const { condition } = database.read().scenario
    if (condition === `${resource}-absent`) return manageError(404, 'Not found.')
    if (condition === `${resource}-not-implemented`) return manageError(501, 'Not implemented.')
    if (condition === `${resource}-down`) return applicationError()

    const authorization = call.request.headers.get('authorization')
    const persona = authenticate(database, authorization)
    if (!persona) return invalidToken()
    if (condition === `${resource}-sudo` && call.request.method !== 'GET') {
      const grant = findGrant(database, authorization, AUDIENCE)
      if (!grant || !isRecentStepUp(grant)) {
        return manageError(403, 'Log in again to change your tokens.', { code: 'manage.sudoRequired' })
      }
    }
    return endpoint({ ...call, persona })
  })
}

/** Returns the fields of a JSON body. Returns undefined if the body is not JSON. */
export async function readFields(request: Request): Promise<Record<string, unknown> | undefined> {
  try {
    const body: unknown = await request.json()
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return undefined
  }
}

type More = { code?: string | number; errors?: { key: string; message: string }[]; exceptionId?: string }

/** Creates an error in the format of the Management API: docs/api/management.md#errors. */
export function manageError(status: number, error: string, more: More = {}, headers: Record<string, string> = {}) {
  return HttpResponse.json({ error, ...more }, { status, headers })
}

export function invalidBody(): Response {
  return manageError(400, 'Request body not valid')
}

/** Creates the error for invalid fields of a body. `key` is the name of the field. */
export function invalidFields(errors: { key: string; message: string }[]): Response {
  return manageError(422, 'Invalid request', { code: 'manage.invalidRequest', errors, ...newExceptionId() })
}

export function invalidToken(): Response {
  return manageError(401, 'Invalid access token')
}

/** Creates the error for any internal failure. It contains only an ID, which support can look up. */
export function applicationError(): Response {
  return manageError(500, 'Application error.', { code: 'manage.applicationError', ...newExceptionId() })
}

function newExceptionId(): { exceptionId: string } {
  return { exceptionId: `exception-${randomText(20)}` }
}
