import type { IncomingMessage, ServerResponse } from 'node:http'

import { bearerReader, type Trust } from './bearer.ts'
import { handleCors } from './cross-origin.ts'
import { InvitationStore } from './invitation-store.ts'
import { listen } from './listen.ts'
import { sendLoginPage } from './login-page.ts'
import type { Handler, ManageStores } from './manage-context.ts'
import { sendError, sendMethodNotAllowed, sendServerError } from './manage-errors.ts'
import { noManageFaults, type ManageFaults, type ManageResource } from './manage-faults.ts'
import { handleInvitations } from './manage-invitations.ts'
import { handleNotifications } from './manage-notifications.ts'
import { handlePromoCodes } from './manage-promo-codes.ts'
import { handleTokens } from './manage-tokens.ts'
import { ManagementTokenStore } from './management-token-store.ts'
import { NotificationStore } from './notification-store.ts'
import { PromoCodeStore } from './promo-code-store.ts'
import { recordOf, type RecordedRequest } from './recorded-request.ts'
import { sendJson } from './responses.ts'
import { Sudo } from './sudo.ts'

const VERIFY = '/manage/tokens/verify'
const LOGIN = '/login'
const TOKEN_HEADER = 'x-kbc-manageapitoken'

const ROUTES: { resource: ManageResource; path: RegExp; handler: Handler }[] = [
  { resource: 'tokens', path: /^current-user\/tokens(?:\/([^/]*))?$/, handler: handleTokens },
  {
    resource: 'invitations',
    path: /^current-user\/(projects-invitations|organizations-invitations|projects-join-requests)(?:\/([^/]*))?$/,
    handler: handleInvitations,
  },
  { resource: 'notifications', path: /^notifications$/, handler: handleNotifications },
  { resource: 'promoCodes', path: /^current-user\/promo-codes$/, handler: handlePromoCodes },
]

export type ManageServer = ManageStores & {
  origin: string
  /** The value of `manage.baseUrl` in config.json. All paths below it start with /manage/. */
  baseUrl: string
  /** All requests so far. `withManagementToken` is true if a request carried a management token. */
  requests: (RecordedRequest & { withManagementToken: boolean })[]
  faults: ManageFaults
  close: () => Promise<void>
}

type Options = Trust & { allowOrigin: string } & Partial<ManageFaults>

/** Starts a Management API (docs/api/management.md) on an origin of its own, with CORS. It verifies bearer tokens. */
export async function startManageServer({
  issuer,
  jwksUrl,
  audience,
  allowOrigin,
  ...initialFaults
}: Options): Promise<ManageServer> {
  const requests: ManageServer['requests'] = []
  const stores: ManageStores = {
    tokens: new ManagementTokenStore(),
    invitations: new InvitationStore(),
    notifications: new NotificationStore(),
    promoCodes: new PromoCodeStore(),
  }
  const sudo = new Sudo()
  const faults: ManageFaults = {
    ...noManageFaults,
    get sudo() {
      return sudo.isDemanded
    },
    set sudo(isDemanded) {
      sudo.demand(isDemanded)
    },
  }
  // Assigned here, because the literal above would replace the setter of `sudo` with a plain value.
  Object.assign(faults, initialFaults)
  const readBearer = bearerReader({ issuer, jwksUrl, audience })
  const allowed = {
    origin: allowOrigin,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    headers: ['authorization', 'content-type', TOKEN_HEADER],
  }

  const { origin, close } = await listen(() => async (request, response) => {
    requests.push({ ...recordOf(request), withManagementToken: request.headers[TOKEN_HEADER] !== undefined })
    if (handleCors(request, response, allowed)) return
    if (faults.maintenance) {
      return sendJson(response, 503, { reason: 'We are moving to bigger machines.' }, { 'Retry-After': '30' })
    }
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost')
    if (faults.login === 'page' || pathname === LOGIN) return sendLoginPage(response)
    if (faults.login === 'redirect') return void response.writeHead(302, { Location: LOGIN }).end()
    if (pathname === VERIFY) return verify(request, response, stores.tokens)
    const route = routeOf(pathname)
    if (!route) return sendError(response, 404, 'Not found.')
    const { resource, segments, handler } = route
    const unavailableStatus = faults.unavailable[resource]
    if (unavailableStatus) return sendError(response, unavailableStatus, 'This is not available here.')
    if (faults.down[resource]) return sendServerError(response)

    const claims = await readBearer(request)
    if (!claims || faults.rejectTokens) return sendError(response, 401, 'Invalid access token')
    const authTime = claims['auth_time']
    sudo.recordLogin(authTime)
    return handler(request, response, { ...stores, faults, sudo, subject: claims.sub, authTime, segments, query })
  })

  return { origin, baseUrl: origin, requests, ...stores, faults, close }
}

function routeOf(pathname: string) {
  for (const { path, ...route } of ROUTES) {
    const [match, ...segments] = path.exec(pathname.replace(/^\/manage\//, '')) ?? []
    if (match !== undefined) return { ...route, segments }
  }
  return undefined
}

/** Verifies the management token in the header. Ignores a bearer token. */
function verify({ method, headers }: IncomingMessage, response: ServerResponse, tokens: ManagementTokenStore): void {
  if (method !== 'GET') return sendMethodNotAllowed(response)
  const verified = tokens.verify(`${headers[TOKEN_HEADER] ?? ''}`)
  return verified ? sendJson(response, 200, verified) : sendError(response, 401, 'Invalid access token')
}
