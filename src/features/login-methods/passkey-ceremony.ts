import type { PasskeyOptions } from '~/api/enrollment'

/** Why there is no passkey, in the few ways that a person can tell apart. */
export type CeremonyProblem = 'unsupported' | 'cancelled' | 'exists' | 'wrong-site' | 'failed'

export class CeremonyError extends Error {
  readonly problem: CeremonyProblem

  constructor(problem: CeremonyProblem) {
    super(problem)
    this.name = 'CeremonyError'
    this.problem = problem
  }
}

export const canMakePasskeys = (): boolean => 'credentials' in navigator && 'PublicKeyCredential' in globalThis

/**
 * Has the browser make a passkey and returns what the server verifies (auth0.md §2.3). Both sides speak the JSON form of
 * WebAuthn; browsers that read it themselves are younger than those we serve, so it is translated here.
 */
export async function makePasskey(options: PasskeyOptions, signal: AbortSignal): Promise<unknown> {
  if (!canMakePasskeys()) throw new CeremonyError('unsupported')
  let credential: Credential | null
  try {
    credential = await navigator.credentials.create({ publicKey: fromJson(options), signal })
  } catch (error) {
    throw new CeremonyError(problemOf(error))
  }
  if (!(credential instanceof PublicKeyCredential)) throw new CeremonyError('failed')
  return toJson(credential)
}

/** WebAuthn §5.1.3. A cancelled prompt, a missing authenticator and a time-out look the same, on purpose. */
function problemOf(error: unknown): CeremonyProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled'
  if (name === 'InvalidStateError') return 'exists'
  if (name === 'SecurityError') return 'wrong-site'
  return name === 'NotSupportedError' ? 'unsupported' : 'failed'
}

function fromJson(options: PasskeyOptions): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials = [] } = options
  return {
    // What is not translated below has the same form in both, whichever extensions the server names.
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
