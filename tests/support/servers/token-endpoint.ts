import { randomBytes } from 'node:crypto'
import { IncomingMessage, type ServerResponse } from 'node:http'

import { readBody } from './listen.ts'
import type { Logins } from './logins.ts'
import type { Memory } from './memory-adapter.ts'

/** The scopes of each audience that one refresh token is good for, the login's own audience first. */
export type RefreshPolicy = ReadonlyMap<string, string>

type Tenant = {
  memory: Memory
  logins: Logins
  policy: () => RefreshPolicy
  appOrigin: string
  /** Whether a refresh for this audience is refused until the person has just proved who they are. */
  needsFreshLogin: (audience: string) => boolean
}

/**
 * Auth0's multi-resource refresh tokens (auth0.md §1.5) in front of a provider that knows none: a refresh may name any
 * audience of the policy. Returns the request for the provider to answer, or nothing when it is answered.
 */
export async function translateTokenRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { memory, logins, policy, appOrigin, needsFreshLogin }: Tenant,
): Promise<IncomingMessage | undefined> {
  const form = new URLSearchParams(await readBody(request))
  const stored = memory.refreshToken(form.get('refresh_token') ?? '')
  if (form.get('grant_type') !== 'refresh_token' || !stored) return again(request, form)

  const policies = policy()
  const [[loginAudience] = ['']] = policies
  const asked = form.get('audience') ?? loginAudience
  // An audience that the policy does not have is silently ignored (auth0.md §1.5).
  const audience = policies.has(asked) ? asked : loginAudience
  const allowed = (policies.get(audience) ?? '').split(' ')
  if (needsFreshLogin(audience) && !logins.isFresh(stored.grantId)) return refuse(response, appOrigin)

  // The provider lets a refresh narrow its token and never widen it: the token is made as wide as the policy.
  Object.assign(stored, { resource: audience, scope: allowed.join(' ') })
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => allowed.includes(scope))
  form.delete('audience')
  form.set('resource', audience)
  form.delete('scope')
  if (scopes.length > 0) form.set('scope', scopes.join(' '))
  return again(request, form)
}

function refuse(response: ServerResponse, appOrigin: string): undefined {
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

/** The same request with another body, as if it had just arrived. */
function again(request: IncomingMessage, form: URLSearchParams): IncomingMessage {
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
