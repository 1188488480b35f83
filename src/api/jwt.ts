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
/** The name of the header, which users copy together with a token. */
const HEADER = /\b(?:authorization|bearer)(?::\s*|\s+)/gi
/** The three parts of a token, which is all that counts of a text that was copied with quotes or its header. */
const TOKEN = /(?:^|[^\w.-])([\w-]+\.[\w-]+\.[\w-]*)(?=$|[^\w.-])/

/** Decodes the claims of a token, also of one that was copied with its header. Returns null if the text is not a JWT. */
export function decodeJwt(token: string): JwtClaims | null {
  if (token.length > MAX_LENGTH) return null
  const parts = TOKEN.exec(stripInvisible(token).replace(HEADER, '').replace(/\s/g, ''))?.[1]?.split('.')
  if (!parts) return null
  const claims = readPart(parts[1] ?? '')
  if (!claims || !readPart(parts[0] ?? '')) return null

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

/** Decodes one part of a token. Returns null if the part is not the JSON of an object. */
export function readPart(part: string): Record<string, unknown> | null {
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
