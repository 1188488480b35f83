import { maria, type Persona } from '~/demo/data/personas'
import type { Scenario } from '~/demo/data/scenarios'
import { HAL_BASE } from '~/demo/demo-config'
import { createDatabase, issueBearerToken } from '~/demo/server'

import { startDemoServer } from './demo-server'

/** Starts the demo server and returns a client for the API key API. */
export function startApiKeyApi(
  scenario: Partial<Scenario> = {},
  persona: Persona = maria,
  database = createDatabase(scenario),
) {
  startDemoServer(database)
  const bearerToken = issueBearerToken(database, persona)

  async function request(method: string, path: string, body?: object, token = bearerToken) {
    const response = await fetch(`${HAL_BASE}/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const createDraft = async (): Promise<{ id: string }> => (await request('POST', 'apikeys/')).body
  return { database, request, createDraft }
}
