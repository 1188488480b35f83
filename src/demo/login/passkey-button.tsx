import { findPasskeyOwner, listUsablePasskeys } from '~/demo/account/passkey-login'
import { newPasskeyChallenge, relyingParty } from '~/demo/account/passkeys'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { fromBase64Url, toBase64Url } from '~/demo/lib/encoding'
import { Icon } from '~/demo/look/icon'

type Props = {
  database: Database
  onPasskey: (persona: Persona) => void
  onProblem: (message: string) => void
}

/** Button for a login with a passkey. Hidden if no user has a passkey for this site or the browser has no WebAuthn. */
export function PasskeyButton({ database, onPasskey, onProblem }: Props) {
  if (typeof PublicKeyCredential === 'undefined' || listUsablePasskeys(database).length === 0) return null

  async function logIn() {
    onProblem('')
    const persona = await logInWithPasskey(database)
    if (persona) onPasskey(persona)
    else onProblem('The login was canceled, or the passkey does not belong to a demo account.')
  }

  return (
    <button type="button" className="btn demo-wide demo-passkey" onClick={() => void logIn()}>
      <Icon name="passkey" />
      Log in with a passkey
    </button>
  )
}

async function logInWithPasskey(database: Database): Promise<Persona | undefined> {
  const challenge = newPasskeyChallenge()
  let credential: Credential | null
  try {
    credential = await navigator.credentials.get({
      publicKey: { challenge: fromBase64Url(challenge), rpId: relyingParty().id, userVerification: 'preferred' },
    })
  } catch {
    // Browsers reject the promise when the user cancels.
    return undefined
  }
  if (!(credential instanceof PublicKeyCredential)) return undefined
  const { clientDataJSON, authenticatorData, signature } = credential.response as AuthenticatorAssertionResponse
  return findPasskeyOwner(database, challenge, {
    id: credential.id,
    clientDataJSON: encode(clientDataJSON),
    authenticatorData: encode(authenticatorData),
    signature: encode(signature),
  })
}

function encode(buffer: ArrayBuffer): string {
  return toBase64Url(new Uint8Array(buffer))
}
