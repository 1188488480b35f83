import { TOKEN_HEADER } from '~/api/management-tokens'
import { maria, type Persona } from '~/demo/data/personas'
import type { Scenario } from '~/demo/data/scenarios'
import { MANAGE_BASE } from '~/demo/demo-config'
import { createDatabase, issueBearerToken } from '~/demo/server'

import { startDemoServer, type Database } from './demo-server'

export const TOKENS = 'current-user/tokens'

/** Body of a valid request to create a token. */
export const newToken = { description: 'CI release', expiresIn: 7200 }

/** Starts the demo server and returns a client for the Management API. */
export function startManagementApi(scenario: Partial<Scenario> = {}, persona: Persona = maria) {
  const database = createDatabase(scenario)
  startDemoServer(database)
  const request = createManagementApiClient(database, persona)
  /** Verifies a management token. The request has no bearer token. */
  const verifyToken = (token: string) => request('GET', 'tokens/verify', undefined, { [TOKEN_HEADER]: token })
  return { database, request, verifyToken }
}

/** Creates a client for a server that already runs. */
export function createManagementApiClient(database: Database, persona: Persona) {
  const bearer = { authorization: `Bearer ${issueBearerToken(database, persona)}` }
  return async (method: string, path: string, body?: unknown, headers: HeadersInit = bearer) => {
    const response = await fetch(`${MANAGE_BASE}/manage/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
}

export type ManagementApiRequest = ReturnType<typeof createManagementApiClient>
