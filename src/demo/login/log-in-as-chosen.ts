import { hasInitialPassword } from '~/demo/account/passwords'
import { forgetLogin } from '~/demo/data/browser-storage'
import type { Database } from '~/demo/data/database'
import { findPersona, INITIAL_PASSWORD, type Persona } from '~/demo/data/personas'
import { remember, take } from '~/demo/data/visit-memory'
import {
  endSession,
  logInWithPassword,
  type AuthorizeRequest,
  type SecondStep,
} from '~/demo/identity/identity-provider'

/** Logs out. The next login page of this tab logs in as the user. */
export function switchPersona(database: Database, { id }: Persona): void {
  endSession(database)
  forgetLogin()
  remember('chosenPersona', id)
}

type ChosenLogin =
  | { kind: 'none' }
  | { kind: 'redirect'; url: string }
  /** The visitor has to enter the password or a code. */
  | { kind: 'page'; persona: Persona; step: SecondStep | undefined }

/** Logs in as the user whom the visitor chose in the demo control, unless the login needs the visitor. */
export async function logInAsChosen(database: Database, request: AuthorizeRequest): Promise<ChosenLogin> {
  const persona = findPersona(take('chosenPersona') ?? '')
  if (!persona) return { kind: 'none' }
  if (!hasInitialPassword(database, persona)) return { kind: 'page', persona, step: undefined }
  const result = await logInWithPassword(database, request, { email: persona.email, password: INITIAL_PASSWORD })
  if (result.kind === 'redirect') {
    remember('justChanged')
    return result
  }
  return { kind: 'page', persona, step: result.kind === 'wrong-password' ? undefined : result }
}
