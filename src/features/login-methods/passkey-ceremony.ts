import type { PasskeyOptions } from '~/api/enrollment'

/** Why the browser did not create a passkey. */
export type CeremonyProblem = 'unsupported' | 'canceled' | 'exists' | 'wrong-site' | 'failed'

export class CeremonyError extends Error {
  readonly problem: CeremonyProblem

  constructor(problem: CeremonyProblem) {
    super(problem)
    this.name = 'CeremonyError'
    this.problem = problem
  }
}

export const canCreatePasskeys = (): boolean => 'credentials' in navigator && 'PublicKeyCredential' in globalThis

/**
 * Creates a passkey in the browser and returns the response that the server verifies (docs/api/my-account.md#passkeys).
 * The API uses WebAuthn's JSON form. Not all supported browsers can parse it, so it is converted here. Throws a
 * CeremonyError.
 */
export async function createPasskey(options: PasskeyOptions, signal: AbortSignal): Promise<unknown> {
  if (!canCreatePasskeys()) throw new CeremonyError('unsupported')
  let credential: Credential | null
  try {
    credential = await navigator.credentials.create({ publicKey: fromJson(options), signal })
  } catch (error) {
    throw new CeremonyError(problemOf(error))
  }
  if (!(credential instanceof PublicKeyCredential)) throw new CeremonyError('failed')
  return toJson(credential)
}

/** Reads the cause from the error name. A canceled prompt and a time-out look the same by design (WebAuthn §5.1.3). */
function problemOf(error: unknown): CeremonyProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'canceled'
  if (name === 'InvalidStateError') return 'exists'
  if (name === 'SecurityError') return 'wrong-site'
  return name === 'NotSupportedError' ? 'unsupported' : 'failed'
}

function fromJson(options: PasskeyOptions): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials = [] } = options
  return {
    // All other fields, extensions included, have the same form in JSON.
    ...(options as unknown as PublicKeyCredentialCreationOptions),
    challenge: fromBase64Url(challenge),
    user: { ...user, displayName: user.displayName ?? user.name, id: fromBase64Url(user.id) },
    excludeCredentials: excludeCredentials.map(
      (each) => ({ ...each, id: fromBase64Url(each.id) }) as PublicKeyCredentialDescriptor,
    ),
  }
}

function toJson(credential: PublicKeyCredential) {
  const response = credential.response as AuthenticatorAttestationResponse
  return {
    id: credential.id,
    rawId: credential.id,
    type: credential.type,
    ...(credential.authenticatorAttachment && { authenticatorAttachment: credential.authenticatorAttachment }),
    response: {
      attestationObject: toBase64Url(response.attestationObject),
      clientDataJSON: toBase64Url(response.clientDataJSON),
      transports: response.getTransports?.() ?? [],
    },
    clientExtensionResults: credential.getClientExtensionResults(),
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}

function toBase64Url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
