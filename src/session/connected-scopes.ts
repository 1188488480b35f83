/**
 * The scopes of connected accounts. The console requests a separate token for each, as for the profile
 * (docs/decisions/0019-profile.md): a tenant without them keeps its Security page.
 */
export const CONNECTED_SCOPES = {
  read: 'read:me:connected_accounts',
  create: 'create:me:connected_accounts',
  delete: 'delete:me:connected_accounts',
}
