import { createLocalJWKSet, jwtVerify, type JWK } from 'jose'

import type { Login, Logins } from '../logins.ts'
import { Problem } from './problem.ts'

const METHODS = ['read', 'create', 'update', 'delete'].map((verb) => `${verb}:me:authentication_methods`)
/** What the tenant's refresh policy gives the console for this API. */
export const ME_SCOPES = ['read:me:factors', ...METHODS].join(' ')

/** Who asks, and by which login. */
export type Caller = { sub: string; login: Login }

/** Reads a request's bearer: its signature, issuer, audience and the scope that the endpoint needs (auth0.md §2.1). */
export class Gate {
  readonly #keys: ReturnType<typeof createLocalJWKSet>
  readonly #logins: Logins
  readonly #tenant: string

  constructor(tenant: string, key: JWK, logins: Logins) {
    const { kty = '', n = '', e = '', kid = '' } = key
    this.#keys = createLocalJWKSet({ keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' }] })
    this.#logins = logins
    this.#tenant = tenant
  }

  async admit(header: string | undefined, scope: string, { needsFreshLogin = false } = {}): Promise<Caller> {
    const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1] ?? ''
    const checks = { issuer: `${this.#tenant}/`, audience: `${this.#tenant}/me/`, algorithms: ['RS256'] }
    const claims = await jwtVerify(token, this.#keys, checks).then(
      ({ payload }) => payload,
      () => undefined,
    )
    const login = this.#logins.of(claims?.['grant'])
    if (!claims?.sub || login?.sub !== claims.sub) throw new Problem(401, 'Invalid token')
    const isFresh = this.#logins.isFresh(claims['grant'])
    if (!`${claims['scope']}`.split(' ').includes(scope) || (needsFreshLogin && !isFresh)) {
      throw new Problem(403, 'insufficient_scope')
    }
    return { sub: claims.sub, login }
  }
}
