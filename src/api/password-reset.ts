import { ApiError } from './errors'
import { plainFetch, retryAfterSeconds } from './client'

type Account = { tenantUrl: string; clientId: string; connection: string; email: string }

/** What Auth0 allows is one mail a minute for an address (reference: auth0.md §3). */
export const RESET_COOL_DOWN_SECONDS = 60

/**
 * Asks Auth0 to send the reset email. Public and without a token. The answer is plain text, and an unknown address may
 * be answered with 404: both look the same from outside, so that nobody learns which addresses have an account.
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
    // The header is rarely readable across origins; the documented minute stands in for it.
    const retryAfter = retryAfterSeconds(response.headers) ?? RESET_COOL_DOWN_SECONDS
    throw new ApiError('rate-limited', { status: 429, retryAfter, request })
  }
  throw new ApiError(response.status >= 500 ? 'server' : 'rejected', { status: response.status, request })
}
