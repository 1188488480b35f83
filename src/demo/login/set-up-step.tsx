import { QRCodeSVG } from 'qrcode.react'
import { useState } from 'react'

import { changeMethod } from '~/demo/tables/accounts'
import { addDraft, confirmDraft } from '~/demo/account/drafts'
import { newTotpSecret, spendTotpCode, totpAddress } from '~/demo/account/one-time-codes'
import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import { CodeForm } from './code-form'
import { LoginCard } from './login-card'

type Props = { database: Database; persona: Persona; onDone: () => void; onCancel: () => void }

/** The app insists on more than a password, and the person has nothing more yet. */
export function SetUpStep({ database, persona, onDone, onCancel }: Props) {
  const [secret] = useState(newTotpSecret)
  const [refusal, setRefusal] = useState({ words: '', count: 0 })

  function activate(typed: string) {
    const { id } = addDraft(database, persona, 'totp', {}, { totpSecret: secret })
    let isRight = false
    changeMethod(database, persona, id, (method) => {
      isRight = spendTotpCode(method, typed.replaceAll(/\s/g, ''))
    })
    if (isRight) {
      confirmDraft(database, persona, id)
      onDone()
    } else {
      setRefusal(({ count }) => ({
        words: 'This code is not right. Wait for the next one and try again.',
        count: count + 1,
      }))
    }
  }

  return (
    <LoginCard heading="Set up multi-factor authentication">
      <p>Scan this with an authenticator app, or enter the key there. Then type the code that it shows.</p>
      <QRCodeSVG
        className="demo-qr"
        value={totpAddress(secret, persona.email)}
        size={200}
        marginSize={4}
        title="QR code for an authenticator app"
      />
      <p>
        {'Key: '}
        <code className="demo-key">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <CodeForm label="Six-digit code" submit="Continue" refusal={refusal} onSubmit={activate} />
      <div className="demo-buttons demo-apart">
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </LoginCard>
  )
}
