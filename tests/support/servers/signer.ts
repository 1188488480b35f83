import { exportJWK, generateKeyPair, SignJWT } from 'jose'

import { sendJson } from './responses.ts'
import { listen } from '../../../api-server/http/listen.ts'

/** Starts a minimal tenant that only publishes its public key. `sign` returns a token with any claims. */
export async function startSigner() {
  const keys = await generateKeyPair('RS256', { extractable: true })
  const kid = 'test'
  const jwk = { ...(await exportJWK(keys.publicKey)), alg: 'RS256', use: 'sig', kid }
  const { origin, close } = await listen(0, () => (_request, response) => sendJson(response, 200, { keys: [jwk] }))
  const sign = (claims: Record<string, unknown>): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(keys.privateKey)
  return { jwksUrl: origin, sign, close }
}
