import type { Persona } from '~/demo/data/personas'
import { fromBase64Url, toBase64Url } from '~/demo/lib/encoding'
import { identityOf } from '~/demo/tables/accounts'
import { decodeCbor } from '~/demo/lib/cbor'
import type { Method } from '~/demo/data/authentication-methods'

const BACKUP_ELIGIBLE = 0x08
const BACKED_UP = 0x10

/** The site that a passkey is for. A test without a page is at the address that jsdom's pages have. */
export function relyingParty(): { id: string; origin: string } {
  if (typeof location === 'undefined') return { id: 'localhost', origin: 'http://localhost' }
  return { id: location.hostname, origin: location.origin }
}

/** Whole bytes: a browser decodes the challenge, and writes it again into what is signed. */
export function newPasskeyChallenge(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
}

/** What the browser is asked to make a passkey from. */
export function passkeyOptions(persona: Persona, challenge: string, existing: Method[]) {
  return {
    challenge,
    rp: { id: relyingParty().id, name: 'Latchkey demo' },
    user: { id: userHandleOf(persona), name: persona.email, displayName: persona.name },
    pubKeyCredParams: [-7, -257, -8].map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: existing.map(({ key_id, transports }) => ({ id: key_id, type: 'public-key', transports })),
    timeout: 60_000,
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  }
}

/** Whether a browser signed this challenge on this very site. */
export function isForUs(clientDataJson: string, type: 'webauthn.create' | 'webauthn.get', challenge: string): boolean {
  const data: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(clientDataJson)))
  if (typeof data !== 'object' || data === null) return false
  const said = data as Record<string, unknown>
  return said['type'] === type && said['challenge'] === challenge && said['origin'] === relyingParty().origin
}

/** What the attestation says of a new passkey. Throws where it cannot be read. */
export function readAttestation(attestationObject: string): Partial<Method> {
  const attestation = decodeCbor(fromBase64Url(attestationObject))
  const data = attestation instanceof Map ? attestation.get('authData') : undefined
  if (!(data instanceof Uint8Array)) throw new TypeError('The attestation has no authData.')
  // WebAuthn, 6.1: 32 bytes of hash, flags, counter; 6.5.1: aaguid, length of the id, id, key.
  const flags = data[32] ?? 0
  const idLength = (data[53] ?? 0) * 256 + (data[54] ?? 0)
  const key = data.slice(55 + idLength)
  if (key.length === 0) throw new TypeError('The attestation has no key.')
  return {
    key_id: toBase64Url(data.slice(55, 55 + idLength)),
    public_key: toBase64Url(key),
    credential_device_type: flags & BACKUP_ELIGIBLE ? 'multi_device' : 'single_device',
    credential_backed_up: Boolean(flags & BACKED_UP),
    aaguid: uuidOf(data.slice(37, 53)),
  }
}

export function userHandleOf(persona: Persona): string {
  return toBase64Url(new TextEncoder().encode(identityOf(persona)))
}

function uuidOf(bytes: Uint8Array): string {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
