/** Claims of a JSON Web Token. Decoded, not verified: never base a decision about trust on them. */
export type JwtClaims = {
  issuer: string | undefined
  subject: string | undefined
  audience: string[]
  /** The client it was issued to: `azp`, or the subject of a client credentials token without "@clients". */
  clientId: string | undefined
  grant: string | undefined
  issuedAt: Date | undefined
  expiresAt: Date | undefined
}

/** Decodes the claims of a token. Returns null if the text is not a JWT. */
export function decodeJwt(token: string): JwtClaims | null {
  const [header = '', payload = '', signature] = token.split('.')
  const claims = signature === undefined ? null : readPart(payload)
  if (!claims || !readPart(header)) return null

  const subject = text(claims['sub'])
  return {
    issuer: text(claims['iss']),
    subject,
    audience: [claims['aud']].flat().filter((one) => typeof one === 'string'),
    clientId: text(claims['azp']) ?? subject?.match(/^(.+)@clients$/)?.[1],
    grant: text(claims['gty']),
    issuedAt: seconds(claims['iat']),
    expiresAt: seconds(claims['exp']),
  }
}

function readPart(part: string): Record<string, unknown> | null {
  try {
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function text(claim: unknown): string | undefined {
  return typeof claim === 'string' ? claim : undefined
}

/** The largest number of seconds for which a Date is valid. Some issuers write milliseconds instead. */
const MAX_SECONDS = 8.64e12

function seconds(claim: unknown): Date | undefined {
  return typeof claim === 'number' && Math.abs(claim) <= MAX_SECONDS ? new Date(claim * 1000) : undefined
}
