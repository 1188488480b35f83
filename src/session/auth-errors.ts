import { ApiError, type StepUp } from '~/api/errors'

import type { LoginProblem } from './identity'

/** Auth0's errors carry a code in `error`; their class names are minified and say nothing (reference: auth0.md §4). */
function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'error' in error && typeof error.error === 'string'
    ? error.error
    : undefined
}

function wordsOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'error_description' in error)
    return String(error.error_description)
  return error instanceof Error ? error.message : String(error)
}

/** What the app had said of a login, which the SDK hands back with its failure as with its success. */
export function appStateOf(error: unknown): Record<string, unknown> {
  const state = typeof error === 'object' && error !== null && 'appState' in error ? error.appState : undefined
  return typeof state === 'object' && state !== null ? { ...state } : {}
}

/** Reads why a login did not succeed. */
export function classifyLoginError(error: unknown): LoginProblem {
  const code = codeOf(error)
  const words = wordsOf(error)
  if (code === 'missing_transaction' || code === 'state_mismatch' || /invalid state/i.test(words)) {
    return { kind: 'used-link' }
  }
  // A code can be exchanged once, so an invalid grant in a callback is a link that was followed twice.
  if (code === 'invalid_grant') return { kind: 'used-link' }
  if (/\b(exp|iat|nbf|auth_time)\b.*claim/i.test(words)) return { kind: 'clock', words }
  if (/blocked/i.test(words)) return { kind: 'blocked', words }
  if (code === 'access_denied' || code === 'unauthorized' || code === 'consent_required')
    return { kind: 'denied', words }
  if (error instanceof DOMException && error.name === 'SecurityError') return { kind: 'storage' }
  if (code === undefined || code === 'timeout') return { kind: navigator.onLine ? 'failed' : 'offline', words }
  return { kind: 'failed', words }
}

const SESSION_OVER = new Set([
  'login_required',
  'consent_required',
  'interaction_required',
  'invalid_grant',
  'missing_refresh_token',
  'access_denied',
  'unauthorized',
])

/**
 * Auth0 wants more of the login before it gives a token (auth0.md §2.5). Without refresh tokens it says so in the words
 * of a login that is required.
 */
function demandedStepUp(code: string | undefined, words: string): StepUp | undefined {
  if (code === 'mfa_required') return 'mfa'
  if (code === 'unmet_authentication_requirements') return 'recent'
  return code === 'login_required' && /multi-?factor/i.test(words) ? 'mfa' : undefined
}

/** Reads why there is no token, in the terms that every request of the app fails in. */
export function classifyTokenError(error: unknown): ApiError {
  const code = codeOf(error)
  const request = 'access token'
  const stepUp = demandedStepUp(code, wordsOf(error))
  if (stepUp) return new ApiError('step-up', { request, stepUp, serverMessage: wordsOf(error) })
  if (code === 'timeout') return new ApiError('timeout', { request })
  if (code !== undefined) {
    return new ApiError(SESSION_OVER.has(code) ? 'session-ended' : 'server', {
      request,
      serverMessage: wordsOf(error),
    })
  }
  // A request that got no answer has no code ("Failed to fetch").
  return new ApiError(navigator.onLine ? 'network' : 'offline', { request })
}

/** Refusals that say nothing of the session: this tenant gives nobody, or not this app, a token for that API. */
const NOT_OFFERED = new Set(SESSION_OVER).add('missing_scopes').add('invalid_scope').add('unauthorized_client')
NOT_OFFERED.add('invalid_request').add('invalid_target').delete('invalid_grant')

/** As classifyTokenError, for an API that the tenant may not have: then it is forbidden, and nobody's session is over. */
export function classifyOptionalTokenError(error: unknown): ApiError {
  const classified = classifyTokenError(error)
  if (classified.kind === 'step-up' || !NOT_OFFERED.has(codeOf(error) ?? '')) return classified
  return new ApiError('forbidden', { request: 'access token', serverMessage: classified.serverMessage })
}
