import type { StoredMethod } from '~/demo/data/account-state'
import { OTTO_RECOVERY_CODE_HASH } from '~/demo/data/personas'
import { sha256 } from '~/demo/lib/encoding'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const LENGTH = 24

/** Returns whether a method is Otto's initial recovery code, which the login page shows. */
export function isOttosRecoveryCode(stored: StoredMethod | undefined): boolean {
  return stored?.secrets.recoveryCodeHash === OTTO_RECOVERY_CODE_HASH
}

/** Creates a recovery code. Only its hash may be stored. */
export async function newRecoveryCode(): Promise<{ code: string; hash: string }> {
  // 252 is the largest multiple of 36 that fits in a byte. Higher bytes would make the first letters more likely.
  let code = ''
  while (code.length < LENGTH) {
    const bytes = [...crypto.getRandomValues(new Uint8Array(LENGTH))].filter((byte) => byte < 252)
    code = (code + bytes.map((byte) => LETTERS[byte % LETTERS.length]).join('')).slice(0, LENGTH)
  }
  return { code, hash: await sha256(code) }
}

/** Hashes a code as the user typed it. Ignores spaces, dashes, and case. */
export function hashRecoveryCode(input: string): Promise<string> {
  return sha256(input.replace(/[\s-]/g, '').toUpperCase())
}
