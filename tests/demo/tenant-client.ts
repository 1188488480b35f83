import { createHash } from 'node:crypto'

import { INITIAL_PASSWORD, maria } from '~/demo/data/personas'
import { AUDIENCE, CLIENT_ID, ISSUER } from '~/demo/demo-config'
import { logInWithPassword, parseAuthorizeRequest, type AuthorizeRequest } from '~/demo/identity/identity-provider'
import { createDatabase } from '~/demo/server'

import { startDemoServer, type Database } from './demo-server'

const VERIFIER = 'a-verifier-that-is-long-enough-for-the-rule-of-43-characters'
export const CALLBACK = 'https://console.example/callback'

type Post = ReturnType<typeof startTenant>['post']

/** Starts the demo server and returns a client for the tenant's endpoints. */
export function startTenant() {
  const database = createDatabase()
  startDemoServer(database)
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

/** Logs Maria in. Returns the authorization code that the app receives. */
export async function logInAsMaria(database: Database, query: Record<string, string> = {}): Promise<string> {
  const credentials = { email: maria.email, password: INITIAL_PASSWORD }
  const result = await logInWithPassword(database, authorizeRequest(query), credentials)
  return (result.kind === 'redirect' && new URL(result.url).searchParams.get('code')) || ''
}

/** Creates the request with which the app sends a user to log in. */
export function authorizeRequest(query: Record<string, string> = {}): AuthorizeRequest {
  const request = parseAuthorizeRequest(authorizeQuery(query), new URL(CALLBACK).origin)
  if (!request) throw new Error('The query of /authorize is invalid.')
  return request
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

export function exchangeCode(post: Post, code: string, more: Record<string, string> = {}) {
  return post('oauth/token', {
    client_id: CLIENT_ID,
    grant_type: 'authorization_code',
    code,
    code_verifier: VERIFIER,
    redirect_uri: CALLBACK,
    ...more,
  })
}

export function refreshTokens(post: Post, refreshToken: string, more: Record<string, string> = {}) {
  return post('oauth/token', {
    client_id: CLIENT_ID,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    ...more,
  })
}

export function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}
