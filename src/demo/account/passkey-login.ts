import type { Database } from '~/demo/data/database'
import { personas, type Persona } from '~/demo/data/personas'
import { fromBase64Url } from '~/demo/lib/encoding'
import { changeMethod, confirmedMethods } from '~/demo/tables/accounts'
import { decodeCbor } from '~/demo/lib/cbor'
import { isForUs, relyingParty } from './passkeys'

const ES256 = -7

/** What an authenticator answers, in base64url. */
export type Assertion = { id: string; clientDataJSON: string; authenticatorData: string; signature: string }

/** The passkeys of this site: another site's cannot be used here, however it is listed. */
export function passkeysHere(database: Database) {
  return personas
    .filter(({ refusal }) => !refusal)
    .flatMap((persona) => confirmedMethods(database, persona, 'passkey').map(({ shown }) => ({ persona, shown })))
    .filter(({ shown }) => shown.relying_party_id === relyingParty().id)
}

/** Whose passkey signed the challenge, here. */
export async function findByPasskey(
  database: Database,
  challenge: string,
  assertion: Assertion,
): Promise<Persona | undefined> {
  const found = passkeysHere(database).find(({ shown }) => shown.key_id === assertion.id)
  try {
    if (!found || !isForUs(assertion.clientDataJSON, 'webauthn.get', challenge)) return undefined
    if (!(await isSigned(assertion, found.shown.public_key ?? ''))) return undefined
  } catch {
    // What cannot be read was not signed by anybody we know.
    return undefined
  }
  changeMethod(database, found.persona, found.shown.id, ({ shown }) => {
    shown.last_auth_at = new Date().toISOString()
  })
  return found.persona
}

/** Keys of another kind than ES256 are taken at their word: this is a demo, and browsers make ES256 where they may. */
async function isSigned(assertion: Assertion, publicKey: string): Promise<boolean> {
  const key = decodeCbor(fromBase64Url(publicKey))
  if (!(key instanceof Map) || key.get(3) !== ES256) return true
  const [x, y] = [key.get(-2), key.get(-3)]
  if (!(x instanceof Uint8Array) || !(y instanceof Uint8Array)) return false
  const point = new Uint8Array([4, ...x, ...y])
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const imported = await crypto.subtle.importKey('raw', point, algorithm, false, ['verify'])
  const hash = await crypto.subtle.digest('SHA-256', fromBase64Url(assertion.clientDataJSON))
  const signed = new Uint8Array([...fromBase64Url(assertion.authenticatorData), ...new Uint8Array(hash)])
  const signature = rawSignature(fromBase64Url(assertion.signature))
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, signature, signed)
}

/** Authenticators write the two numbers of a signature as DER, WebCrypto reads them side by side. */
function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> {
  const raw = new Uint8Array(64)
  let at = 2
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0
    const number = der.slice(at + 2, at + 2 + length).slice(-32)
    raw.set(number, end - number.length)
    at += 2 + length
  }
  return raw
}
