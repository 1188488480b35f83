import type { User as Auth0User } from '@auth0/auth0-react'

import type { StepUp } from '~/api/errors'
import { basePath } from '~/config/base-path'
import { messages } from '~/lib/messages'
import { announce } from '~/ui/feedback/status'

import { keepReturnTo } from './return-after-log-out'
import { appStateOf, classifyLoginError } from './auth-errors'
import { safeReturnTo } from './return-to'

const words = messages({
  someoneElse: (email: string) => `You are logged in as ${email} now. Nothing was changed in the other account.`,
})

/** What a login takes along to Auth0 and back. It waits in the storage of this tab. */
export type AppState = {
  returnTo: string
  draft?: Record<string, string> | undefined
  /** The person who confirms that it is they, where the login is for that. */
  confirms?: string | undefined
  /** What that confirmation proves. */
  proves?: StepUp | undefined
}

/** Puts the address back that the login began at, with what was typed there. Returns what it proved, if it was for that. */
export function handleLoginCallback(appState: object | undefined, user: Auth0User | undefined): StepUp | undefined {
  const { returnTo, draft, confirms, proves } = { ...appState } as Partial<AppState>
  // It has served, or this login was for something else.
  keepReturnTo(undefined)
  if (confirms !== undefined && confirms !== user?.sub) {
    // Somebody else: what was under way was not theirs.
    put(safeReturnTo(returnTo).replace(/\?.*$/, ''), undefined)
    announce(words.someoneElse(user?.email ?? user?.name ?? ''))
    return undefined
  }
  put(safeReturnTo(returnTo), draft)
  return confirms === undefined ? undefined : proves
}

/**
 * With `cacheLocation: localstorage` the SDK keeps a refresh token for each audience, and a login replaces that of its own
 * only. The other one knows nothing of this login, or is dead: the session would count as ended once more. The SDK has no
 * call to forget one audience; the names of its entries are `@@auth0spajs@@::{client}::{audience}::{scope}`.
 */
export function forgetOldTokens(clientId: string, audience: string): void {
  const old = Object.keys(localStorage).filter((key) => key.startsWith(`@@auth0spajs@@::${clientId}::${audience}::`))
  for (const key of old) localStorage.removeItem(key)
}

/** Whether somebody thought better of confirming: they have a session as before, and go on where they were. */
export function isCancelledConfirmation(error: unknown): boolean {
  return typeof appStateOf(error)['confirms'] === 'string' && classifyLoginError(error).kind === 'denied'
}

/** Starts anew where they were: this document has seen a login fail, and takes them for signed out. */
export function goBackUnconfirmed(error: unknown): void {
  const { returnTo, draft } = appStateOf(error) as Partial<AppState>
  put(safeReturnTo(returnTo), draft)
  location.reload()
}

/** The router reads its location's state from there. It does not exist yet, so this is its first address. */
function put(path: string, draft: Record<string, string> | undefined): void {
  history.replaceState({ usr: draft ? { draft } : null }, '', basePath + path.slice(1))
}
