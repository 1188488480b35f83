import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'

import { loseAnswer, sendJson } from './answers.ts'
import { bearerReader, type Trust } from './bearer.ts'
import { answerCrossOrigin } from './cross-origin.ts'
import { listen, readJson } from './listen.ts'
import { loginPage } from './login-page.ts'
import { failToAnswer, refuse, refuseFields, refuseMethod } from './manage-errors.ts'
import { noManageFaults, type ManageFaults } from './manage-faults.ts'
import { ManagementTokenStore } from './management-token-store.ts'
import { recordOf, type RecordedRequest } from './recorded-request.ts'
import { Sudo } from './sudo.ts'

const VERIFY = '/manage/tokens/verify'
const TOKEN_HEADER = 'x-kbc-manageapitoken'

export type ManageServer = {
  origin: string
  /** What config.json says in `manage.baseUrl`: every address is below /manage/ there. */
  baseUrl: string
  /** Each with whether it carried a management token. */
  requests: (RecordedRequest & { withManagementToken: boolean })[]
  tokens: ManagementTokenStore
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
  const tokens = new ManagementTokenStore()
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
    methods: ['GET', 'POST', 'DELETE'],
    headers: ['authorization', 'content-type', TOKEN_HEADER],
  }

  const { origin, close } = await listen(() => async (request, response) => {
    requests.push({ ...recordOf(request), withManagementToken: request.headers[TOKEN_HEADER] !== undefined })
    if (answerCrossOrigin(request, response, allowed)) return
    if (faults.maintenance) {
      return sendJson(response, 503, { reason: 'We are moving to bigger machines.' }, { 'Retry-After': '30' })
    }
    // What is left of a redirect to the login page, once a client has followed it.
    if (faults.html) return loginPage(response)
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === VERIFY) return verify(request, response, tokens)
    const [isOurs, id] = /^\/manage\/current-user\/tokens(?:\/([^/]*))?$/.exec(pathname) ?? []
    if (isOurs === undefined) return refuse(response, 404, 'Not found.')
    if (faults.absent) return refuse(response, faults.absent, 'This is not available here.')

    const claims = await readBearer(request)
    if (!claims || faults.tokensRefused) return refuse(response, 401, 'Invalid access token')
    sudo.meet(claims['auth_time'])
    const isSudo = request.method === 'GET' || sudo.isEnough(claims['auth_time'])
    if (!isSudo) return refuse(response, 403, 'Confirm that it is you first.', { code: 'manage.sudoRequired' })
    const scene = { tokens, faults, subject: claims.sub }
    return id === undefined
      ? answerList(request, response, scene)
      : answerToken(request, response, { ...scene, id: Number(id) })
  })

  return { origin, baseUrl: origin, requests, tokens, faults, close }
}

/** Goes by the management token alone: a bearer helps nobody here. */
function verify({ method, headers }: IncomingMessage, response: ServerResponse, tokens: ManagementTokenStore): void {
  if (method !== 'GET') return refuseMethod(response)
  const verified = tokens.verify(`${headers[TOKEN_HEADER] ?? ''}`)
  return verified ? sendJson(response, 200, verified) : refuse(response, 401, 'Invalid access token')
}

type Scene = { tokens: ManagementTokenStore; faults: ManageFaults; subject: string }

function answerList(request: IncomingMessage, response: ServerResponse, scene: Scene): void | Promise<void> {
  if (request.method === 'GET') return sendJson(response, 200, scene.tokens.list(scene.subject))
  if (request.method === 'POST') return create(request, response, scene)
  return refuseMethod(response)
}

const Creation = z.object({
  description: z
    .string('This value should be a text.')
    .check(z.trim(), z.minLength(1, 'This value should not be blank.')),
  expiresIn: z.int('This value should be a whole number.').check(z.gte(3600, 'Minimum 1 hour.')),
})

async function create(request: IncomingMessage, response: ServerResponse, scene: Scene): Promise<void> {
  const { tokens, faults, subject } = scene
  const body = await readJson(request)
  const fault = faults.nextCreate
  faults.nextCreate = undefined

  if (fault === 'error') return failToAnswer(response)
  if (typeof body !== 'object' || body === null) return refuse(response, 400, 'Request body not valid')
  const asked = Creation.safeParse(body)
  const errors = faults.refuse
    ? [faults.refuse]
    : (asked.error?.issues ?? []).map(({ path, message }) => ({ key: path.join('.'), message }))
  if (!asked.success || errors.length > 0) return refuseFields(response, errors)
  const created = tokens.create(subject, asked.data)
  return fault === 'lost' ? loseAnswer(response) : sendJson(response, 201, created)
}

function answerToken({ method }: IncomingMessage, response: ServerResponse, scene: Scene & { id: number }): void {
  const { tokens, faults, subject, id } = scene
  const missing = () => refuse(response, 404, 'Token not found.', { code: 'manage.tokenNotFound' })
  if (method === 'GET') {
    const token = tokens.view(subject, id)
    return token ? sendJson(response, 200, token) : missing()
  }
  if (method !== 'DELETE') return refuseMethod(response)
  const fault = faults.nextDelete
  faults.nextDelete = undefined
  if (fault === 'error') return failToAnswer(response)
  const isThere = tokens.delete(subject, id)
  if (!isThere || fault === 'gone') return missing()
  response.writeHead(204).end()
}
