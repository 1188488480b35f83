import { ApiError } from '~/api/errors'
import { myProfileApi } from '~/api/my-account-profile'
import { readScopes } from '~/api/scopes'
import type { Config } from '~/config/config'
import { can } from '~/config/features'

import { tenantUrl } from './console-context'
import type { Identity } from './identity'
import { PROFILE_SCOPES } from './scopes'
import { endSessionWithoutToken } from './session-ended'
import { withTokenClock } from './token-clock'

/** Whether the Profile page asks the My Account API. Otherwise it shows the claims of the ID token. */
export function usesProfileApi(config: Config): boolean {
  return config.auth0.myAccount && can(config, 'profile', 'read')
}

/** The scopes that the Profile page needs: both if it lets the user change something. */
export function profileScopes(config: Config): string[] {
  const { read, update } = PROFILE_SCOPES
  return can(config, 'profile', 'edit') ? [read, update] : [read]
}

/** Connects the profile of the My Account API. Only the Profile page does so, because its code is loaded there. */
export function connectProfile(config: Config, identity: Identity): void {
  const scopes = profileScopes(config)
  async function getToken(options: { fresh: boolean } = { fresh: false }): Promise<string> {
    const token = await endSessionWithoutToken(identity.getMyAccountToken({ ...options, scopes }))
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
