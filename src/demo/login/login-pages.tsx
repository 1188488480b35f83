import { useState } from 'react'

import type { Database } from '~/demo/data/database'
import type { Persona } from '~/demo/data/personas'
import {
  cancelLogin,
  completeLogin,
  findLoggedInPersona,
  logInWithPassword,
  secondStepOf,
  type AuthorizeRequest,
  type SecondStep,
} from '~/demo/identity/identity-provider'
import { FirstStepPage } from './first-step-page'
import { SecondStepPage } from './second-step-page'
import { SetUpPage } from './set-up-page'

type Props = {
  database: Database
  request: AuthorizeRequest
  /** The user whom the visitor chose in the demo control. */
  chosen: Persona | undefined
  /** The step that follows the chosen user's password. */
  chosenStep: SecondStep | undefined
  onRedirect: (url: string) => void
}

/** Shows the current step of a login: the password, the second factor, or the set-up of a second factor. */
export function LoginPages({ database, request, chosen, chosenStep, onRedirect }: Props) {
  const [secondStep, setSecondStep] = useState<SecondStep | undefined>(() => {
    if (chosenStep) return chosenStep
    const persona = findLoggedInPersona(database, request)
    return persona && secondStepOf(database, request, persona)
  })
  const cancel = () => onRedirect(cancelLogin(request))

  /** Returns whether the password was correct. */
  async function submitPassword(credentials: { email: string; password: string }): Promise<boolean> {
    const result = await logInWithPassword(database, request, credentials)
    if (result.kind === 'redirect') onRedirect(result.url)
    else if (result.kind !== 'wrong-password') setSecondStep(result)
    return result.kind !== 'wrong-password'
  }

  if (!secondStep) {
    return (
      <FirstStepPage
        database={database}
        suggestedEmail={chosen?.email ?? request.loginHint}
        isStepUp={request.maxAge === 0}
        onPassword={submitPassword}
        // A passkey combines two factors (a device, and a PIN or fingerprint), so no second step follows.
        onPasskey={(persona) => onRedirect(completeLogin(database, request, persona, true))}
        onCancel={cancel}
      />
    )
  }
  const { kind, persona } = secondStep
  const finish = () => onRedirect(completeLogin(database, request, persona, true))
  if (kind === 'set-up') return <SetUpPage database={database} persona={persona} onDone={finish} onCancel={cancel} />
  return (
    <SecondStepPage
      database={database}
      persona={persona}
      onDone={finish}
      onStartAgain={() => setSecondStep(undefined)}
    />
  )
}
