import { useState } from 'react'

import type { Database } from '~/demo/data/database'
import {
  cancelSignIn,
  completeSignIn,
  personToAskForMore,
  secondStepFor,
  authenticate,
  type AuthorizeRequest,
  type SecondStep as Step,
} from '~/demo/identity/identity-provider'
import { PasswordStep } from './password-step'
import { SecondStep } from './second-step'
import { SetUpStep } from './set-up-step'

type Props = { database: Database; request: AuthorizeRequest; onLeave: (url: string) => void }

/** The login, one step after the other. */
export function LoginPages({ database, request, onLeave }: Props) {
  const [step, setStep] = useState<Step | undefined>(() => {
    const persona = personToAskForMore(database, request)
    return persona && secondStepFor(database, request, persona)
  })
  const cancel = () => onLeave(cancelSignIn(request))

  async function check(credentials: { email: string; password: string }): Promise<boolean> {
    const answer = await authenticate(database, request, credentials)
    if (answer.kind === 'leave') onLeave(answer.url)
    else if (answer.kind !== 'wrong-password') setStep(answer)
    return answer.kind !== 'wrong-password'
  }

  if (!step) {
    return (
      <PasswordStep
        database={database}
        suggestedEmail={request.loginHint}
        onPassword={check}
        // A passkey is something one has and something one is or knows: there is nothing more to ask for.
        onPasskey={(persona) => onLeave(completeSignIn(database, request, persona, true))}
        onCancel={cancel}
      />
    )
  }
  const { kind, persona } = step
  const finish = () => onLeave(completeSignIn(database, request, persona, true))
  if (kind === 'set-up') return <SetUpStep database={database} persona={persona} onDone={finish} onCancel={cancel} />
  return <SecondStep database={database} persona={persona} onDone={finish} onStartAgain={() => setStep(undefined)} />
}
