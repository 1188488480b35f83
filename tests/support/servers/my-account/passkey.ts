import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod/mini'

import type { Account } from '../accounts.ts'
import { newMethod, type Method } from './people.ts'
import { Problem } from './problem.ts'

/** What a browser sends back: its fields as base64url (auth0.md §2.3). */
export const AuthnResponse = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.object({ attestationObject: z.string(), clientDataJSON: z.string() }),
  clientExtensionResults: z.optional(z.unknown()),
})
const ClientData = z.object({ type: z.string(), challenge: z.string(), origin: z.string() })

/** What the browser needs to make a passkey that belongs to the app's own host. */
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

/** Checks that the passkey was made for this challenge, in this app, by somebody whom the authenticator knew. */
export function verifyPasskey(answer: z.output<typeof AuthnResponse>, challenge: string, appOrigin: string): Method {
  const data = ClientData.safeParse(JSON.parse(Buffer.from(answer.response.clientDataJSON, 'base64url').toString()))
  const isOurs =
    data.success &&
    data.data.type === 'webauthn.create' &&
    data.data.origin === appOrigin &&
    Buffer.from(data.data.challenge, 'base64url').equals(Buffer.from(challenge, 'base64url'))
  const attestation = Buffer.from(answer.response.attestationObject, 'base64url')
  const host = new URL(appOrigin).hostname
  const hostAt = attestation.indexOf(createHash('sha256').update(host).digest())
  // Behind the host's hash come the flags: 1 for somebody present, 4 for somebody verified, 16 for a passkey backed up.
  const flags = attestation[hostAt + 32] ?? 0
  const isWhole = hostAt > 0 && attestation.includes(Buffer.from(answer.rawId, 'base64url')) && (flags & 5) === 5
  if (!isOurs || !isWhole || answer.id !== answer.rawId) throw new Problem(400, 'invalid authn_response')
  return {
    ...newMethod('passkey'),
    key_id: answer.id,
    public_key: '',
    credential_device_type: (flags & 8) === 8 ? 'multi_device' : 'single_device',
    credential_backed_up: (flags & 16) === 16,
    transports: ['internal'],
    relying_party_id: host,
  }
}
