import { myProfileApi } from '~/api/my-account-profile'
import type { Config } from '~/config/config'

import { connectWithScopes } from './connect-with-scopes'
import type { Identity } from './identity'
import { profileScopes } from './profile-scopes'

/** Connects the profile of the My Account API. Only the Profile page does so, because its code is loaded there. */
export function connectProfile(config: Config, identity: Identity): void {
  connectWithScopes(myProfileApi, { config, identity }, profileScopes(config))
}
