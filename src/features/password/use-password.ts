import type { LoginMethod } from '~/api/my-account'
import { useConsole, useUser } from '~/session/console-context'

import { passwordProvider } from './password-provider'

type Account =
  | { state: 'pending' | 'unavailable' | 'failed' }
  | { state: 'ready'; methods: LoginMethod[]; factors: string[] }

type Password = {
  /** The provider that manages the password, if the tenant does not. */
  provider: string | undefined
  /** The password in the tenant's list of login methods, if it lists it. */
  method: LoginMethod | undefined
  /** How the user can change the password: in this console or by reset email. Undefined until that is known. */
  way: 'here' | 'email' | undefined
}

/** Returns the user's password and how it can be changed: in this console if the tenant allows that, otherwise by email. */
export function usePassword(account: Account): Password {
  const provider = passwordProvider(useUser().id, useConsole().config.auth0.connection)
  if (account.state === 'pending') return { provider, method: undefined, way: undefined }
  if (account.state !== 'ready') return { provider, method: undefined, way: 'email' }
  const method = account.methods.find(({ type }) => type === 'password')
  const isOffered = method !== undefined || account.factors.includes('password')
  return { provider, method, way: isOffered && provider === undefined ? 'here' : 'email' }
}
