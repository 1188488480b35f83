import { http, HttpResponse, type RequestHandler } from 'msw'

import type { Database } from '~/demo/data/database'
import { ISSUER, MY_ACCOUNT_BASE } from '~/demo/demo-config'
import { invalidField, problem } from '~/demo/gateways/my-account-errors'
import { myAccountEndpoint } from '~/demo/gateways/my-account-gateway'
import {
  completeConnection,
  connections,
  createTicket,
  listConnectedAccounts,
  removeConnectedAccount,
} from '~/demo/tables/connected-accounts'

const BASE = `${MY_ACCOUNT_BASE}/connected-accounts`
/** The tenant's page at which the user agrees. */
export const CONNECT_PAGE = `${ISSUER}connected-accounts/connect`
const TICKET_SECONDS = 300

/** Handles the connected accounts of the My Account API. */
export function connectedAccountHandlers(database: Database): RequestHandler[] {
  const list = myAccountEndpoint(database, 'read:me:connected_accounts', ({ request, persona }) => {
    const { searchParams } = new URL(request.url)
    const all = listConnectedAccounts(database, persona)
    const [from, take] = [Number(searchParams.get('from') ?? 0), Number(searchParams.get('take') ?? 10)]
    const hasMore = from + take < all.length
    return HttpResponse.json({
      accounts: all.slice(from, from + take),
      ...(hasMore && { next: `${from + take}` }),
    })
  })

  const listConnections = myAccountEndpoint(database, 'read:me:connected_accounts', () =>
    HttpResponse.json({ connections }),
  )

  const remove = myAccountEndpoint(database, 'delete:me:connected_accounts', ({ persona, id }) =>
    removeConnectedAccount(database, persona, id)
      ? new HttpResponse(null, { status: 204 })
      : problem(404, 'Connected account not found.'),
  )

  const connect = myAccountEndpoint(database, 'create:me:connected_accounts', async ({ request, persona }) => {
    const fields = await readTexts(request)
    const connection = connections.find(({ name }) => name === fields['connection'])
    if (!connection) return invalidField('connection', 'must be one of the connections of the tenant')
    const { id, authSession } = createTicket(database, {
      userId: persona.id,
      connection: connection.name,
      redirectUri: fields['redirect_uri'] ?? '',
      state: fields['state'] ?? '',
      codeChallenge: fields['code_challenge'] ?? '',
    })
    const body = {
      connect_uri: CONNECT_PAGE,
      auth_session: authSession,
      connect_params: { ticket: id },
      expires_in: TICKET_SECONDS,
    }
    return HttpResponse.json(body, { status: 201 })
  })

  const complete = myAccountEndpoint(database, 'create:me:connected_accounts', async ({ request, persona }) => {
    const fields = await readTexts(request)
    const account = await completeConnection(database, persona, {
      authSession: fields['auth_session'] ?? '',
      connectCode: fields['connect_code'] ?? '',
      redirectUri: fields['redirect_uri'] ?? '',
      codeVerifier: fields['code_verifier'] ?? '',
    })
    return account ? HttpResponse.json(account, { status: 201 }) : problem(400, 'The connect code is not valid.')
  })

  return [
    http.get(`${BASE}/accounts`, list),
    http.get(`${BASE}/connections`, listConnections),
    http.delete(`${BASE}/accounts/:id`, remove),
    http.post(`${BASE}/connect`, connect),
    http.post(`${BASE}/complete`, complete),
  ]
}

async function readTexts(request: Request): Promise<Record<string, string>> {
  const body: unknown = await request.json().catch(() => ({}))
  return Object.fromEntries(Object.entries(Object(body) as object).filter(([, value]) => typeof value === 'string'))
}
