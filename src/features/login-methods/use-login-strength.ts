import { useStore } from 'zustand'

import { FACTORS, METHODS } from '~/api/my-account'
import { unreadableRows } from '~/api/unreadable-rows'
import { useLastLogin } from '~/session/use-last-login'

import { inServerTime, loginStrength, wasFactorAsked, type Strength } from './strength'
import type { LoginMethods } from './use-login-methods'

type Known = {
  strength: Strength
  /** Whether the last login asked for a second factor. Undefined if unknown. */
  wasAsked: boolean | undefined
}

/** Returns the strength of the user's logins. `provider` manages the password, if the tenant does not. */
export function useLoginStrength(account: LoginMethods, provider: string | undefined): Known {
  const lastLogin = inServerTime(useLastLogin())
  const { [METHODS]: methods, [FACTORS]: factors } = useStore(unreadableRows)
  const hasUnreadable = { methods: methods !== undefined, factors: factors !== undefined }
  return {
    strength: loginStrength({ account, hasUnreadable, provider, lastLogin }),
    wasAsked: account.state === 'ready' ? wasFactorAsked(account.methods, lastLogin) : undefined,
  }
}
