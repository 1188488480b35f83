import { ApiError } from '~/api/errors'

import type { SignInProblem } from './identity'

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

/** Reads why a login did not succeed. */
export function classifySignInError(error: unknown): SignInProblem {
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

/** Reads why there is no token, in the terms that every request of the app fails in. */
export function classifyTokenError(error: unknown): ApiError {
  const code = codeOf(error)
  const request = 'access token'
  if (code === 'timeout') return new ApiError('timeout', { request })
  if (code !== undefined) {
    return new ApiError(SESSION_OVER.has(code) ? 'session-ended' : 'server', {
      request,
      serverWords: wordsOf(error),
    })
  }
  // A request that got no answer has no code ("Failed to fetch").
  return new ApiError(navigator.onLine ? 'network' : 'offline', { request })
}
