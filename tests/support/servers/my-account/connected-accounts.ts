import { createHash, randomUUID } from 'node:crypto'

import { Problem } from './problem.ts'

export type ConnectedAccount = {
  id: string
  connection: string
  access_type: 'offline'
  scopes?: string[]
  created_at: string
  expires_at?: string
}

type Ticket = {
  sub: string
  connection: string
  redirectUri: string
  state: string
  authSession: string
  challenge: string
  code?: string
}

/** The page of the tenant that leads to the provider. Its user agrees without a click. */
export const CONNECT_PAGE = '/connected-accounts/connect'

/** The connected accounts of Token Vault, in memory (docs/api/my-account.md#connected-accounts). */
export class ConnectedAccounts {
  connections = [
    { name: 'google-oauth2', strategy: 'google-oauth2', scopes: ['email', 'calendar.readonly'] },
    { name: 'acme-crm', strategy: 'oauth2', scopes: ['contacts.read'] },
  ]
  /** Every ticket, session and code of a connection. Tests check that the browser does not keep them. */
  readonly secrets: string[] = []
  readonly #accounts = new Map<string, ConnectedAccount[]>()
  readonly #tickets = new Map<string, Ticket>()

  of(sub: string): ConnectedAccount[] {
    return this.#accounts.get(sub) ?? []
  }

  add(sub: string, connection: string, more: Partial<ConnectedAccount> = {}): ConnectedAccount {
    const account: ConnectedAccount = {
      id: `cac_${randomUUID()}`,
      connection,
      access_type: 'offline',
      created_at: new Date().toISOString(),
      ...more,
    }
    this.#accounts.set(sub, [...this.of(sub), account])
    return account
  }

  /** Returns a page of the list. `from` is the `next` of the page before. */
  page(sub: string, query: URLSearchParams) {
    const [from, take] = [Number(query.get('from') ?? 0), Number(query.get('take') ?? 10)]
    const all = this.of(sub)
    const next = from + take < all.length ? { next: `${from + take}` } : {}
    return { accounts: all.slice(from, from + take), ...next }
  }

  delete(sub: string, id: string): boolean {
    const kept = this.of(sub).filter((account) => account.id !== id)
    const isKnown = kept.length < this.of(sub).length
    this.#accounts.set(sub, kept)
    return isKnown
  }

  connect(sub: string, fields: Record<string, unknown>, pageOrigin: string) {
    const connection = this.connections.find(({ name }) => name === fields['connection'])?.name
    if (connection === undefined) throw new Problem(400, 'unknown connection', { field: 'connection' })
    const [ticket, authSession] = [randomUUID(), randomUUID()]
    this.secrets.push(ticket, authSession)
    this.#tickets.set(ticket, {
      sub,
      connection,
      redirectUri: `${fields['redirect_uri'] as string}`,
      state: `${fields['state'] as string}`,
      authSession,
      challenge: `${fields['code_challenge'] as string}`,
    })
    return {
      connect_uri: `${pageOrigin}${CONNECT_PAGE}`,
      auth_session: authSession,
      connect_params: { ticket },
      expires_in: 300,
    }
  }

  /** Returns the URL to which the provider's page redirects, or undefined for an unknown ticket. */
  leaveProvider(query: URLSearchParams, isRefused: boolean): string | undefined {
    const ticket = this.#tickets.get(query.get('ticket') ?? '')
    if (!ticket) return undefined
    const { redirectUri, state } = ticket
    ticket.code = randomUUID()
    this.secrets.push(ticket.code)
    const answer: Record<string, string> = isRefused
      ? { error: 'access_denied', error_description: 'refused' }
      : { connect_code: ticket.code }
    return `${redirectUri}?${new URLSearchParams({ ...answer, state }).toString()}`
  }

  /** Checks the code as a tenant does: session, URL of the app, and code verifier. */
  complete(sub: string, fields: Record<string, unknown>): ConnectedAccount {
    const [id, ticket] = [...this.#tickets].find(([, { code }]) => code === fields['connect_code']) ?? []
    const challenge = createHash('sha256')
      .update(`${fields['code_verifier'] as string}`)
      .digest('base64url')
    const isValid =
      id !== undefined &&
      ticket?.sub === sub &&
      ticket.authSession === fields['auth_session'] &&
      ticket.redirectUri === fields['redirect_uri'] &&
      ticket.challenge === challenge
    if (!isValid) throw new Problem(400, 'invalid connect code')
    this.#tickets.delete(id)
    const { scopes } = this.connections.find(({ name }) => name === ticket.connection) ?? { scopes: [] }
    return this.add(sub, ticket.connection, { scopes })
  }
}
