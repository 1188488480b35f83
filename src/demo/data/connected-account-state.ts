/** An account of another provider, as the My Account API returns it. */
export type ConnectedAccountRow = {
  id: string
  connection: string
  access_type: 'offline'
  scopes: string[]
  created_at: string
  expires_at?: string
}

/** A connection that has begun. Only the redirect by the provider's page has its `connectCode`. */
export type Ticket = {
  userId: string
  connection: string
  redirectUri: string
  state: string
  authSession: string
  codeChallenge: string
  connectCode?: string
}

/** Changes by users, by user. `tickets` has the secret ticket of a connection as its key. */
export type ConnectedAccountState = {
  added: Record<string, ConnectedAccountRow[]>
  removed: string[]
  tickets: Record<string, Ticket>
}
