import type { User as Auth0User } from '@auth0/auth0-react'

import type { StepUp } from '~/api/errors'
import { basePath } from '~/config/base-path'
import { messages } from '~/lib/messages'
import { announce } from '~/lib/announcements'

import { saveReturnTo } from './return-after-log-out'
import { appStateOf, classifyLoginError } from './auth-errors'
import { safeReturnTo } from './return-to'

const words = messages({
  someoneElse: (email: string) => `You are now logged in as ${email}. The other account was not changed.`,
})

/** State of a login, restored after it. The SDK keeps it in this tab's storage meanwhile. */
export type AppState = {
  returnTo: string
  draft?: Record<string, string> | undefined
  /** The ID of the user who must confirm their identity, if the login is a step-up. */
  stepUpUserId?: string | undefined
  /** The step-up that this login completes. */
  stepUp?: StepUp | undefined
}

/**
 * Restores the URL at which the login began, and the draft of its form. Returns the step-up that the login completed.
 */
export function handleLoginCallback(appState: object | undefined, user: Auth0User | undefined): StepUp | undefined {
  const { returnTo, draft, stepUpUserId, stepUp } = { ...appState } as Partial<AppState>
  // This login has used the path saved at log-out, or had another purpose.
  saveReturnTo(undefined)
  if (stepUpUserId !== undefined && stepUpUserId !== user?.sub) {
    // Another user logged in. Return to the page only: a dialog in the URL belonged to the other account.
    setStartUrl(safeReturnTo(returnTo).replace(/^(\/[^/?]*).*$/, '$1'), undefined)
    announce(words.someoneElse(user?.email ?? user?.name ?? ''))
    return undefined
  }
  setStartUrl(safeReturnTo(returnTo), draft)
  return stepUpUserId === undefined ? undefined : stepUp
}

/**
 * Removes the SDK's stored tokens for one audience. With `cacheLocation: localstorage` the SDK keeps a refresh token
 * for each audience, and a login replaces only the one of its audience. The other is older than this login or has
 * expired, and using it would end the session again. The SDK has no call to forget one audience; its entries are named
 * `@@auth0spajs@@::{client}::{audience}::{scope}`.
 */
export function forgetOldTokens(clientId: string, audience: string): void {
  try {
    const old = Object.keys(localStorage).filter((key) => key.startsWith(`@@auth0spajs@@::${clientId}::${audience}::`))
    for (const key of old) localStorage.removeItem(key)
  } catch {
    // Where the browser denies storage, the SDK has stored nothing.
  }
}

/** True if the user canceled a step-up. Their session is as before. */
export function isCanceledStepUp(error: unknown): boolean {
  return typeof appStateOf(error)['stepUpUserId'] === 'string' && classifyLoginError(error).kind === 'denied'
}

/** Returns to the URL of a canceled step-up. Reloads, because after a failed login the SDK reports no user. */
export function returnAfterCanceledStepUp(error: unknown): void {
  const { returnTo, draft } = appStateOf(error) as Partial<AppState>
  setStartUrl(safeReturnTo(returnTo), draft)
  location.reload()
}

/** Sets the URL and the state that the router, which does not exist yet, will start with. */
function setStartUrl(path: string, draft: Record<string, string> | undefined): void {
  history.replaceState({ usr: draft ? { draft } : null }, '', basePath + path.slice(1))
}
