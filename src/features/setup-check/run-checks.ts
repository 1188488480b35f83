import { asApiError } from '~/api/errors'
import { readScopes } from '~/api/scopes'
import type { Config } from '~/config/config'
import { canStore } from '~/lib/can-store'
import type { Identity } from '~/session/identity'
import { profileScopes, usesProfileApi } from '~/session/profile-scopes'
import { myAccountScopes } from '~/session/scopes'
import { askInHiddenFrame } from '~/session/silent-frame'

import { words } from './words'

export type Result = { title: string; state: 'ok' | 'wrong' | 'unknown'; detail: string }

/** Runs the checks that need a browser and a login. A failure is a result and never an error. */
export async function runChecks(config: Config, identity: Identity): Promise<Result[]> {
  const { auth0 } = config
  // One after the other: both use the refresh token, and rotation replaces it.
  const renewal = await checkRenewal(identity)
  const scopes = auth0.myAccount ? [await checkScopes(identity, auth0)] : []
  const profile = usesProfileApi(config) ? [await checkProfileScopes(identity, profileScopes(config))] : []
  return [
    renewal,
    await checkReload(auth0),
    ...scopes,
    ...profile,
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

async function checkScopes(identity: Identity, auth0: Config['auth0']): Promise<Result> {
  const title = words.scopes
  try {
    const granted = readScopes(await identity.getMyAccountToken({ fresh: true }))
    if (granted.length === 0) return { title, state: 'unknown', detail: words.scopesUnknown }
    const asked = myAccountScopes(auth0)
    const missing = asked.filter((scope) => !granted.includes(scope))
    if (missing.length === 0) return { title, state: 'ok', detail: words.scopesGranted(asked.length) }
    return { title, state: 'wrong', detail: words.scopesMissing(missing.join(', ')) }
  } catch (error) {
    return { title, state: isAnswer(error) ? 'wrong' : 'unknown', detail: words.noMyAccountToken }
  }
}

/** The Profile page has a token of its own, so that a tenant can do without its scopes. */
async function checkProfileScopes(identity: Identity, scopes: string[]): Promise<Result> {
  const title = words.profileScopes
  const missing = (list: string[]): Result => ({
    title,
    state: 'wrong',
    detail: words.profileScopesMissing(list.join(', ')),
  })
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
