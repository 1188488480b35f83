import type { AuthenticationMethod } from '~/demo/data/account-state'
import { connectionUserId, type Persona } from '~/demo/data/personas'
import { decodeCbor } from '~/demo/lib/cbor'
import { fromBase64Url, toBase64Url } from '~/demo/lib/encoding'

const BACKUP_ELIGIBLE = 0x08
const BACKED_UP = 0x10

/** Returns the site that passkeys are for. Tests in Node have no location and use the default URL of jsdom. */
export function relyingParty(): { id: string; origin: string } {
  if (typeof location === 'undefined') return { id: 'localhost', origin: 'http://localhost' }
  return { id: location.hostname, origin: location.origin }
}

/** Creates a challenge of 32 bytes in base64url, because browsers decode the challenge and encode it again. */
export function newPasskeyChallenge(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
}

/** Returns the options for `navigator.credentials.create`, as JSON. */
export function passkeyCreationOptions(persona: Persona, challenge: string, existing: AuthenticationMethod[]) {
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

/** Returns whether a browser signed this challenge on this site. Throws if the data cannot be parsed. */
export function isValidClientData(
  clientDataJson: string,
  type: 'webauthn.create' | 'webauthn.get',
  challenge: string,
): boolean {
  const data: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(clientDataJson)))
  if (typeof data !== 'object' || data === null) return false
  const fields = data as Record<string, unknown>
  return fields['type'] === type && fields['challenge'] === challenge && fields['origin'] === relyingParty().origin
}

/** Returns the fields of a new passkey from its attestation. Throws if the attestation cannot be parsed. */
export function parseAttestation(attestationObject: string): Partial<AuthenticationMethod> {
  const attestation = decodeCbor(fromBase64Url(attestationObject))
  const data = attestation instanceof Map ? attestation.get('authData') : undefined
  if (!(data instanceof Uint8Array)) throw new TypeError('The attestation has no authData.')
  // WebAuthn, section 6.1: 32 bytes of hash, flags, counter. Section 6.5.1: AAGUID, length of the ID, ID, public key.
  const flags = data[32] ?? 0
  const idLength = (data[53] ?? 0) * 256 + (data[54] ?? 0)
  const key = data.slice(55 + idLength)
  if (key.length === 0) throw new TypeError('The attestation has no public key.')
  return {
    key_id: toBase64Url(data.slice(55, 55 + idLength)),
    public_key: toBase64Url(key),
    credential_device_type: flags & BACKUP_ELIGIBLE ? 'multi_device' : 'single_device',
    credential_backed_up: Boolean(flags & BACKED_UP),
    aaguid: formatUuid(data.slice(37, 53)),
  }
}

export function userHandleOf(persona: Persona): string {
  return toBase64Url(new TextEncoder().encode(connectionUserId(persona)))
}

function formatUuid(bytes: Uint8Array): string {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
