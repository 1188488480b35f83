import { ApiError } from '~/api/errors'
import { myProfileApi } from '~/api/my-account-profile'
import { readScopes } from '~/api/scopes'
import type { Config } from '~/config/config'

import { tenantUrl } from './console-context'
import type { Identity } from './identity'
import { profileScopes } from './profile-scopes'
import { endSessionWithoutToken } from './session-ended'
import { withTokenClock } from './token-clock'

/** Connects the profile of the My Account API. Only the Profile page does so, because its code is loaded there. */
export function connectProfile(config: Config, identity: Identity): void {
  const scopes = profileScopes(config)
  async function getToken(options: { fresh: boolean } = { fresh: false }): Promise<string> {
    const token = await endSessionWithoutToken(identity.getMyAccountToken({ ...options, scope: scopes.join(' ') }))
    // A silent login returns a token with fewer scopes and no error. The API's 403 would look like a demand for a step-up.
    const granted = readScopes(token)
    if (granted.length > 0 && !scopes.every((scope) => granted.includes(scope)))
      throw new ApiError('forbidden', { request: 'bearer token' })
    return token
  }
  myProfileApi.connect({
    baseUrl: `${tenantUrl(config.auth0)}/me/v1`,
    getBearerToken: withTokenClock(getToken, config.auth0),
    // A tenant that rejects this API, or redirects its requests, does not end the session.
    onSessionEnded: () => {},
  })
}
