import type { IncomingMessage, ServerResponse } from 'node:http'

import { sendJson } from './answers.ts'
import { bearerReader, type Trust } from './bearer.ts'
import { answerCrossOrigin } from './cross-origin.ts'
import { InvitationStore } from './invitation-store.ts'
import { listen } from './listen.ts'
import { loginPage } from './login-page.ts'
import { failToAnswer, refuse, refuseMethod } from './manage-errors.ts'
import { noManageFaults, type ManageFaults, type ManageResource } from './manage-faults.ts'
import { answerInvitations } from './manage-invitations.ts'
import { answerNotifications } from './manage-notifications.ts'
import { answerPromoCodes } from './manage-promo-codes.ts'
import type { Answer, ManageStores } from './manage-scene.ts'
import { answerTokens } from './manage-tokens.ts'
import { ManagementTokenStore } from './management-token-store.ts'
import { NotificationStore } from './notification-store.ts'
import { PromoCodeStore } from './promo-code-store.ts'
import { recordOf, type RecordedRequest } from './recorded-request.ts'
import { Sudo } from './sudo.ts'

const VERIFY = '/manage/tokens/verify'
const LOGIN = '/login'
const TOKEN_HEADER = 'x-kbc-manageapitoken'

const ROUTES: { resource: ManageResource; address: RegExp; answer: Answer }[] = [
  { resource: 'tokens', address: /^current-user\/tokens(?:\/([^/]*))?$/, answer: answerTokens },
  {
    resource: 'invitations',
    address: /^current-user\/(projects-invitations|organizations-invitations|projects-join-requests)(?:\/([^/]*))?$/,
    answer: answerInvitations,
  },
  { resource: 'notifications', address: /^notifications$/, answer: answerNotifications },
  { resource: 'promoCodes', address: /^current-user\/promo-codes$/, answer: answerPromoCodes },
]

export type ManageServer = ManageStores & {
  origin: string
  /** What config.json says in `manage.baseUrl`: every address is below /manage/ there. */
  baseUrl: string
  /** Each with whether it carried a management token. */
  requests: (RecordedRequest & { withManagementToken: boolean })[]
  faults: ManageFaults
  close: () => Promise<void>
}

type Options = Trust & { allowOrigin: string } & Partial<ManageFaults>

/** The API of the Manage dialect (api-facts §1) over real HTTP: another origin, CORS, and a bearer that is verified. */
export async function startManageServer({
  issuer,
  jwksUrl,
  audience,
  allowOrigin,
  ...given
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
  // Not spread into the literal: a setter has to notice.
  Object.assign(faults, given)
  const readBearer = bearerReader({ issuer, jwksUrl, audience })
  const allowed = {
    origin: allowOrigin,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    headers: ['authorization', 'content-type', TOKEN_HEADER],
  }

  const { origin, close } = await listen(() => async (request, response) => {
    requests.push({ ...recordOf(request), withManagementToken: request.headers[TOKEN_HEADER] !== undefined })
    if (answerCrossOrigin(request, response, allowed)) return
    if (faults.maintenance) {
      return sendJson(response, 503, { reason: 'We are moving to bigger machines.' }, { 'Retry-After': '30' })
    }
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost')
    if (faults.login === 'page' || pathname === LOGIN) return loginPage(response)
    if (faults.login === 'redirect') return void response.writeHead(302, { Location: LOGIN }).end()
    if (pathname === VERIFY) return verify(request, response, stores.tokens)
    const route = routeOf(pathname)
    if (!route) return refuse(response, 404, 'Not found.')
    const { resource, names, answer } = route
    const absence = faults.absent[resource]
    if (absence) return refuse(response, absence, 'This is not available here.')
    if (faults.down[resource]) return failToAnswer(response)

    const claims = await readBearer(request)
    if (!claims || faults.tokensRefused) return refuse(response, 401, 'Invalid access token')
    const authTime = claims['auth_time']
    sudo.meet(authTime)
    return answer(request, response, { ...stores, faults, sudo, subject: claims.sub, authTime, names, query })
  })

  return { origin, baseUrl: origin, requests, ...stores, faults, close }
}

function routeOf(pathname: string) {
  for (const { address, ...route } of ROUTES) {
    const [match, ...names] = address.exec(pathname.replace(/^\/manage\//, '')) ?? []
    if (match !== undefined) return { ...route, names }
  }
  return undefined
}

/** Goes by the management token alone: a bearer helps nobody here. */
function verify({ method, headers }: IncomingMessage, response: ServerResponse, tokens: ManagementTokenStore): void {
  if (method !== 'GET') return refuseMethod(response)
  const verified = tokens.verify(`${headers[TOKEN_HEADER] ?? ''}`)
  return verified ? sendJson(response, 200, verified) : refuse(response, 401, 'Invalid access token')
}
