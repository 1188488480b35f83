/**
 * The scopes of connected accounts. Each is asked for in a token of its own, as those of the profile are
 * (docs/decisions/0019-profile.md): a tenant without them keeps its Security page.
 */
export const CONNECTED_SCOPES = {
  read: 'read:me:connected_accounts',
  create: 'create:me:connected_accounts',
  delete: 'delete:me:connected_accounts',
}
