import type { User as Auth0User } from '@auth0/auth0-react'

import type { StepUp } from '~/api/errors'
import { absoluteUrl, basePath } from '~/config/base-path'
import { paths } from '~/config/paths'
import { reloadUnlessLeaving } from '~/lib/leaving'
import { messages } from '~/lib/messages'
import { announce } from '~/lib/announcements'
import { visibleOr } from '~/lib/visible-text'

import { saveReturnTo } from './return-after-log-out'
import { appStateOf, classifyLoginError } from './auth-errors'
import type { Identity, LoginProblem } from './identity'
import { isAt } from './is-at'
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
  /** Parameters of a link from one of Auth0's emails, for another attempt. */
  parameters?: Record<string, string> | undefined
  /** The connection of an account that is being connected. It is no login, but the SDK treats both alike. */
  connection?: string | undefined
}

/** The meaning of the URL of the callback page. `appState` is that of the pending login which the URL answers. */
export type CallbackUrl = { kind: 'login' | LoginProblem['kind']; appState?: Partial<AppState> | undefined }

/** The key of the SDK's pending login in sessionStorage: state, code verifier and `appState`. */
const pendingLoginKey = (clientId: string) => ['a0', 'spajs', 'txs', clientId].join('.')

/**
 * Removes a login that was started and left: the draft of a form would otherwise stay in storage. The SDK has no call
 * for it.
 */
export function forgetPendingLogin(clientId: string): void {
  try {
    sessionStorage.removeItem(pendingLoginKey(clientId))
  } catch {
    // Where the browser denies storage, the SDK has stored nothing.
  }
}

/**
 * Reads the URL of the callback page. `login`: it answers the pending login of this tab. Any other is a link that anybody
 * may have written, so none of its text is shown: the link of an email after Auth0 has handled it (`success` and `code`),
 * or a login that has already been answered. The SDK compares the state too, but only after it has read `error`.
 */
export function readCallbackUrl(clientId: string): CallbackUrl | undefined {
  if (!isAt(paths.callback)) return undefined
  const query = new URLSearchParams(location.search)
  const success = query.get('success')
  if (success !== null && !query.has('state')) {
    if (success !== 'true') return { kind: 'email-link-failed' }
    return { kind: query.get('code') === 'success' ? 'email-link-verified' : 'email-link-done' }
  }
  if (!['code', 'connect_code', 'error'].some((name) => query.has(name))) return undefined
  const { state, appState } = readPendingLogin(clientId, query.get('state'))
  return state !== null && state === query.get('state') ? { kind: 'login', appState } : { kind: 'used-link' }
}

type PendingLogin = { state: unknown; appState?: Partial<AppState> }

/** Reads the pending login before the SDK removes it, which it does although the login may then fail. */
function readPendingLogin(clientId: string, stateOfUrl: string | null): PendingLogin {
  let text: string | null
  try {
    text = sessionStorage.getItem(pendingLoginKey(clientId))
  } catch {
    // The SDK fails in the same way, and its error leads to the words about storage.
    return { state: stateOfUrl }
  }
  try {
    return { state: null, ...(JSON.parse(text ?? '') as object) }
  } catch {
    return { state: null }
  }
}

/**
 * Restores the URL at which the login began, and the draft of its form. Returns the step-up that the login completed.
 */
export function handleLoginCallback(appState: object | undefined, user: Auth0User | undefined): StepUp | undefined {
  const { returnTo, draft, stepUpUserId, stepUp, connection } = { ...appState } as Partial<AppState>
  // This login has used the path saved at log-out, or had another purpose.
  saveReturnTo(undefined)
  if (stepUpUserId !== undefined && stepUpUserId !== user?.sub) {
    // Another user logged in. Return to the page only: a dialog in the URL belonged to the other account.
    setStartUrl(safeReturnTo(returnTo).replace(/^(\/[^/?]*).*$/, '$1'), undefined)
    announce(words.someoneElse(visibleOr(user?.email, user?.name ?? '')))
    return undefined
  }
  setStartUrl(safeReturnTo(returnTo), connection === undefined ? draft : { connected: connection })
  return stepUpUserId === undefined ? undefined : stepUp
}

/**
 * Removes the SDK's stored tokens for one audience, or all of them. With `cacheLocation: localstorage` the SDK keeps a refresh token
 * for each audience, and a login replaces only the one of its audience. The other is older than this login or has
 * expired, and using it would end the session again. The SDK has no call to forget one audience; its entries are named
 * `@@auth0spajs@@::{client}::{audience}::{scope}`.
 */
export function forgetStoredTokens(clientId: string, audience?: string): void {
  const prefix = `@@auth0spajs@@::${clientId}::${audience === undefined ? '' : `${audience}::`}`
  try {
    const old = Object.keys(localStorage).filter((key) => key.startsWith(prefix))
    for (const key of old) localStorage.removeItem(key)
  } catch {
    // Where the browser denies storage, the SDK has stored nothing.
  }
}

/** Everything that the SDK had stored when this document started, before it received a token. */
const storedAtStart = readStored()

function readStored(): string {
  try {
    return Object.entries(localStorage).flat().join('\n')
  } catch {
    return ''
  }
}

/** True if the token came from an earlier document. The SDK stores tokens with `cacheLocation: localstorage` only. */
export function isFromEarlierDocument(token: string): boolean {
  return storedAtStart.includes(token)
}

/** Returns the path of the page that explains the problem: the callback page those of a link, the login page all others. */
export function pageOfProblem({ kind }: LoginProblem): typeof paths.login | typeof paths.callback {
  return kind.includes('link') ? paths.callback : paths.login
}

/**
 * After a failed login, replaces the callback URL and its code or error with the URL of the page that explains it. Another
 * attempt from there has the purpose of the failed one: the page to return to, and the parameters of an email's link.
 */
export function leaveCallback(identity: Identity, { returnTo, parameters }: Partial<AppState> = {}): Identity {
  const { problem } = identity
  if (!problem || !isAt(paths.callback)) return identity
  // The SDK's error has the `appState` only if the tenant reported the failure.
  if (returnTo !== undefined) problem.returnTo ??= safeReturnTo(returnTo)
  const query = new URLSearchParams(parameters).toString()
  history.replaceState(null, '', absoluteUrl(pageOfProblem(problem)) + (query && `?${query}`))
  return identity
}

/**
 * Returns what a canceled step-up, or an account that was not connected, returns to. The session is as before. `pending` is
 * the state that the SDK had before it failed.
 */
export function readCanceled(error: unknown, pending: Partial<AppState> | undefined): Partial<AppState> | undefined {
  if (error === undefined) return undefined
  const { connection, returnTo } = { ...pending }
  if (connection !== undefined) return { returnTo: returnTo ?? paths.home, draft: { notConnected: connection } }
  const isStepUp = typeof appStateOf(error)['stepUpUserId'] === 'string'
  return isStepUp && classifyLoginError(error).kind === 'denied' ? appStateOf(error) : undefined
}

/** Returns to the URL before it. Reloads, because after a failed login the SDK reports no user. */
export function returnAfterCanceled({ returnTo, draft }: Partial<AppState>): void {
  const path = safeReturnTo(returnTo)
  // A host that serves folders has added a slash to this URL. It would redirect the reload too, which loses the draft.
  const isFolder = location.pathname.endsWith('/')
  setStartUrl(isFolder ? path.replace(/^(\/[^/?#]+)(?=[?#]|$)/, '$1/') : path, draft)
  reloadUnlessLeaving()
}

/** Sets the URL and the state that the router, which does not exist yet, will start with. */
function setStartUrl(path: string, draft: Record<string, string> | undefined): void {
  history.replaceState({ usr: draft ? { draft } : null }, '', basePath + path.slice(1))
}
