import type { ApiClient } from '~/api/client'
import { ApiError } from '~/api/errors'
import { readScopes } from '~/api/scopes'
import type { Config } from '~/config/config'

import { tenantUrl } from './console-context'
import type { Identity } from './identity'
import { endSessionWithoutToken } from './session-ended'
import { withTokenClock } from './token-clock'

type Session = { config: Config; identity: Identity }

/** Connects a client of the My Account API whose tokens have these scopes on top of those of the Security page. */
export function connectWithScopes(api: ApiClient, { config, identity }: Session, scopes: string[]): void {
  async function getToken(options: { fresh: boolean } = { fresh: false }): Promise<string> {
    const token = await endSessionWithoutToken(identity.getMyAccountToken({ ...options, scope: scopes.join(' ') }))
    refuseWithout(scopes, token)
    return token
  }
  api.connect({
    baseUrl: `${tenantUrl(config.auth0)}/me/v1`,
    getBearerToken: withTokenClock(getToken, config.auth0),
    // A tenant that rejects this API, or redirects its requests, does not end the session.
    onSessionEnded: () => {},
  })
}

/**
 * Throws `forbidden` for a token that lacks a scope. A silent login returns such a token with no error, and the API's 403
 * would look like a demand for a step-up, which cannot help.
 */
export function refuseWithout(scopes: string[], token: string): void {
  const granted = readScopes(token)
  if (granted.length > 0 && !scopes.every((scope) => granted.includes(scope)))
    throw new ApiError('forbidden', { request: 'bearer token' })
}
