import { createLocalJWKSet, jwtVerify, type JWK } from 'jose'

import type { Login, Logins } from '../logins.ts'
import type { Faults } from './faults.ts'
import { Problem } from './problem.ts'

const METHODS = ['read', 'create', 'update', 'delete'].map((verb) => `${verb}:me:authentication_methods`)
const CONNECTED = ['read', 'create', 'delete'].map((verb) => `${verb}:me:connected_accounts`)
const PROFILE = ['read:me:profile', 'update:me:profile']

/** The scopes of this API that the tenant's refresh policy grants to the console. A tenant may do without some. */
export const meScopes = ({ noProfileScopes, withheldConnectedScopes: withheld }: Faults) =>
  [
    'read:me:factors',
    ...METHODS,
    ...CONNECTED.filter((scope) => !withheld.includes(scope)),
    ...(noProfileScopes ? [] : PROFILE),
  ].join(' ')

/** The user who sent a request, and the login that the token comes from. */
export type Caller = { sub: string; login: Login }

/**
 * Verifies bearer tokens: signature, issuer, audience, and the scope that the endpoint requires
 * (docs/api/my-account.md#audiences-and-scopes).
 */
export class TokenVerifier {
  readonly #keys: ReturnType<typeof createLocalJWKSet>
  readonly #logins: Logins
  readonly #tenant: string

  constructor(tenant: string, key: JWK, logins: Logins) {
    const { kty = '', n = '', e = '', kid = '' } = key
    this.#keys = createLocalJWKSet({ keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' }] })
    this.#logins = logins
    this.#tenant = tenant
  }

  async verify(header: string | undefined, scope: string, { needsFreshLogin = false } = {}): Promise<Caller> {
    const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1] ?? ''
    const checks = { issuer: `${this.#tenant}/`, audience: `${this.#tenant}/me/`, algorithms: ['RS256'] }
    const claims = await jwtVerify(token, this.#keys, checks).then(
      ({ payload }) => payload,
      () => undefined,
    )
    const login = this.#logins.get(claims?.['grant'])
    if (!claims?.sub || login?.sub !== claims.sub) throw new Problem(401, 'Invalid token')
    const isFresh = this.#logins.isFresh(claims['grant'])
    if (!`${claims['scope']}`.split(' ').includes(scope) || (needsFreshLogin && !isFresh)) {
      throw new Problem(403, 'insufficient_scope')
    }
    return { sub: claims.sub, login }
  }
}
