import type { Persona } from '~/demo/data/personas'
import { MY_ACCOUNT_AUDIENCE, MY_ACCOUNT_BASE } from '~/demo/demo-config'
import { createDatabase, issueBearerToken } from '~/demo/server'

import { startDemoServer, type Database } from './demo-server'

export const METHODS = 'authentication-methods'

/** Response to the first request of an enrollment. */
type StartedEnrollment = { body: { auth_session: string }; location: string | null }

/** Starts the demo server and returns a client for the My Account API. Its token has every scope. */
export function startMyAccountApi(persona: Persona) {
  const database = createDatabase()
  startDemoServer(database)
  return { database, ...createMyAccountClient(database, persona) }
}

/** Creates a client for a server that already runs. */
export function createMyAccountClient(database: Database, persona: Persona) {
  const bearerToken = issueBearerToken(database, persona, { audience: MY_ACCOUNT_AUDIENCE })

  async function request(method: string, path: string, body?: object, token = bearerToken) {
    const url = path.startsWith('https:') ? path : `${MY_ACCOUNT_BASE}/${path}`
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

  /** Sends the first request of an enrollment. */
  const startEnrollment = (fields: object) => request('POST', METHODS, fields)
  /** Sends the second request of an enrollment. */
  const finishEnrollment = ({ body, location }: StartedEnrollment, fields: object = {}) =>
    request('POST', `${location}/verify`, { auth_session: body.auth_session, ...fields })
  return { request, startEnrollment, finishEnrollment }
}

/** Returns a wrong code: the next number. */
export function wrongCode(code: string): string {
  return `${(Number(code) + 1) % 1_000_000}`.padStart(6, '0')
}
