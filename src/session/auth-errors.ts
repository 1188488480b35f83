import { ApiError, type StepUp } from '~/api/errors'

import type { LoginProblem } from './identity'

/**
 * Returns the code that the SDK's errors carry in `error`. Their class names are minified
 * (docs/api/my-account.md#token-errors).
 */
function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'error' in error && typeof error.error === 'string'
    ? error.error
    : undefined
}

function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'error_description' in error)
    return String(error.error_description)
  return error instanceof Error ? error.message : String(error)
}

/** Returns the `appState` of the login that failed. The SDK attaches it to its error. */
export function appStateOf(error: unknown): Record<string, unknown> {
  const state = typeof error === 'object' && error !== null && 'appState' in error ? error.appState : undefined
  return typeof state === 'object' && state !== null ? { ...state } : {}
}

/** How the browsers and the SDK describe a request without a response. Errors from the SDK's worker have no class. */
const NO_RESPONSE = /failed to fetch|networkerror|load failed|timeout/i

/** Returns the reason why a login failed. `serverMessage` is the provider's message, never one of the SDK or the browser. */
export function classifyLoginError(error: unknown): LoginProblem {
  const code = codeOf(error)
  const message = messageOf(error)
  if (code === 'missing_transaction' || code === 'state_mismatch' || /invalid state/i.test(message)) {
    return { kind: 'used-link' }
  }
  // A code can be exchanged once, so an invalid grant in a callback means that the link was opened twice.
  if (code === 'invalid_grant') return { kind: 'used-link' }
  if (/\b(exp|iat|nbf|auth_time)\b.*claim/i.test(message)) return { kind: 'clock' }
  if (code === undefined || code === 'timeout') return { kind: classifyLocalFailure(error, message) }
  if (/blocked/i.test(message)) return { kind: 'blocked', serverMessage: message }
  if (code === 'access_denied' || code === 'unauthorized' || code === 'consent_required')
    return { kind: 'denied', serverMessage: message }
  return { kind: 'failed', serverMessage: message }
}

/** Classifies a failure that the provider has not reported. */
function classifyLocalFailure(error: unknown, message: string): LoginProblem['kind'] {
  if (isStorageError(error)) return 'storage'
  // Browsers offer cryptography only to pages with HTTPS, and on localhost.
  if (globalThis.crypto?.subtle === undefined) return 'insecure'
  return codeOf(error) === 'timeout' || NO_RESPONSE.test(message) ? 'no-answer' : 'failed'
}

/** True if the browser denies storage, or has no room left. */
export function isStorageError(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'SecurityError' || error.name === 'QuotaExceededError')
}

const SESSION_ENDED_CODES = new Set([
  'login_required',
  'consent_required',
  'interaction_required',
  'invalid_grant',
  'missing_refresh_token',
  'access_denied',
  'unauthorized',
])

/**
 * Returns the step-up that Auth0 requires before it issues a token (docs/api/my-account.md#token-errors). Without
 * refresh tokens, a required second factor comes as `login_required`, and only the message mentions MFA.
 */
function requiredStepUp(code: string | undefined, message: string): StepUp | undefined {
  if (code === 'mfa_required') return 'mfa'
  if (code === 'unmet_authentication_requirements') return 'recent'
  return code === 'login_required' && /multi-?factor/i.test(message) ? 'mfa' : undefined
}

/** Converts an error of the SDK's token request to an ApiError. */
export function classifyTokenError(error: unknown): ApiError {
  const code = codeOf(error)
  const request = 'bearer token'
  const stepUp = requiredStepUp(code, messageOf(error))
  if (stepUp) return new ApiError('step-up', { request, stepUp, serverMessage: messageOf(error) })
  if (code === 'timeout') return new ApiError('timeout', { request })
  if (code !== undefined) {
    return new ApiError(SESSION_ENDED_CODES.has(code) ? 'session-ended' : 'server', {
      request,
      serverMessage: messageOf(error),
    })
  }
  // A request without a response has no code ("Failed to fetch").
  return new ApiError('network', { request })
}

/** Codes for an API that the tenant does not have, or does not open to this app. The session may still be active. */
const UNAVAILABLE_CODES = new Set(SESSION_ENDED_CODES)
  .add('missing_scopes')
  .add('invalid_scope')
  .add('unauthorized_client')
UNAVAILABLE_CODES.add('invalid_request').add('invalid_target').delete('invalid_grant')

/**
 * Like classifyTokenError, for an API that the tenant may not have. A missing API is `forbidden`, not `session-ended`.
 */
export function classifyOptionalTokenError(error: unknown): ApiError {
  const classified = classifyTokenError(error)
  if (classified.kind === 'step-up' || !UNAVAILABLE_CODES.has(codeOf(error) ?? '')) return classified
  return new ApiError('forbidden', { request: 'bearer token', serverMessage: classified.serverMessage })
}
