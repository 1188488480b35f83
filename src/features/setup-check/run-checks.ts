import { asApiError } from '~/api/errors'
import { readScopes } from '~/api/scopes'
import type { Config } from '~/config/config'
import { canStore } from '~/lib/can-store'
import type { Identity } from '~/session/identity'
import { profileScopes, usesProfileApi } from '~/session/profile-scopes'
import { CONNECTED_SCOPES } from '~/session/connected-scopes'
import { MY_ACCOUNT_SCOPES } from '~/session/scopes'
import { askInHiddenFrame } from '~/session/silent-frame'

import { words } from './words'

const connectedScopes = Object.values(CONNECTED_SCOPES)

export type Result = { title: string; state: 'ok' | 'wrong' | 'unknown'; detail: string }

/** Runs the checks that need a browser and a login. A failure is a result and never an error. */
export async function runChecks(config: Config, identity: Identity): Promise<Result[]> {
  const { auth0 } = config
  // One after the other: both use the refresh token, and rotation replaces it.
  const renewal = await checkRenewal(identity)
  const scopes = auth0.myAccount ? [await checkScopes(identity)] : []
  const profile = usesProfileApi(config)
    ? [await checkMoreScopes(identity, profileScopes(config), words.profileScopes, words.profileScopesMissing)]
    : []
  const connected =
    auth0.myAccount && auth0.connectedAccounts
      ? [await checkMoreScopes(identity, connectedScopes, words.connectedScopes, words.connectedScopesMissing)]
      : []
  return [
    renewal,
    await checkReload(auth0),
    ...scopes,
    ...profile,
    ...connected,
    await checkClipboard(),
    checkPasskeys(),
    checkStorage(),
  ]
}

async function checkRenewal(identity: Identity): Promise<Result> {
  const title = words.renewal
  try {
    await identity.getBearerToken({ fresh: true })
    return { title, state: 'ok', detail: words.renewed }
  } catch (error) {
    return { title, state: isAnswer(error) ? 'wrong' : 'unknown', detail: words.notRenewed }
  }
}

async function checkReload(auth0: Config['auth0']): Promise<Result> {
  const title = words.reload
  if (auth0.cacheLocation === 'localstorage') return { title, state: 'ok', detail: words.frameNotNeeded }
  const answer = await askInHiddenFrame(auth0)
  if (answer === 'session') return { title, state: 'ok', detail: words.frameFound }
  if (answer === 'no-session') return { title, state: 'wrong', detail: words.frameFoundNone }
  return { title, state: 'wrong', detail: words.frameSilent(location.origin) }
}

async function checkScopes(identity: Identity): Promise<Result> {
  const title = words.scopes
  try {
    const granted = readScopes(await identity.getMyAccountToken({ fresh: true }))
    if (granted.length === 0) return { title, state: 'unknown', detail: words.scopesUnknown }
    const missing = MY_ACCOUNT_SCOPES.filter((scope) => !granted.includes(scope))
    if (missing.length === 0) return { title, state: 'ok', detail: words.scopesGranted(MY_ACCOUNT_SCOPES.length) }
    return { title, state: 'wrong', detail: words.scopesMissing(missing.join(', ')) }
  } catch (error) {
    return { title, state: isAnswer(error) ? 'wrong' : 'unknown', detail: words.noMyAccountToken }
  }
}

/** The Profile page and connected accounts have tokens of their own, so that a tenant can do without their scopes. */
async function checkMoreScopes(
  identity: Identity,
  scopes: string[],
  title: string,
  explain: (list: string) => string,
): Promise<Result> {
  const missing = (list: string[]): Result => ({ title, state: 'wrong', detail: explain(list.join(', ')) })
  try {
    const granted = readScopes(await identity.getMyAccountToken({ fresh: true, scope: scopes.join(' ') }))
    if (granted.length === 0) return { title, state: 'unknown', detail: words.scopesUnknown }
    const lacking = scopes.filter((scope) => !granted.includes(scope))
    return lacking.length > 0 ? missing(lacking) : { title, state: 'ok', detail: words.scopesGranted(scopes.length) }
  } catch (error) {
    return isAnswer(error) ? missing(scopes) : { title, state: 'unknown', detail: words.noMyAccountToken }
  }
}

/** False if the request failed on its way, which says nothing about the tenant. */
function isAnswer(error: unknown): boolean {
  return !['offline', 'network', 'timeout'].includes(asApiError(error).kind)
}

async function checkClipboard(): Promise<Result> {
  const title = words.clipboard
  const isBlocked = !('clipboard' in navigator) || isBlockedByPolicy('clipboard-write')
  if (isBlocked || (await readPermission('clipboard-write')) === 'denied')
    return { title, state: 'wrong', detail: words.clipboardBlocked }
  return { title, state: 'ok', detail: words.clipboardAllowed }
}

function checkPasskeys(): Result {
  const title = words.passkeys
  if (!('credentials' in navigator && 'PublicKeyCredential' in globalThis))
    return { title, state: 'unknown', detail: words.passkeysUnknown }
  if (isBlockedByPolicy('publickey-credentials-create')) return { title, state: 'wrong', detail: words.passkeysBlocked }
  return { title, state: 'ok', detail: words.passkeysAllowed }
}

function checkStorage(): Result {
  const title = words.storage
  return canStore() ? { title, state: 'ok', detail: words.stored } : { title, state: 'wrong', detail: words.notStored }
}

/** Firefox and Safari do not know this permission, and allow the clipboard after a press. */
async function readPermission(name: string): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name: name as PermissionName })).state
  } catch {
    return undefined
  }
}

/** Only Chromium tells a page its Permissions-Policy. */
function isBlockedByPolicy(feature: string): boolean {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature: (name: string) => boolean } }
  return featurePolicy?.allowsFeature(feature) === false
}
