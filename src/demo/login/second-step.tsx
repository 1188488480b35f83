import { useEffect, useRef, useState } from 'react'

import type { StoredMethod } from '~/demo/data/authentication-methods'
import type { Database } from '~/demo/data/database'
import { otto, type Persona } from '~/demo/data/personas'
import {
  answerWithCode,
  answerWithRecoveryCode,
  approvePush,
  awaitSecondStep,
  secondFactorsOf,
  sendCodeFor,
  type CodeAnswer,
} from '~/demo/identity/second-step'
import { CodeForm } from './code-form'
import { CodeNow } from './ottos-codes'
import { LoginCard } from './login-card'
import { NewRecoveryCode } from './new-recovery-code'
import { OtherWays, type Way } from './other-factors'

type Props = { database: Database; persona: Persona; onDone: () => void; onStartAgain: () => void }

/** Asks for a code beside the password; or for the recovery code, which is then replaced. */
export function SecondStep({ database, persona, onDone, onStartAgain }: Props) {
  const [factors] = useState(() => secondFactorsOf(database, persona))
  const [way, setWay] = useState<Way>(factors[0] ?? 'recovery-code')
  const [refusal, setRefusal] = useState({ words: '', count: 0 })
  const [isOver, setIsOver] = useState(false)
  const [newCode, setNewCode] = useState<string | null>(null)
  const login = useRef('')
  useEffect(() => {
    // Twice in development; a second login under way harms nobody.
    login.current = awaitSecondStep(database, persona)
    if (factors[0]) sendCodeFor(database, persona, login.current, factors[0])
  }, [database, persona, factors])

  function settle(answer: CodeAnswer) {
    if (answer.kind === 'right') onDone()
    if (answer.kind === 'over') setIsOver(true)
    if (answer.kind === 'wrong') {
      const tries = answer.triesLeft === 1 ? 'one more try' : `${answer.triesLeft} more tries`
      setRefusal(({ count }) => ({
        words: `This code is not right, or was used already. You have ${tries}.`,
        count: count + 1,
      }))
    }
  }

  async function recover(typed: string) {
    const answer = await answerWithRecoveryCode(database, persona, login.current, typed)
    if (answer.kind === 'replaced') setNewCode(answer.code)
    else settle(answer)
  }

  function choose(next: Way) {
    setWay(next)
    setRefusal({ words: '', count: 0 })
    if (next !== 'recovery-code') sendCodeFor(database, persona, login.current, next)
  }

  if (newCode !== null) return <NewRecoveryCode code={newCode} onContinue={onDone} />
  if (isOver) return <Over onStartAgain={onStartAgain} />
  return (
    <LoginCard heading="Verify your identity">
      {way === 'recovery-code' && (
        <>
          <p>Enter the recovery code that you were given when you set this up. It works once.</p>
          <CodeForm
            label="Recovery code"
            submit="Continue"
            inputMode="text"
            refusal={refusal}
            onSubmit={(typed) => void recover(typed)}
          />
        </>
      )}
      {way !== 'recovery-code' && way.shown.type === 'push-notification' && (
        <>
          <p>
            A message was sent to {way.shown.name ?? 'your phone'}. There is no phone here, so this button answers it.
          </p>
          <button
            type="button"
            className="demo-primary"
            onClick={() => settle(approvePush(database, persona, login.current, way.shown.id))}
          >
            Approve
          </button>
        </>
      )}
      {way !== 'recovery-code' && way.shown.type !== 'push-notification' && (
        <>
          <p>{whereTheCodeIs(way)}</p>
          {persona === otto && way.shown.type === 'totp' && <CodeNow database={database} />}
          <CodeForm
            key={way.shown.id}
            label="Six-digit code"
            submit="Continue"
            refusal={refusal}
            onSubmit={(typed) =>
              settle(answerWithCode(database, persona, login.current, { methodId: way.shown.id, typed }))
            }
          />
        </>
      )}
      <OtherWays factors={factors} current={way} onChoose={choose} />
    </LoginCard>
  )
}

function Over({ onStartAgain }: { onStartAgain: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <LoginCard heading="Too many wrong codes">
      <p role="alert">This login was given up: there were ten wrong codes, or it took more than ten minutes.</p>
      <button ref={button} type="button" className="demo-primary" onClick={onStartAgain}>
        Start again
      </button>
    </LoginCard>
  )
}

function whereTheCodeIs({ shown }: StoredMethod): string {
  if (shown.type === 'email') return `We have sent a code to ${shown.email}. It is in the mailbox of this demo.`
  if (shown.type === 'phone') return `We have sent a code to ${shown.phone_number}. It is in the mailbox of this demo.`
  return `Enter the code that your authenticator app shows${shown.name === undefined ? '' : ` (${shown.name})`}.`
}
