import { http, HttpResponse, type RequestHandler } from 'msw'

import { sendResetLetter } from '~/demo/identity/password-reset'
import type { Database } from '~/demo/data/database'
import { answerTokenRequest, revokeRefreshToken } from '~/demo/identity/token-endpoint'
import { ISSUER } from '~/demo/demo-config'

const RESETS_A_MINUTE = 3
const MINUTE = 60_000

/** The tenant, as far as it is asked by fetch. Its pages are the app's own: see login/. */
export function identityHandlers(database: Database): RequestHandler[] {
  return [
    http.post(`${ISSUER}oauth/token`, async ({ request }) => {
      const { status, body } = await answerTokenRequest(database, await readForm(request))
      return HttpResponse.json(body, { status, headers: { 'cache-control': 'no-store' } })
    }),

    http.post(`${ISSUER}oauth/revoke`, async ({ request }) => {
      revokeRefreshToken(database, (await readForm(request)).get('token') ?? '')
      return new HttpResponse(null, { status: 200 })
    }),

    // The same words for everybody, so that nobody learns which addresses have an account.
    http.post(`${ISSUER}dbconnections/change_password`, async ({ request }) => {
      const email = (await readForm(request)).get('email')
      if (!email) return HttpResponse.json({ error: 'email is required' }, { status: 400 })
      const recent = noteReset(database)
      const oldest = recent[0] ?? Date.now()
      const headers = {
        'x-ratelimit-limit': `${RESETS_A_MINUTE}`,
        'x-ratelimit-remaining': `${Math.max(0, RESETS_A_MINUTE - recent.length)}`,
        'x-ratelimit-reset': `${Math.ceil((oldest + MINUTE) / 1000)}`,
      }
      if (recent.length > RESETS_A_MINUTE) {
        const body = {
          statusCode: 429,
          error: 'Too Many Requests',
          message: 'Global limit has been reached',
          errorCode: 'too_many_requests',
        }
        const wait = Math.max(1, Math.ceil((oldest + MINUTE - Date.now()) / 1000))
        return HttpResponse.json(body, { status: 429, headers: { ...headers, 'retry-after': `${wait}` } })
      }
      sendResetLetter(database, email)
      return HttpResponse.text("We've just sent you an email to reset your password.", { headers })
    }),
  ]
}

/** The times of the requests of the last minute, this one included. A refused one does not make the wait longer. */
function noteReset(database: Database): number[] {
  const now = Date.now()
  return database.change((state) => {
    const recent = [...state.resetRequests.filter((time) => now - time < MINUTE), now]
    state.resetRequests = recent.slice(0, RESETS_A_MINUTE)
    return recent
  })
}

/** The SDK sends forms, and JSON where it is told to; both carry flat fields of text. */
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
