import { Secret, TOTP } from 'otpauth'

import type { StoredMethod } from '~/demo/data/authentication-methods'

const PERIOD_SECONDS = 30
/** Steps before and after this one whose codes are taken as well: clocks differ. */
const WINDOW = 1

export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an authenticator app reads from the picture. */
export function totpAddress(secret: string, email: string): string {
  return generator(secret, email).toString()
}

/**
 * Whether the code is the method's, now or a moment ago. A code that was taken once is spent (RFC 6238, 5.2): the step is
 * noted in `method`.
 */
export function spendTotpCode({ proof }: StoredMethod, code: string): boolean {
  if (proof.totpSecret === undefined || !/^\d{6}$/.test(code)) return false
  const delta = generator(proof.totpSecret).validate({ token: code, window: WINDOW })
  if (delta === null) return false
  const step = stepNow() + delta
  if (step <= (proof.lastStep ?? 0)) return false
  proof.lastStep = step
  return true
}

/** The code that the person's authenticator app would show: after a spent one, the next. */
export function totpCodeNow({ proof }: StoredMethod): string {
  if (proof.totpSecret === undefined) return ''
  const step = Math.max(stepNow(), (proof.lastStep ?? 0) + 1)
  return generator(proof.totpSecret).generate({ timestamp: step * PERIOD_SECONDS * 1000 })
}

/** The six digits of an email or a text message. */
export function newSentCode(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1))
  return `${number % 1_000_000}`.padStart(6, '0')
}

function generator(secret: string, label = 'demo'): TOTP {
  return new TOTP({ issuer: 'Latchkey demo', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS })
}

function stepNow(): number {
  return Math.floor(Date.now() / 1000 / PERIOD_SECONDS)
}
