import type { Config } from '~/config/config'
import { can } from '~/config/features'

/**
 * The scopes of the Profile page, which requests them with a separate token. The SDK rejects a token that lacks a
 * requested scope, so one request for all scopes would cost a tenant without this beta its Security page
 * (docs/decisions/0019-profile.md).
 */
export const PROFILE_SCOPES = { read: 'read:me:profile', update: 'update:me:profile' }

/** Whether the Profile page asks the My Account API. Otherwise it shows the claims of the ID token. */
export function usesProfileApi(config: Config): boolean {
  return config.auth0.myAccount && can(config, 'profile', 'read')
}

/** The scopes that the Profile page needs: both if it lets the user change something. */
export function profileScopes(config: Config): string[] {
  const { read, update } = PROFILE_SCOPES
  return can(config, 'profile', 'edit') ? [read, update] : [read]
}
