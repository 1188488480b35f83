import { stripInvisible } from '~/lib/visible-text'

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

/** Longer texts are not searched for a token, because the search takes longer than a line of typing. */
const MAX_LENGTH = 20_000
/** Two texts with dots behind them, which may be the header and the claims of a token. Some tools add padding ("=="). */
const PARTS = /(?<![\w-])([\w-]+)=*\.(?=([\w-]+)=*\.)/g

/**
 * Decodes the claims of the first token in a text, which may be a header or a whole command. Returns null if the text has
 * none.
 */
export function decodeJwt(pasted: string): JwtClaims | null {
  if (pasted.length > MAX_LENGTH) return null
  const visible = stripInvisible(pasted.replace(/\s/g, ' '))
  // White space separates a token from its header, or belongs to a token that was wrapped.
  for (const candidate of [visible, visible.replace(/[ \\]/g, '')]) {
    for (const [, header = '', payload = ''] of candidate.matchAll(PARTS)) {
      const claims = readPart(payload)
      // Every header begins with "eyJ", unless it was written with spaces. "Bearer" may stand directly before it.
      if (claims && (readPart(header) ?? readPart(header.replace(/^.*?(?=eyJ)/, '')))) return toClaims(claims)
    }
  }
  return null
}

function toClaims(claims: Record<string, unknown>): JwtClaims {
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
