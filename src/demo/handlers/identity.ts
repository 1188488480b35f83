import { http, HttpResponse, type RequestHandler } from 'msw'

import { sendPasswordResetEmail } from '~/demo/identity/password-reset'
import type { Database } from '~/demo/data/database'
import { handleTokenRequest, revokeRefreshToken } from '~/demo/identity/token-endpoint'
import { ISSUER } from '~/demo/demo-config'
import { MINUTE } from '~/demo/lib/time'

const RESETS_PER_MINUTE = 3

/** Handles the tenant's endpoints. Its pages are in login/ and pages/, because they replace the page of the app. */
export function identityHandlers(database: Database): RequestHandler[] {
  const isDown = () => database.read().scenario.condition === 'tenant-down'
  return [
    // Returns nothing while the provider is up, so that the handlers below answer.
    http.all(`${ISSUER}*`, () => (isDown() ? HttpResponse.error() : undefined)),
    // The console asks whether the provider answers before it opens the log-out page.
    http.head(`${ISSUER}.well-known/jwks.json`, () => new HttpResponse(null)),

    http.post(`${ISSUER}oauth/token`, async ({ request }) => {
      const { status, body } = await handleTokenRequest(database, await readForm(request))
      return HttpResponse.json(body, { status, headers: { 'cache-control': 'no-store' } })
    }),

    http.post(`${ISSUER}oauth/revoke`, async ({ request }) => {
      revokeRefreshToken(database, (await readForm(request)).get('token') ?? '')
      return new HttpResponse(null, { status: 200 })
    }),

    // Every email address gets the same response, which must not reveal who has an account.
    http.post(`${ISSUER}dbconnections/change_password`, async ({ request }) => {
      const email = (await readForm(request)).get('email')
      if (!email) return HttpResponse.json({ error: 'email is required' }, { status: 400 })
      const recent = recordResetRequest(database)
      const oldest = recent[0] ?? Date.now()
      const headers = {
        'x-ratelimit-limit': `${RESETS_PER_MINUTE}`,
        'x-ratelimit-remaining': `${Math.max(0, RESETS_PER_MINUTE - recent.length)}`,
        'x-ratelimit-reset': `${Math.ceil((oldest + MINUTE) / 1000)}`,
      }
      if (recent.length > RESETS_PER_MINUTE) {
        const body = {
          statusCode: 429,
          error: 'Too Many Requests',
          message: 'Global limit has been reached',
          errorCode: 'too_many_requests',
        }
        const wait = Math.max(1, Math.ceil((oldest + MINUTE - Date.now()) / 1000))
        return HttpResponse.json(body, { status: 429, headers: { ...headers, 'retry-after': `${wait}` } })
      }
      sendPasswordResetEmail(database, email)
      return HttpResponse.text("We've just sent you an email to reset your password.", { headers })
    }),
  ]
}

/** Records a request. Returns the times of all requests within the last minute. Rejected requests do not extend the wait. */
function recordResetRequest(database: Database): number[] {
  const now = Date.now()
  return database.change((state) => {
    const recent = [...state.resetRequests.filter((time) => now - time < MINUTE), now]
    state.resetRequests = recent.slice(0, RESETS_PER_MINUTE)
    return recent
  })
}

/** Reads a body of text fields. The SDK sends a form by default, and JSON if configured. */
async function readForm(request: Request): Promise<URLSearchParams> {
  const text = await request.text()
  if (!request.headers.get('content-type')?.includes('application/json')) return new URLSearchParams(text)
  try {
    const fields = Object.entries(JSON.parse(text) as Record<string, unknown>)
    return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, String(value)]))
  } catch {
    return new URLSearchParams()
  }
}
