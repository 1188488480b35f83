import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JWK } from 'jose'

import type { Accounts } from '../accounts.ts'
import type { Logins } from '../logins.ts'
import type { MemoryStore } from '../memory-adapter.ts'
import { TokenVerifier } from './token-verifier.ts'
import { ConnectedAccounts } from './connected-accounts.ts'
import { Enrollments } from './enrollments.ts'
import { noFaults, type Faults } from './faults.ts'
import { LoginMethods, type MethodType } from './login-methods.ts'
import { Problem } from './problem.ts'
import { Profiles } from './profiles.ts'
import { generousLimits, RateLimit, type Limits } from './rate-limit.ts'
import { route, type AuthorizedCaller } from './routes.ts'

export type Call = { method: string; path: string; host: string; authorized: boolean }
type Tenant = { appOrigin: string; accounts: Accounts; logins: Logins; memory: MemoryStore; key: JWK }

/** Auth0's My Account API (docs/api/my-account.md#my-account-api) on the tenant's origin, with CORS and rate limits. */
export class MyAccount {
  readonly loginMethods = new LoginMethods()
  readonly connectedAccounts = new ConnectedAccounts()
  readonly calls: Call[] = []
  readonly faults: Faults = { ...noFaults }
  limits: Limits = generousLimits
  /** The login methods that users of this tenant can set up. */
  factors: MethodType[] = ['totp', 'push-notification', 'email', 'recovery-code', 'passkey', 'password']
  readonly profiles = new Profiles()
  readonly #enrollments: Enrollments
  readonly #rateLimit = new RateLimit()
  readonly #tenant: Tenant
  #origin = ''
  #verifier: TokenVerifier | undefined

  constructor(tenant: Tenant) {
    this.#tenant = tenant
    this.#enrollments = new Enrollments(this.loginMethods, tenant.appOrigin)
  }

  /** Must be called when the origin of the tenant is known. */
  start(origin: string): void {
    this.#origin = origin
    this.#verifier = new TokenVerifier(origin, this.#tenant.key, this.#tenant.logins)
  }

  get audience(): string {
    return `${this.#origin}/me/`
  }

  /** Every secret in a response or a request, newest last. Tests check that the browser does not keep them. */
  get secrets(): readonly string[] {
    return this.#enrollments.secrets
  }

  /** All codes sent by email, newest last. */
  get sentCodes(): readonly string[] {
    return this.#enrollments.sentCodes
  }

  /** Returns all calls as text, such as "GET factors". */
  calledEndpoints(): string[] {
    return this.calls.map(({ method, path }) => `${method} ${path.replace(/^\/me\/v1\//, '')}`)
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request
    response.setHeader('Access-Control-Allow-Origin', this.#tenant.appOrigin)
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH, DELETE')
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type')
    response.setHeader(
      'Access-Control-Expose-Headers',
      this.faults.hidesRetryAfter ? 'Location' : 'Location, Retry-After',
    )
    response.setHeader('Vary', 'Origin')
    if (method === 'OPTIONS') return void response.writeHead(204).end()
    this.calls.push({ method, path: url, host: headers.host ?? '', authorized: headers.authorization !== undefined })
    try {
      if (this.faults.unavailable) throw new Problem(404, 'Not Found')
      await route(request, response, {
        origin: this.#origin,
        faults: this.faults,
        factors: this.factors,
        loginMethods: this.loginMethods,
        enrollments: this.#enrollments,
        connectedAccounts: this.connectedAccounts,
        profiles: this.profiles,
        authorize: (scope) => this.#authorize(request, scope),
        endOtherSessions: (caller) => this.#endOtherSessions(caller),
      })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      response
        .writeHead(error.status, { 'Content-Type': 'application/problem+json', ...error.headers })
        .end(JSON.stringify(error.body))
    }
  }

  async #authorize({ headers }: IncomingMessage, scope: string): Promise<AuthorizedCaller> {
    const isWrite = !scope.startsWith('read:')
    const needsFreshLogin = isWrite && this.faults.stepUp === 'writes'
    const caller = await this.#verifier?.verify(headers.authorization, scope, { needsFreshLogin })
    const account = this.#tenant.accounts.of(caller?.sub ?? '')
    if (!caller || !account) throw new Problem(401, 'Invalid token')
    this.#rateLimit.count(caller.sub, isWrite ? 'writes' : 'reads', this.limits)
    return { ...caller, account }
  }

  #endOtherSessions({ sub, login: { session } }: AuthorizedCaller): void {
    const { memory, logins } = this.#tenant
    memory.endOtherSessions(sub, session, (grant) => logins.get(grant)?.session === session)
  }
}
