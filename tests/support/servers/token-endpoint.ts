import { randomBytes } from 'node:crypto'
import { IncomingMessage, type ServerResponse } from 'node:http'

import { readBody } from '../../../api-server/http/listen.ts'
import type { Logins } from './logins.ts'
import type { MemoryStore } from './memory-adapter.ts'

/** The scopes of each audience that a refresh token can get tokens for. The first one is the audience of the login. */
export type RefreshPolicy = ReadonlyMap<string, string>

type TokenContext = {
  memory: MemoryStore
  logins: Logins
  policy: () => RefreshPolicy
  appOrigin: string
  /** True if a refresh for this audience is rejected until the user has completed a step-up. */
  needsFreshLogin: (audience: string) => boolean
}

/**
 * Adds Auth0's multi-resource refresh tokens to oidc-provider, which does not support them: a refresh may name any
 * audience of the policy (docs/api/my-account.md#multi-resource-refresh-tokens). Returns the request to pass on to the
 * provider, or undefined if the request has been answered here.
 */
export async function translateTokenRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { memory, logins, policy, appOrigin, needsFreshLogin }: TokenContext,
): Promise<IncomingMessage | undefined> {
  const form = new URLSearchParams(await readBody(request))
  const stored = memory.refreshToken(form.get('refresh_token') ?? '')
  if (form.get('grant_type') !== 'refresh_token' || !stored) return withBody(request, form)

  const policies = policy()
  const [[loginAudience] = ['']] = policies
  const requested = form.get('audience') ?? loginAudience
  // Like Auth0, ignore an audience that is not in the policy.
  const audience = policies.has(requested) ? requested : loginAudience
  const allowed = (policies.get(audience) ?? '').split(' ')
  if (needsFreshLogin(audience) && !logins.isFresh(stored.grantId)) return sendMfaRequired(response, appOrigin)

  // oidc-provider allows a refresh only to reduce the scopes, so give the stored token all scopes of the policy.
  Object.assign(stored, { resource: audience, scope: allowed.join(' ') })
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => allowed.includes(scope))
  form.delete('audience')
  form.set('resource', audience)
  form.delete('scope')
  if (scopes.length > 0) form.set('scope', scopes.join(' '))
  return withBody(request, form)
}

function sendMfaRequired(response: ServerResponse, appOrigin: string): undefined {
  const body = {
    error: 'mfa_required',
    error_description: 'Multifactor authentication required',
    mfa_token: randomBytes(24).toString('base64url'),
    mfa_requirements: { challenge: [{ type: 'otp' }] },
  }
  response
    .writeHead(403, {
      'Content-Type': 'application/json',
      'Access-Control-Allow-Origin': appOrigin,
      Vary: 'Origin',
    })
    .end(JSON.stringify(body))
  return undefined
}

/** Returns a copy of the request with another body. */
function withBody(request: IncomingMessage, form: URLSearchParams): IncomingMessage {
  const body = Buffer.from(form.toString())
  const copy = new IncomingMessage(request.socket)
  copy.method = request.method ?? 'POST'
  copy.url = request.url ?? '/'
  copy.httpVersion = request.httpVersion
  copy.headers = { ...request.headers, 'content-length': `${body.length}` }
  copy.push(body)
  copy.push(null)
  copy.complete = true
  return copy
}
