import { createStore, useStore } from 'zustand'
import * as z from 'zod/mini'

import { paths } from '~/config/paths'
import { storedValue } from '~/lib/storage'

import { isAt } from './is-at'

/**
 * True from the start of a log-out until this browser is sent to the tenant, which ends the session there. Without a
 * network the value stays, and the next start of the console finishes the log-out.
 */
const pending = storedValue({ key: 'latchkey.log-out-pending', schema: z.boolean(), fallback: false })

/** Why the next login page is shown in this tab: the user has logged out, and may want to create an account. */
const reason = storedValue({
  key: 'latchkey.logged-out',
  schema: z.enum(['', 'done', 'sign-up']),
  fallback: '',
})

/** Where the log-out of this document stands. `unreachable`: the tenant does not answer, so its session is still active. */
export const logOutProgress = createStore<'running' | 'unreachable'>(() => 'running')

/** True if the tenant does not answer. Its session is still active. */
export function useIsTenantUnreachable(): boolean {
  return useStore(logOutProgress) === 'unreachable'
}

/** Why this document shows the login page: empty unless the user has just logged out in this tab. */
export const justLoggedOut = createStore(() => {
  if (!isAt(paths.login)) return ''
  const value = reason.read()
  reason.clear()
  return value
})

/** Records that the login page follows a log-out. */
export function rememberLogOut({ signUp = false }: { signUp?: boolean | undefined } = {}): void {
  reason.write(signUp ? 'sign-up' : 'done')
}

export function isLogOutPending(): boolean {
  return pending.read()
}

export function setLogOutPending(isPending: boolean): void {
  pending.write(isPending)
}
