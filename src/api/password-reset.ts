import { ApiError } from './errors'
import { plainFetch } from './client'
import { retryAfterSeconds } from './retry-after'

type Account = { tenantUrl: string; clientId: string; connection: string; email: string }

/** Auth0 sends at most one reset email a minute to an address (docs/api/my-account.md). */
export const RESET_COOL_DOWN_SECONDS = 60

/**
 * Asks Auth0 to send a password reset email. The endpoint is public. A 404 for an unknown address counts as success, so
 * that the console does not reveal which addresses have an account.
 */
export async function sendPasswordReset({ tenantUrl, clientId, connection, email }: Account): Promise<void> {
  const response = await plainFetch(`${tenantUrl}/dbconnections/change_password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: clientId, connection, email }),
  })
  if (response.ok || response.status === 404) return
  const request = 'POST /dbconnections/change_password'
  if (response.status === 429) {
    // CORS usually hides Retry-After, so the documented minute is the fallback.
    const retryAfter = retryAfterSeconds(response.headers) ?? RESET_COOL_DOWN_SECONDS
    throw new ApiError('rate-limited', { status: 429, retryAfter, request })
  }
  throw new ApiError(response.status >= 500 ? 'server' : 'rejected', { status: response.status, request })
}
