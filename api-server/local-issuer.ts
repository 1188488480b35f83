import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'

import type { Trust } from './http/bearer.ts'

const ALGORITHM = 'RS256'

/** An issuer of bearer tokens for this machine. Its key is made now and never stored, so its tokens end with the process. */
export async function createLocalIssuer(): Promise<{ trust: Trust; sign: (subject: string) => Promise<string> }> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM)
  const jwk = { ...(await exportJWK(publicKey)), alg: ALGORITHM, kid: 'local' }
  const trust = {
    issuer: 'http://localhost/latchkey-api/',
    audience: 'http://localhost/latchkey-api',
    keySet: createLocalJWKSet({ keys: [jwk] }),
  }
  const sign = (subject: string) =>
    new SignJWT({ auth_time: Math.floor(Date.now() / 1000) })
      .setProtectedHeader({ alg: ALGORITHM, kid: jwk.kid })
      .setIssuer(trust.issuer)
      .setAudience(trust.audience)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('8h')
      .sign(privateKey)
  return { trust, sign }
}
