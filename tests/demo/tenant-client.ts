import { createHash } from 'node:crypto'
import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'

import { authenticate, readAuthorizeRequest, type AuthorizeRequest } from '~/demo/identity/identity-provider'
import { maria, PASSWORD } from '~/demo/data/personas'
import { createDatabase, createDemoHandlers } from '~/demo/server'
import { AUDIENCE, CLIENT_ID, ISSUER } from '~/demo/demo-config'

const VERIFIER = 'a-verifier-that-is-long-enough-for-the-rule-of-43-characters'
export const CALLBACK = 'https://console.example/callback'

type Database = ReturnType<typeof createDatabase>
type Post = ReturnType<typeof startTenant>['post']

/** The demo's tenant over fetch. */
export function startTenant() {
  const database = createDatabase()
  const server = setupServer(...createDemoHandlers(database))
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  return {
    database,
    async post(path: string, fields: Record<string, string>) {
      const response = await fetch(`${ISSUER}${path}`, { method: 'POST', body: new URLSearchParams(fields) })
      const isJson = response.headers.get('content-type')?.includes('json')
      const body = isJson ? await response.json() : await response.text()
      return { status: response.status, body, retryAfter: response.headers.get('retry-after') }
    },
  }
}

/** An authorization code, as Maria's login leaves it in the address. */
export async function logIn(database: Database, more: Record<string, string> = {}): Promise<string> {
  const answer = await authenticate(database, authorizeRequest(more), { email: maria.email, password: PASSWORD })
  return (answer.kind === 'leave' && new URL(answer.url).searchParams.get('code')) || ''
}

/** What the app asks for when it sends somebody to log in. */
export function authorizeRequest(more: Record<string, string> = {}): AuthorizeRequest {
  const read = readAuthorizeRequest(authorizeQuery(more), new URL(CALLBACK).origin)
  if (!read) throw new Error('The request was not understood.')
  return read
}

export function authorizeQuery(more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: CALLBACK,
    state: 's-1',
    nonce: 'n-1',
    scope: 'openid profile email offline_access',
    audience: AUDIENCE,
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  })
}

export function exchange(post: Post, code: string, more: Record<string, string> = {}) {
  return post('oauth/token', {
    client_id: CLIENT_ID,
    grant_type: 'authorization_code',
    code,
    code_verifier: VERIFIER,
    redirect_uri: CALLBACK,
    ...more,
  })
}

export function refresh(post: Post, token: string, more: Record<string, string> = {}) {
  return post('oauth/token', { client_id: CLIENT_ID, grant_type: 'refresh_token', refresh_token: token, ...more })
}

export function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}
