import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'

import { TOKEN_HEADER } from '~/api/management-tokens'
import { maria, type Persona } from '~/demo/data/personas'
import type { Scenario } from '~/demo/data/scenarios'
import { createDatabase, createDemoHandlers, issueBearerToken } from '~/demo/server'
import { MANAGE_BASE } from '~/demo/demo-config'

export const TOKENS = 'current-user/tokens'

/** What it takes to make a token. */
export const wish = { description: 'CI release', expiresIn: 7200 }

/** The Management API over fetch, as somebody who is logged in. */
export function startManage(scenario: Partial<Scenario> = {}, persona: Persona = maria) {
  const database = createDatabase(scenario)
  const server = setupServer(...createDemoHandlers(database))
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  const as = (whom: Persona) => openManage(database, whom)
  const api = as(persona)
  /** Asks with the token, and with no session. */
  const verify = (token: string) => api('GET', 'tokens/verify', undefined, { [TOKEN_HEADER]: token })
  return { database, api, as, verify }
}

function openManage(database: ReturnType<typeof createDatabase>, persona: Persona) {
  const headers = { authorization: `Bearer ${issueBearerToken(database, persona)}` }
  return async (method: string, path: string, body?: unknown, credentials: HeadersInit = headers) => {
    const response = await fetch(`${MANAGE_BASE}/manage/${path}`, {
      method,
      headers: credentials,
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
