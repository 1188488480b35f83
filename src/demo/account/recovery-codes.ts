import { sha256 } from '~/demo/lib/encoding'
import type { StoredMethod } from '~/demo/data/authentication-methods'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const LENGTH = 24

/** SHA-256 of OTTO_RECOVERY_CODE. Written down, because a browser only hashes asynchronously. */
export const FIRST_RECOVERY_HASH = 'PyVy20dX0af5-ZSOUjo_9MbcznlhNxg6a-Xiv9imd9c'

/** Whether it is the one that Otto began with, which the sign-in page tells everybody. */
export function isFirstRecoveryCode(method: StoredMethod | undefined): boolean {
  return method?.proof.recoveryHash === FIRST_RECOVERY_HASH
}

/** Shown once. What is kept of it is its hash. */
export async function newRecoveryCode(): Promise<{ code: string; hash: string }> {
  // 252 is the largest multiple of 36 in a byte: taking more would favour the first letters.
  let code = ''
  while (code.length < LENGTH) {
    const fair = [...crypto.getRandomValues(new Uint8Array(LENGTH))].filter((byte) => byte < 252)
    code = (code + fair.map((byte) => LETTERS[byte % LETTERS.length]).join('')).slice(0, LENGTH)
  }
  return { code, hash: await sha256(code) }
}

/** People type it with spaces, dashes and in small letters. */
export function hashRecoveryCode(typed: string): Promise<string> {
  return sha256(typed.replace(/[\s-]/g, '').toUpperCase())
}
