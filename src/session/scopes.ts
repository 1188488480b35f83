/** Scopes of a login. */
export const LOGIN_SCOPES = ['openid', 'profile', 'email']

/**
 * The scopes of the Security page (docs/api/my-account.md#audiences-and-scopes). Auth0 leaves scopes that the tenant
 * does not grant out of the token.
 */
export const MY_ACCOUNT_SCOPES = [
  'read:me:factors',
  ...['read', 'create', 'update', 'delete'].map((verb) => `${verb}:me:authentication_methods`),
]

/**
 * The scopes of the Profile page, which asks for them in a token of its own. The SDK rejects a token that lacks a
 * requested scope, so asking for all scopes at once would cost a tenant without this beta its Security page.
 */
export const PROFILE_SCOPES = { read: 'read:me:profile', update: 'update:me:profile' }
