import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Account } from '../accounts.ts'
import { readJson } from '../../../../api-server/http/listen.ts'
import type { ConnectedAccounts } from './connected-accounts.ts'
import { loseResponse } from '../responses.ts'
import type { Caller } from './token-verifier.ts'
import type { Enrollments } from './enrollments.ts'
import type { Faults } from './faults.ts'
import type { Method, MethodType, LoginMethods } from './login-methods.ts'
import { Problem } from './problem.ts'
import type { Profiles } from './profiles.ts'

export type AuthorizedCaller = Caller & { account: Account }
type RouteContext = {
  origin: string
  faults: Faults
  factors: MethodType[]
  loginMethods: LoginMethods
  enrollments: Enrollments
  connectedAccounts: ConnectedAccounts
  profiles: Profiles
  /**
   * Verifies the token and its scope, and counts the request against the rate limit. Throws a Problem if the request is
   * not allowed.
   */
  authorize: (scope: string) => Promise<AuthorizedCaller>
  endOtherSessions: (caller: AuthorizedCaller) => void
}
type RouteResponse = { status: number; body?: object; headers?: Record<string, string> }

const METHODS = '/me/v1/authentication-methods'
const [READ, CREATE, UPDATE, DELETE] = [
  'read:me:authentication_methods',
  'create:me:authentication_methods',
  'update:me:authentication_methods',
  'delete:me:authentication_methods',
]

/** Handles all endpoints (docs/api/my-account.md#my-account-api). Throws a Problem for an error response. */
export async function route(request: IncomingMessage, response: ServerResponse, context: RouteContext): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', context.origin)
  const [, segment, verify] = /^\/([^/]+)(\/verify)?$/.exec(pathname.replace(METHODS, '')) ?? []
  const id = decodeURIComponent(segment ?? '')
  const answer = await respondTo(`${request.method} ${resourceOf(pathname, segment, verify)}`)
  // The connection was closed in the middle of the response.
  if (!answer) return
  const { status, body, headers = {} } = answer
  if (!body) return void response.writeHead(status).end()
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))

  async function respondTo(endpoint: string): Promise<RouteResponse | undefined> {
    if (endpoint === 'GET factors') {
      await context.authorize('read:me:factors')
      return { status: 200, body: { factors: context.factors.map((type) => ({ type, usage: [usageOf(type)] })) } }
    }
    if (endpoint === 'GET profile') {
      const { account } = await context.authorize('read:me:profile')
      if (context.faults.noProfile) throw new Problem(404, 'Not Found')
      return { status: 200, body: context.profiles.view(account) }
    }
    if (endpoint === 'PATCH profile') return changeProfile(request, response, context)
    if (endpoint === 'GET methods') {
      const methods = context.loginMethods.of((await context.authorize(READ)).sub)
      const type = searchParams.get('type')
      return { status: 200, body: { authentication_methods: methods.filter((one) => !type || one.type === type) } }
    }
    if (endpoint === 'GET method') return { status: 200, body: find(context, await context.authorize(READ), id) }
    if (endpoint === 'POST methods') return startEnrollment(request, context)
    if (endpoint === 'POST verify') return verifyEnrollment(request, context, id)
    if (endpoint === 'PATCH method') {
      const method = find(context, await context.authorize(UPDATE), id)
      const name = (await readObject(request))['name']
      if (typeof name !== 'string' || name === '') throw new Problem(400, 'name must not be blank', { field: 'name' })
      return { status: 200, body: context.loginMethods.rename(method, name) }
    }
    if (endpoint === 'DELETE method') {
      const caller = await context.authorize(DELETE)
      if (context.faults.conflictOnDelete) throw new Problem(409, 'The authentication method is in use')
      context.loginMethods.delete(caller.sub, find(context, caller, id).id)
      return { status: 204 }
    }
    return respondAboutAccounts(request, context, pathname, searchParams)
  }
}

const CONNECTED = '/me/v1/connected-accounts/'

async function respondAboutAccounts(
  request: IncomingMessage,
  { authorize, connectedAccounts, faults, origin }: RouteContext,
  pathname: string,
  query: URLSearchParams,
): Promise<RouteResponse> {
  const id = pathname.startsWith(`${CONNECTED}accounts/`) ? decodeURIComponent(pathname.split('/').at(-1) ?? '') : ''
  const endpoint = `${request.method} ${pathname.replace(CONNECTED, '').replace(/^accounts\/.*/, 'account')}`
  if (faults.noTokenVault || !pathname.startsWith(CONNECTED)) throw new Problem(404, 'Not Found')
  if (endpoint === 'GET accounts') {
    const { sub } = await authorize('read:me:connected_accounts')
    return { status: 200, body: connectedAccounts.page(sub, query) }
  }
  if (endpoint === 'GET connections') {
    await authorize('read:me:connected_accounts')
    return { status: 200, body: { connections: connectedAccounts.connections } }
  }
  if (endpoint === 'DELETE account') {
    const { sub } = await authorize('delete:me:connected_accounts')
    if (!connectedAccounts.delete(sub, id)) throw new Problem(404, 'Not Found')
    return { status: 204 }
  }
  if (endpoint === 'POST connect') {
    const { sub } = await authorize('create:me:connected_accounts')
    const pageOrigin = faults.foreignConnectUri ? origin.replace('localhost', 'evil.localhost') : origin
    return { status: 201, body: connectedAccounts.connect(sub, await readObject(request), pageOrigin) }
  }
  if (endpoint === 'POST complete') {
    const { sub } = await authorize('create:me:connected_accounts')
    return { status: 201, body: connectedAccounts.complete(sub, await readObject(request)) }
  }
  throw new Problem(404, 'Not Found')
}

async function changeProfile(
  request: IncomingMessage,
  response: ServerResponse,
  { authorize, profiles, faults }: RouteContext,
): Promise<RouteResponse | undefined> {
  const { account } = await authorize('update:me:profile')
  if (faults.noProfile) throw new Problem(404, 'Not Found')
  const body = profiles.update(account, await readObject(request))
  if (!faults.losesProfileResponse) return { status: 200, body }
  faults.losesProfileResponse = false
  loseResponse(response)
  return undefined
}

async function startEnrollment(
  request: IncomingMessage,
  { authorize, enrollments, faults, origin }: RouteContext,
): Promise<RouteResponse> {
  const { account } = await authorize(CREATE)
  const { id, responseBody } = enrollments.start(account, await readObject(request))
  const locationOrigin = faults.foreignLocation ? origin.replace('localhost', 'evil.localhost') : origin
  return {
    status: 202,
    body: responseBody,
    headers: { Location: `${locationOrigin}${METHODS}/${encodeURIComponent(id)}` },
  }
}

async function verifyEnrollment(request: IncomingMessage, context: RouteContext, id: string): Promise<RouteResponse> {
  const caller = await context.authorize(CREATE)
  if (context.faults.expiredSessions) throw new Problem(400, 'expired_token')
  const method = context.enrollments.verify(caller.account, id, await readObject(request))
  if (method.type === 'password') context.endOtherSessions(caller)
  return { status: 201, body: method }
}

function find({ faults, loginMethods }: RouteContext, { sub }: AuthorizedCaller, id: string): Method {
  const method = faults.removedElsewhere ? undefined : loginMethods.find(sub, id)
  if (!method) throw new Problem(404, 'Not Found')
  return method
}

function usageOf(type: MethodType): string {
  return type === 'passkey' || type === 'password' ? 'primary' : 'secondary'
}

function resourceOf(path: string, id: string | undefined, verify: string | undefined): string {
  if (path === '/me/v1/factors') return 'factors'
  if (path === METHODS) return 'methods'
  if (path === '/me/v1/profile') return 'profile'
  if (id === undefined || !path.startsWith(METHODS)) return 'unknown'
  return verify === undefined ? 'method' : 'verify'
}

async function readObject(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await readJson(request)
  if (typeof body === 'object' && body !== null) return { ...body }
  throw new Problem(400, 'Payload validation error')
}
