import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'

import type { Persona } from '~/demo/data/personas'
import { createDatabase, createDemoHandlers, issueBearerToken } from '~/demo/server'
import { ME_AUDIENCE, ME_BASE } from '~/demo/demo-config'

export const METHODS = 'authentication-methods'

type Database = ReturnType<typeof createDatabase>

/** What the first step of an enrollment answered. */
type Begun = { body: { auth_session: string }; location: string | null }

/** The My Account API over fetch, as somebody whose token may do everything. */
export function startAccount(persona: Persona) {
  const database = createDatabase()
  const server = setupServer(...createDemoHandlers(database))
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())

  const as = (whom: Persona) => openAccount(database, whom)
  return { database, as, ...as(persona) }
}

/** The same, where somebody listens already. */
export function openAccount(database: Database, persona: Persona) {
  const bearer = issueBearerToken(database, persona, { audience: ME_AUDIENCE })
  async function me(method: string, path: string, body?: object, token = bearer) {
    const url = path.startsWith('https:') ? path : `${ME_BASE}/${path}`
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      location: response.headers.get('location'),
      retryAfter: response.headers.get('retry-after'),
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
  const verify = (begun: Begun, fields: object = {}) =>
    me('POST', `${begun.location}/verify`, { auth_session: begun.body.auth_session, ...fields })
  return { me, verify }
}

/** Another code. */
export function wrong(code: string): string {
  return `${(Number(code) + 1) % 1_000_000}`.padStart(6, '0')
}
