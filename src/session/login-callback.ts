import type { User as Auth0User } from '@auth0/auth0-react'

import type { StepUp } from '~/api/errors'
import { basePath } from '~/config/base-path'
import { messages } from '~/lib/messages'
import { announce } from '~/lib/announcements'

import { keepReturnTo } from './return-after-log-out'
import { appStateOf, classifyLoginError } from './auth-errors'
import { safeReturnTo } from './return-to'

const words = messages({
  someoneElse: (email: string) => `You are logged in as ${email} now. Nothing was changed in the other account.`,
})

/** What a login carries to Auth0 and back. The SDK keeps it in this tab's storage meanwhile. */
export type AppState = {
  returnTo: string
  draft?: Record<string, string> | undefined
  /** The id of the user who has to confirm their identity, if the login is a step-up. */
  confirms?: string | undefined
  /** The step-up that this login completes. */
  proves?: StepUp | undefined
}

/** Restores the URL at which the login began, and the draft of its form. Returns the step-up that the login completed. */
export function handleLoginCallback(appState: object | undefined, user: Auth0User | undefined): StepUp | undefined {
  const { returnTo, draft, confirms, proves } = { ...appState } as Partial<AppState>
  // The path kept for the login after a log-out has been used, or this login had another purpose.
  keepReturnTo(undefined)
  if (confirms !== undefined && confirms !== user?.sub) {
    // Another user logged in: drop the open form, which belonged to the first one.
    put(safeReturnTo(returnTo).replace(/\?.*$/, ''), undefined)
    announce(words.someoneElse(user?.email ?? user?.name ?? ''))
    return undefined
  }
  put(safeReturnTo(returnTo), draft)
  return confirms === undefined ? undefined : proves
}

/**
 * Removes the SDK's stored tokens for one audience. With `cacheLocation: localstorage` the SDK keeps a refresh token for
 * each audience, and a login replaces only the one of its own audience. The other is older than this login or has
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
export function isCancelledConfirmation(error: unknown): boolean {
  return typeof appStateOf(error)['confirms'] === 'string' && classifyLoginError(error).kind === 'denied'
}

/** Returns to the URL of a canceled step-up. Reloads, because after a failed login the SDK reports no user. */
export function goBackUnconfirmed(error: unknown): void {
  const { returnTo, draft } = appStateOf(error) as Partial<AppState>
  put(safeReturnTo(returnTo), draft)
  location.reload()
}

/** Sets the URL and the state that the router, which does not exist yet, will start with. */
function put(path: string, draft: Record<string, string> | undefined): void {
  history.replaceState({ usr: draft ? { draft } : null }, '', basePath + path.slice(1))
}
