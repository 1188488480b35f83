import type { IncomingMessage } from 'node:http'
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose'

/** The issuer and the audience of the bearer tokens that an API accepts. */
export type Trust = { issuer: string; jwksUrl: string; audience: string }
export type Claims = JWTPayload & { sub: string }

/**
 * Returns a function that verifies the bearer token of a request. It resolves with the claims, or with undefined if the
 * token is missing, invalid or for another API.
 */
export function bearerReader({ issuer, jwksUrl, audience }: Trust) {
  const keySet = createRemoteJWKSet(new URL(jwksUrl))
  return async ({ headers }: IncomingMessage): Promise<Claims | undefined> => {
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
    if (!token) return undefined
    return jwtVerify(token, keySet, { issuer, audience, algorithms: ['RS256'] }).then(
      ({ payload }) => (payload.sub ? { ...payload, sub: payload.sub } : undefined),
      () => undefined,
    )
  }
}
