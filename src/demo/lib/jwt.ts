import { fromBase64Url, toBase64Url } from './encoding'

/** Creates a JWT with a placeholder for its signature: the SDK does not verify signatures. */
export function createJwt(claims: Record<string, unknown>): string {
  return [{ alg: 'RS256', typ: 'JWT', kid: 'demo' }, claims].map(encodePart).join('.') + '.demo-signature'
}

/** Returns the claims of a JWT, or null if the text is not a JWT. */
export function readClaims(token: string): Record<string, unknown> | null {
  try {
    const [, payload = ''] = token.split('.')
    const claims: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(payload)))
    return typeof claims === 'object' && claims !== null ? { ...claims } : null
  } catch {
    return null
  }
}

function encodePart(value: unknown): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(value)))
}
