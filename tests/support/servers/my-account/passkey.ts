import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod/mini'

import type { Account } from '../accounts.ts'
import { newMethod, type Method } from './login-methods.ts'
import { Problem } from './problem.ts'

/** A new passkey from the browser, with its fields in base64url (docs/api/my-account.md#passkeys). */
export const AuthnResponse = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.object({ attestationObject: z.string(), clientDataJSON: z.string() }),
  clientExtensionResults: z.optional(z.unknown()),
})
const ClientData = z.object({ type: z.string(), challenge: z.string(), origin: z.string() })

/** Returns the options for a passkey that belongs to the host of the console. */
export function creationOptions({ sub, email, name }: Account, appOrigin: string) {
  return {
    challenge: randomBytes(32).toString('base64url'),
    rp: { id: new URL(appOrigin).hostname, name: 'Test Tenant' },
    user: { id: Buffer.from(sub).toString('base64url'), name: email, displayName: name },
    pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: 60_000,
  }
}

/** Checks that the passkey was created for this challenge and this origin, after user verification. */
export function verifyPasskey(
  sub: string,
  passkey: z.output<typeof AuthnResponse>,
  challenge: string,
  appOrigin: string,
): Method {
  const data = ClientData.safeParse(JSON.parse(Buffer.from(passkey.response.clientDataJSON, 'base64url').toString()))
  const isClientDataValid =
    data.success &&
    data.data.type === 'webauthn.create' &&
    data.data.origin === appOrigin &&
    Buffer.from(data.data.challenge, 'base64url').equals(Buffer.from(challenge, 'base64url'))
  const attestation = Buffer.from(passkey.response.attestationObject, 'base64url')
  const host = new URL(appOrigin).hostname
  const hostIndex = attestation.indexOf(createHash('sha256').update(host).digest())
  // The flags follow the hash of the host: 1 user present, 4 user verified, 8 multi-device, 16 backed up.
  const flags = attestation[hostIndex + 32] ?? 0
  const isAttestationValid =
    hostIndex > 0 && attestation.includes(Buffer.from(passkey.rawId, 'base64url')) && (flags & 5) === 5
  if (!isClientDataValid || !isAttestationValid || passkey.id !== passkey.rawId)
    throw new Problem(400, 'invalid authn_response')
  return {
    ...newMethod('passkey'),
    key_id: passkey.id,
    public_key: '',
    credential_device_type: (flags & 8) === 8 ? 'multi_device' : 'single_device',
    credential_backed_up: (flags & 16) === 16,
    transports: ['internal'],
    user_handle: Buffer.from(sub).toString('base64url'),
    relying_party_id: host,
  }
}
