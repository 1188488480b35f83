import type { IncomingMessage } from 'node:http'
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose'

/** Whose tokens an API accepts, and which of them are meant for it. */
export type Trust = { issuer: string; jwksUrl: string; audience: string }
export type Claims = JWTPayload & { sub: string }

/** What reads the bearer of a request: its claims, or nothing when the tenant did not make it for this API. */
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
