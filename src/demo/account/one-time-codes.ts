import { Secret, TOTP } from 'otpauth'

import type { StoredMethod } from '~/demo/data/account-state'

const PERIOD_SECONDS = 30
/** Number of earlier and later time steps whose codes are accepted too, because clocks differ. */
const WINDOW = 1

export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** Returns the `otpauth:` URI for the QR code that an authenticator app scans. */
export function totpUri(secret: string, email: string): string {
  return createTotp(secret, email).toString()
}

/**
 * Returns whether a code is valid for a method. Writes the code's time step to the method, so that no code is accepted twice
 * (RFC 6238, section 5.2).
 */
export function acceptTotpCode({ secrets }: StoredMethod, code: string): boolean {
  if (secrets.totpSecret === undefined || !/^\d{6}$/.test(code)) return false
  const delta = createTotp(secrets.totpSecret).validate({ token: code, window: WINDOW })
  if (delta === null) return false
  const step = currentStep() + delta
  if (step <= (secrets.lastTotpStep ?? 0)) return false
  secrets.lastTotpStep = step
  return true
}

/** Returns the code in the user's authenticator app. If that code was already used, returns the next one. */
export function nextTotpCode({ secrets }: StoredMethod): string {
  if (secrets.totpSecret === undefined) return ''
  const step = Math.max(currentStep(), (secrets.lastTotpStep ?? 0) + 1)
  return createTotp(secrets.totpSecret).generate({ timestamp: step * PERIOD_SECONDS * 1000 })
}

/** Creates the six digits of an email or a text message. */
export function newSixDigitCode(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1))
  return `${number % 1_000_000}`.padStart(6, '0')
}

function createTotp(secret: string, label = 'demo'): TOTP {
  return new TOTP({ issuer: 'Latchkey demo', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS })
}

function currentStep(): number {
  return Math.floor(Date.now() / 1000 / PERIOD_SECONDS)
}
