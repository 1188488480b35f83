import { createStore, useStore } from 'zustand'

import type { Identity, User } from './identity'

/** True if the silent login has found a session after the login page was drawn. */
export const lateLogin = createStore(() => false)

/** Gives the identity the user whom the silent login has found after the login page was drawn. */
export function noteLateLogin(identity: Identity, user: User | undefined): void {
  if (identity.user !== undefined || user === undefined) return
  identity.user = user
  identity.problem = undefined
  lateLogin.setState(true, true)
}

/** True once the user of the login page turns out to have a session. */
export function useIsLoggedInAfterAll(): boolean {
  return useStore(lateLogin)
}
