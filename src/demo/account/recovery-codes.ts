import { sha256 } from '../tokens'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const LENGTH = 24

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
