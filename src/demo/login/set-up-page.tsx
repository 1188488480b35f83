import { QRCodeSVG } from 'qrcode.react'
import { useState } from 'react'

import { acceptTotpCode, newTotpSecret, totpUri } from '~/demo/account/one-time-codes'
import { addUnconfirmedMethod, confirmMethod } from '~/demo/account/unconfirmed-methods'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { changeMethod } from '~/demo/tables/accounts'
import { CodeForm, noRejection } from './code-form'
import { LoginCard } from './login-card'

type Props = { database: Database; persona: Persona; onDone: () => void; onCancel: () => void }

/** Sets up an authenticator app during a login that requires a second factor, for a user who has none. */
export function SetUpPage({ database, persona, onDone, onCancel }: Props) {
  const [secret] = useState(newTotpSecret)
  const [rejection, setRejection] = useState(noRejection)

  function checkCode(input: string) {
    const { id } = addUnconfirmedMethod(database, persona, 'totp', {}, { totpSecret: secret })
    let isCorrect = false
    changeMethod(database, persona, id, (stored) => {
      isCorrect = acceptTotpCode(stored, input.replaceAll(/\s/g, ''))
    })
    if (isCorrect) {
      confirmMethod(database, persona, id)
      onDone()
    } else {
      const message = 'This code is wrong. Wait for the next one and try again.'
      setRejection(({ count }) => ({ message, count: count + 1 }))
    }
  }

  return (
    <LoginCard heading="Set up multi-factor authentication">
      <p>Scan the QR code with an authenticator app, or enter the key in the app. Then type the code that it shows.</p>
      <QRCodeSVG
        className="demo-qr"
        value={totpUri(secret, persona.email)}
        size={200}
        marginSize={4}
        title="QR code for an authenticator app"
      />
      <code className="demo-key">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      <CodeForm label="Six-digit code" rejection={rejection} onSubmit={checkCode} />
      <div className="demo-others">
        <button type="button" className="btn ghost" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </LoginCard>
  )
}
