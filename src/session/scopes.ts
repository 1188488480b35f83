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
