import type { IncomingMessage } from 'node:http'
import { jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'

/** The issuer and the audience of the bearer tokens that an API accepts, and the public keys of the issuer. */
export type Trust = { issuer: string; audience: string; keySet: JWTVerifyGetKey }
export type Claims = JWTPayload & { sub: string }
export type ReadBearer = (request: IncomingMessage) => Promise<Claims | undefined>

/**
 * Returns a function that verifies the bearer token of a request. It resolves with the claims, or with undefined if the
 * token is missing, invalid or for another API.
 */
export function bearerReader({ issuer, audience, keySet }: Trust): ReadBearer {
  return async ({ headers }) => {
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
    if (!token) return undefined
    return jwtVerify(token, keySet, { issuer, audience, algorithms: ['RS256'] }).then(
      ({ payload }) => (payload.sub ? { ...payload, sub: payload.sub } : undefined),
      () => undefined,
    )
  }
}
