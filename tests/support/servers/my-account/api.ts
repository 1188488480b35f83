import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JWK } from 'jose'

import type { Accounts } from '../accounts.ts'
import type { Logins } from '../logins.ts'
import type { Memory } from '../memory-adapter.ts'
import { Gate } from './access.ts'
import { Enrollments } from './enrollments.ts'
import { noFaults, type Faults } from './faults.ts'
import { People, type MethodType } from './people.ts'
import { Problem } from './problem.ts'
import { generous, RateLimit, type Limits } from './rate-limit.ts'
import { route, type Admitted } from './routes.ts'

export type Call = { method: string; path: string; host: string; authorized: boolean }
type Tenant = { appOrigin: string; accounts: Accounts; logins: Logins; memory: Memory; key: JWK }

/** Auth0's My Account API (auth0.md §2) at the tenant's own origin: a bearer that is verified, CORS, limits, faults. */
export class MyAccount {
  readonly people = new People()
  readonly calls: Call[] = []
  readonly faults: Faults = { ...noFaults }
  limits: Limits = generous
  /** What this tenant lets people set up. */
  factors: MethodType[] = ['totp', 'push-notification', 'email', 'recovery-code', 'passkey', 'password']
  readonly #enrollments: Enrollments
  readonly #limit = new RateLimit()
  readonly #tenant: Tenant
  #origin = ''
  #gate: Gate | undefined

  constructor(tenant: Tenant) {
    this.#tenant = tenant
    this.#enrollments = new Enrollments(this.people, tenant.appOrigin)
  }

  /** Called once the tenant has an address. */
  open(origin: string): void {
    this.#origin = origin
    this.#gate = new Gate(origin, this.#tenant.key, this.#tenant.logins)
  }

  get audience(): string {
    return `${this.#origin}/me/`
  }

  /** Every secret that was handed out or sent in, newest last. */
  get secrets(): readonly string[] {
    return this.#enrollments.secrets
  }

  /** The codes that went out by email, newest last. */
  get sentCodes(): readonly string[] {
    return this.#enrollments.sentCodes
  }

  /** The calls so far, each as "GET factors". */
  said(): string[] {
    return this.calls.map(({ method, path }) => `${method} ${path.replace(/^\/me\/v1\//, '')}`)
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request
    response.setHeader('Access-Control-Allow-Origin', this.#tenant.appOrigin)
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH, DELETE')
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type')
    response.setHeader('Access-Control-Expose-Headers', this.faults.hiddenWait ? 'Location' : 'Location, Retry-After')
    response.setHeader('Vary', 'Origin')
    if (method === 'OPTIONS') return void response.writeHead(204).end()
    this.calls.push({ method, path: url, host: headers.host ?? '', authorized: headers.authorization !== undefined })
    try {
      if (this.faults.absent) throw new Problem(404, 'Not Found')
      await route(request, response, {
        origin: this.#origin,
        faults: this.faults,
        factors: this.factors,
        people: this.people,
        enrollments: this.#enrollments,
        admit: (scope) => this.#admit(request, scope),
        endOtherSessions: (caller) => this.#endOtherSessions(caller),
      })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      response
        .writeHead(error.status, { 'Content-Type': 'application/problem+json', ...error.headers })
        .end(JSON.stringify(error.body))
    }
  }

  async #admit({ headers }: IncomingMessage, scope: string): Promise<Admitted> {
    const isWrite = !scope.startsWith('read:')
    const needsFreshLogin = isWrite && this.faults.stepUp === 'writes'
    const caller = await this.#gate?.admit(headers.authorization, scope, { needsFreshLogin })
    const account = this.#tenant.accounts.of(caller?.sub ?? '')
    if (!caller || !account) throw new Problem(401, 'Invalid token')
    this.#limit.take(caller.sub, isWrite ? 'writes' : 'reads', this.limits)
    return { ...caller, account }
  }

  #endOtherSessions({ sub, login: { session } }: Admitted): void {
    const { memory, logins } = this.#tenant
    memory.endOtherSessions(sub, session, (grant) => logins.of(grant)?.session === session)
  }
}
