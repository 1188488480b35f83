import { stripInvisible } from '~/lib/visible-text'

import { decodeJwt, type JwtClaims } from './jwt'

/** Longer texts are not searched for a token, because the search takes longer than a line of typing. */
const MAX_LENGTH = 20_000
/** Two texts with dots behind them, which may be the header and the claims of a token. Some tools add padding ("=="). */
const PARTS = /(?<![\w-])([\w-]+)=*\.(?=([\w-]+)=*\.)/g

/**
 * Decodes the claims of the first token in a text, which may be a header or a whole command. Returns null if the text has
 * none.
 */
export function decodePastedJwt(pasted: string): JwtClaims | null {
  if (pasted.length > MAX_LENGTH) return null
  const visible = stripInvisible(pasted.replace(/\s/g, ' '))
  // White space separates a token from its header, or belongs to a token that was wrapped.
  for (const text of [visible, visible.replace(/[ \\]/g, '')]) {
    for (const [, header = '', payload = ''] of text.matchAll(PARTS)) {
      // Every header begins with "eyJ", unless it was written with spaces. "Bearer" may stand directly before it.
      const claims = decode(header, payload) ?? decode(header.replace(/^.*?(?=eyJ)/, ''), payload)
      if (claims) return claims
    }
  }
  return null
}

/** The signature does not matter, because it is not verified. */
function decode(header: string, payload: string): JwtClaims | null {
  return decodeJwt(`${header}.${payload}.`)
}
