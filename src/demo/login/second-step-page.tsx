import { useEffect, useRef, useState } from 'react'

import type { StoredMethod } from '~/demo/data/account-state'
import type { Database } from '~/demo/data/database'
import { otto, type Persona } from '~/demo/data/personas'
import {
  approvePush,
  listSecondFactors,
  sendCode,
  startSecondStep,
  submitCode,
  submitRecoveryCode,
  type CodeResult,
} from '~/demo/identity/second-step'
import { CodeForm, noRejection } from './code-form'
import { LoginCard } from './login-card'
import { NewRecoveryCodePage } from './new-recovery-code-page'
import { OtherFactors, type Factor } from './other-factors'
import { OttosCodes } from './ottos-codes'

type Props = { database: Database; persona: Persona; onDone: () => void; onStartAgain: () => void }

/** Asks for a second factor, or for the recovery code. Shows a new recovery code after the old one is used. */
export function SecondStepPage({ database, persona, onDone, onStartAgain }: Props) {
  const [factors] = useState(() => listSecondFactors(database, persona))
  const [factor, setFactor] = useState<Factor>(factors[0] ?? 'recovery-code')
  const [rejection, setRejection] = useState(noRejection)
  const [hasEnded, setHasEnded] = useState(false)
  const [newCode, setNewCode] = useState<string | null>(null)
  const loginId = useRef('')
  useEffect(() => {
    // Strict mode runs this effect twice in development. The extra pending login expires unused.
    loginId.current = startSecondStep(database, persona)
    if (factors[0]) sendCode(database, persona, loginId.current, factors[0])
  }, [database, persona, factors])

  function handleResult(result: CodeResult) {
    if (result.kind === 'accepted') onDone()
    if (result.kind === 'login-ended') setHasEnded(true)
    if (result.kind === 'wrong') {
      const attempts = result.attemptsLeft === 1 ? '1 attempt' : `${result.attemptsLeft} attempts`
      const message = `This code is wrong or was already used. You have ${attempts} left.`
      setRejection(({ count }) => ({ message, count: count + 1 }))
    }
  }

  async function checkRecoveryCode(input: string) {
    const result = await submitRecoveryCode(database, persona, loginId.current, input)
    if (result.kind === 'replaced') setNewCode(result.newCode)
    else handleResult(result)
  }

  function chooseFactor(next: Factor) {
    setFactor(next)
    setRejection(noRejection)
    if (next !== 'recovery-code') sendCode(database, persona, loginId.current, next)
  }

  if (newCode !== null) return <NewRecoveryCodePage code={newCode} onContinue={onDone} />
  if (hasEnded) return <LoginEndedPage onStartAgain={onStartAgain} />
  return (
    <LoginCard heading="Verify your identity">
      {factor === 'recovery-code' && (
        <>
          <p>Enter the recovery code that you saved when you set up multi-factor authentication. It works once.</p>
          {persona === otto && <OttosCodes database={database} />}
          <CodeForm
            label="Recovery code"
            inputMode="text"
            rejection={rejection}
            onSubmit={(input) => void checkRecoveryCode(input)}
          />
        </>
      )}
      {factor !== 'recovery-code' && factor.method.type === 'push-notification' && (
        <>
          <p>
            We sent a push notification to {factor.method.name ?? 'your phone'}. The demo has no phone, so approve the
            login here.
          </p>
          <button
            type="button"
            className="btn primary demo-wide"
            onClick={() => handleResult(approvePush(database, persona, loginId.current, factor.method.id))}
          >
            Approve
          </button>
        </>
      )}
      {factor !== 'recovery-code' && factor.method.type !== 'push-notification' && (
        <>
          <p>{describeCode(factor)}</p>
          {persona === otto && factor.method.type === 'totp' && <OttosCodes database={database} />}
          <CodeForm
            key={factor.method.id}
            label="Six-digit code"
            rejection={rejection}
            onSubmit={(input) =>
              handleResult(submitCode(database, persona, loginId.current, { methodId: factor.method.id, input }))
            }
          />
        </>
      )}
      <OtherFactors factors={factors} current={factor} onChoose={chooseFactor} />
    </LoginCard>
  )
}

function LoginEndedPage({ onStartAgain }: { onStartAgain: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <LoginCard heading="Login canceled">
      <p role="alert">You entered ten wrong codes, or the login took more than ten minutes.</p>
      <button ref={button} type="button" className="btn primary demo-wide" onClick={onStartAgain}>
        Start again
      </button>
    </LoginCard>
  )
}

function describeCode({ method }: StoredMethod): string {
  if (method.type === 'email') return `We sent a code to ${method.email}. Open “Demo” to read it.`
  if (method.type === 'phone') return `We sent a code to ${method.phone_number}. Open “Demo” to read it.`
  return `Enter the code that your authenticator app shows${method.name === undefined ? '' : ` (${method.name})`}.`
}
