/** Looks like a signed token in every way but the signature, which says what it is. */
export function mintToken(claims: Record<string, unknown>): string {
  return [{ alg: 'RS256', typ: 'JWT', kid: 'demo' }, claims].map(encodePart).join('.') + '.demo-signature'
}

/** Claims of a token that we minted. Null for anything else, which is then no token of ours. */
export function readClaims(token: string): Record<string, unknown> | null {
  try {
    const [, payload = ''] = token.split('.')
    const claims: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(payload)))
    return typeof claims === 'object' && claims !== null ? { ...claims } : null
  } catch {
    return null
  }
}

/** Letters that need no escaping in an address, six bits each. */
export function randomText(length: number): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(length))).slice(0, length)
}

export async function sha256(text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}

export function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000)
}

function encodePart(value: unknown): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(value)))
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
}
