import type { ConnectedAccountRow, ConnectedAccountState, Ticket } from '~/demo/data/connected-account-state'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { randomText, sha256 } from '~/demo/lib/encoding'
import { A_FEW_MINUTES, DAY } from '~/demo/lib/time'

const CALENDAR = 'https://www.googleapis.com/auth/calendar.readonly'

/** The connections of the tenant with Token Vault. */
export const connections = [
  { name: 'google-oauth2', strategy: 'google-oauth2', scopes: ['email', CALENDAR] },
  { name: 'github', strategy: 'github', scopes: ['repo', 'read:user'] },
  { name: 'acme-crm', strategy: 'oauth2', scopes: ['contacts.read', 'contacts.write'] },
]

/** Returns the user's connected accounts, oldest first. */
export function listConnectedAccounts(database: Database, persona: Persona): ConnectedAccountRow[] {
  const { scenario, seededAt, connectedAccounts } = database.read()
  const seeded = persona.hasData && scenario.data !== 'empty' ? seedAccounts(persona, seededAt) : []
  const removed = connectedAccounts?.removed ?? []
  return [...seeded, ...(connectedAccounts?.added[persona.id] ?? [])].filter(({ id }) => !removed.includes(id))
}

/** Returns false if the user has no account with that ID. */
export function removeConnectedAccount(database: Database, persona: Persona, id: string): boolean {
  if (!listConnectedAccounts(database, persona).some((account) => account.id === id)) return false
  change(database, ({ removed }) => removed.push(id))
  return true
}

/** Begins to connect an account, and returns the secret ticket. */
export function createTicket(database: Database, ticket: Omit<Ticket, 'authSession'>) {
  const [id, authSession] = [randomText(24), randomText(24)]
  change(database, ({ tickets }) => (tickets[id] = { ...ticket, authSession }))
  return { id, authSession }
}

export function findTicket(database: Database, id: string): Ticket | undefined {
  const { tickets = {} } = database.read().connectedAccounts ?? {}
  return Object.hasOwn(tickets, id) ? tickets[id] : undefined
}

/** The user has agreed at the provider's page. Returns the URL of the app, with the code for the account. */
export function approveTicket(database: Database, id: string): string | undefined {
  const ticket = findTicket(database, id)
  if (!ticket) return undefined
  const connectCode = randomText(24)
  change(database, ({ tickets }) => (tickets[id] = { ...ticket, connectCode }))
  return redirectOf(ticket, { connect_code: connectCode })
}

/** The user has refused at the provider's page. Returns the URL of the app, with the error. */
export function refuseTicket(database: Database, id: string): string | undefined {
  const ticket = findTicket(database, id)
  return ticket && redirectOf(ticket, { error: 'access_denied', error_description: 'User cancelled the connection' })
}

type Completion = Record<'authSession' | 'connectCode' | 'redirectUri' | 'codeVerifier', string>

/** Returns the new account, or undefined if the code does not belong to this session. A code works once. */
export async function completeConnection(
  database: Database,
  persona: Persona,
  { authSession, connectCode, redirectUri, codeVerifier }: Completion,
): Promise<ConnectedAccountRow | undefined> {
  const [id, ticket] =
    Object.entries(database.read().connectedAccounts?.tickets ?? {}).find(
      ([, one]) => one.connectCode === connectCode && one.authSession === authSession,
    ) ?? []
  if (id === undefined || ticket?.userId !== persona.id || ticket.redirectUri !== redirectUri) return undefined
  if ((await sha256(codeVerifier)) !== ticket.codeChallenge) return undefined
  const account: ConnectedAccountRow = {
    id: `cac_${randomText(12)}`,
    connection: ticket.connection,
    access_type: 'offline',
    scopes: connections.find(({ name }) => name === ticket.connection)?.scopes ?? [],
    created_at: new Date().toISOString(),
  }
  change(database, ({ added, tickets }) => {
    delete tickets[id]
    ;(added[persona.id] ??= []).push(account)
  })
  return account
}

function redirectOf({ redirectUri, state }: Ticket, parameters: Record<string, string>): string {
  return `${redirectUri}?${new URLSearchParams({ ...parameters, state }).toString()}`
}

function change(database: Database, edit: (state: ConnectedAccountState) => unknown): void {
  database.change((state) => {
    edit((state.connectedAccounts ??= { added: {}, removed: [], tickets: {} }))
  })
}

function seedAccounts({ id }: Persona, now: number): ConnectedAccountRow[] {
  const at = (days: number) => new Date(now + days * DAY - A_FEW_MINUTES).toISOString()
  return [
    {
      id: `cac_calendar_${id}`,
      connection: 'google-oauth2',
      access_type: 'offline',
      scopes: ['email', CALENDAR],
      created_at: at(-40),
    },
    {
      id: `cac_crm_${id}`,
      connection: 'acme-crm',
      access_type: 'offline',
      scopes: ['contacts.read'],
      created_at: at(-200),
      expires_at: at(-3),
    },
  ]
}
