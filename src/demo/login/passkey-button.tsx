import { findByPasskey, passkeysHere } from '~/demo/account/passkey-login'
import { newPasskeyChallenge, relyingParty } from '~/demo/account/passkeys'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { fromBase64Url, toBase64Url } from '~/demo/lib/encoding'

type Props = {
  database: Database
  onPasskey: (persona: Persona) => void
  onProblem: (words: string) => void
}

/** There only when somebody has a passkey of this site, and the browser can ask for it. */
export function PasskeyButton({ database, onPasskey, onProblem }: Props) {
  if (typeof PublicKeyCredential === 'undefined' || passkeysHere(database).length === 0) return null

  async function ask() {
    onProblem('')
    const persona = await logInWithPasskey(database)
    if (persona) onPasskey(persona)
    else onProblem('No passkey was used, or it belongs to nobody here.')
  }

  return (
    <div className="demo-buttons demo-apart">
      <button type="button" onClick={() => void ask()}>
        Log in with a passkey
      </button>
    </div>
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
    // Whoever changes their mind has done nothing wrong.
    return undefined
  }
  if (!(credential instanceof PublicKeyCredential)) return undefined
  const { clientDataJSON, authenticatorData, signature } = credential.response as AuthenticatorAssertionResponse
  return findByPasskey(database, challenge, {
    id: credential.id,
    clientDataJSON: encode(clientDataJSON),
    authenticatorData: encode(authenticatorData),
    signature: encode(signature),
  })
}

function encode(buffer: ArrayBuffer): string {
  return toBase64Url(new Uint8Array(buffer))
}
