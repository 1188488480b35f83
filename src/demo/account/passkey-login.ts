import type { Database } from '~/demo/data/database'
import { personas, type Persona } from '~/demo/data/personas'
import { decodeCbor } from '~/demo/lib/cbor'
import { fromBase64Url } from '~/demo/lib/encoding'
import { changeMethod, listConfirmedMethods } from '~/demo/tables/accounts'
import { isValidClientData, relyingParty } from './passkeys'

const ES256 = -7

/** The response of an authenticator to a login, in base64url. */
export type Assertion = { id: string; clientDataJSON: string; authenticatorData: string; signature: string }

/** Returns the passkeys that work on this site. Otto's seeded passkey belongs to another site. */
export function listUsablePasskeys(database: Database) {
  return personas
    .filter(({ loginError }) => !loginError)
    .flatMap((persona) => listConfirmedMethods(database, persona, 'passkey').map(({ method }) => ({ persona, method })))
    .filter(({ method }) => method.relying_party_id === relyingParty().id)
}

/** Returns the user whose passkey signed the challenge on this site, or undefined if the signature is not valid. */
export async function findPasskeyOwner(
  database: Database,
  challenge: string,
  assertion: Assertion,
): Promise<Persona | undefined> {
  const passkey = listUsablePasskeys(database).find(({ method }) => method.key_id === assertion.id)
  try {
    if (!passkey || !isValidClientData(assertion.clientDataJSON, 'webauthn.get', challenge)) return undefined
    if (!(await isSignatureValid(assertion, passkey.method.public_key ?? ''))) return undefined
  } catch {
    // Data that cannot be parsed counts as an invalid signature.
    return undefined
  }
  changeMethod(database, passkey.persona, passkey.method.id, ({ method }) => {
    method.last_auth_at = new Date().toISOString()
  })
  return passkey.persona
}

/** Verifies ES256 signatures. Trusts other algorithms, which browsers choose only if they do not support ES256. */
async function isSignatureValid(assertion: Assertion, publicKey: string): Promise<boolean> {
  const key = decodeCbor(fromBase64Url(publicKey))
  if (!(key instanceof Map) || key.get(3) !== ES256) return true
  const [x, y] = [key.get(-2), key.get(-3)]
  if (!(x instanceof Uint8Array) || !(y instanceof Uint8Array)) return false
  const point = new Uint8Array([4, ...x, ...y])
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const imported = await crypto.subtle.importKey('raw', point, algorithm, false, ['verify'])
  const hash = await crypto.subtle.digest('SHA-256', fromBase64Url(assertion.clientDataJSON))
  const signedData = new Uint8Array([...fromBase64Url(assertion.authenticatorData), ...new Uint8Array(hash)])
  const signature = derToRawSignature(fromBase64Url(assertion.signature))
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, signature, signedData)
}

/** Converts a signature from DER, which authenticators write, to the 64 bytes `r` and `s`, which WebCrypto reads. */
function derToRawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> {
  const raw = new Uint8Array(64)
  let position = 2
  for (const end of [32, 64]) {
    const length = der[position + 1] ?? 0
    const number = der.slice(position + 2, position + 2 + length).slice(-32)
    raw.set(number, end - number.length)
    position += 2 + length
  }
  return raw
}
