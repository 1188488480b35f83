import type { IncomingMessage, ServerResponse } from 'node:http'

import { loseResponse, sendJson } from './responses.ts'
import { ApiKeyStore } from './api-key-store.ts'
import { bearerReader, type Trust } from './bearer.ts'
import { handleCors } from './cross-origin.ts'
import { listen, readJson } from './listen.ts'
import { recordOf, type RecordedRequest } from './recorded-request.ts'

/** What can be made to go wrong, from the start or in the middle of a test. */
export type Faults = {
  /** The tenant behind the API is full: creating fails with the documented 500 that wraps a 403. */
  limitReached: boolean
  /** Every link of a key leads to another host. */
  foreignLinks: boolean
  /** The next PUT is carried out and its answer lost, or fails before it is carried out. */
  nextPut: 'lost' | 'error' | undefined
  /** Every token is refused, however good. */
  rejectTokens: boolean
}

export type HalServer = {
  origin: string
  /** What config.json says in `apiKeys.baseUrl`. */
  baseUrl: string
  requests: RecordedRequest[]
  keys: ApiKeyStore
  faults: Faults
  close: () => Promise<void>
}

type Options = Trust & { allowOrigin: string } & Partial<Faults>

/** The API of the HAL dialect (api-facts §2) over real HTTP: another origin, CORS, and a bearer that is verified. */
export async function startHalServer({
  issuer,
  jwksUrl,
  audience,
  allowOrigin,
  ...given
}: Options): Promise<HalServer> {
  const requests: RecordedRequest[] = []
  const keys = new ApiKeyStore()
  const faults: Faults = {
    limitReached: false,
    foreignLinks: false,
    nextPut: undefined,
    rejectTokens: false,
    ...given,
  }
  const readBearer = bearerReader({ issuer, jwksUrl, audience })
  const allowed = {
    origin: allowOrigin,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    headers: ['authorization', 'content-type'],
  }

  const { origin, close } = await listen(({ origin: at, port }) => async (request, response) => {
    requests.push(recordOf(request))
    if (handleCors(request, response, allowed)) return
    const claims = await readBearer(request)
    // An empty body: the documentation shows none.
    if (!claims || faults.rejectTokens) return void response.writeHead(401).end()
    const linkOrigin = faults.foreignLinks ? `http://evil.localhost:${port}` : at
    return answer(request, response, { keys, faults, subject: claims.sub, links: `${linkOrigin}/api` })
  })

  return { origin, baseUrl: `${origin}/api`, requests, keys, faults, close }
}

const HAL = { 'Content-Type': 'application/hal+json' }

type Scene = { keys: ApiKeyStore; faults: Faults; subject: string; links: string }

async function answer(request: IncomingMessage, response: ServerResponse, scene: Scene): Promise<void> {
  const { keys, subject, links } = scene
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  // Both with and without the last slash; a redirect would lose the body of a POST (api-facts §3, 1).
  const [, id] = /^\/api\/apikeys(?:\/([^/]*))?$/.exec(pathname) ?? [undefined, undefined]
  if (!/^\/api\/apikeys(\/|$)/.test(pathname)) return refuse(request, response, 404, 'Not Found')

  const route = `${request.method} ${id ? 'key' : 'keys'}`
  if (route === 'GET keys') return sendJson(response, 200, keys.page(subject, searchParams, links), HAL)
  if (route === 'POST keys') return sendJson(response, 200, keys.initialize(subject, links), HAL)
  if (route === 'PUT key') return put(request, response, scene, id ?? '')
  if (route === 'GET key') {
    const key = keys.view(subject, id ?? '', links)
    return key ? sendJson(response, 200, key, HAL) : refuse(request, response, 404, 'Not Found')
  }
  if (route === 'DELETE key') {
    if (!keys.delete(subject, id ?? '')) return refuse(request, response, 404, 'Not Found')
    return void response.writeHead(204).end()
  }
  return refuse(request, response, 405, 'Method Not Allowed')
}

/** Creates or updates: the address is the same, and whether the key exists decides. */
async function put(request: IncomingMessage, response: ServerResponse, scene: Scene, id: string): Promise<void> {
  const { keys, faults, subject, links } = scene
  const name = nameIn(await readJson(request))
  const fault = faults.nextPut
  faults.nextPut = undefined

  if (fault === 'error') return refuse(request, response, 500, 'Internal Server Error')
  if (!name) return refuse(request, response, 400, 'Bad Request', 'name must not be blank')
  const exists = keys.view(subject, id, links) !== undefined
  if (!exists && faults.limitReached) {
    const words = 'Request failed with status code 403: You reached the limit of entities of this type for this tenant.'
    return refuse(request, response, 500, 'Internal Server Error', words)
  }
  const key = exists ? keys.rename(subject, id, name, links) : keys.create(subject, id, name, links)
  if (fault === 'lost') return loseResponse(response, HAL['Content-Type'])
  if (!key) return refuse(request, response, 404, 'Not Found')
  return sendJson(response, exists ? 200 : 201, key, HAL)
}

function nameIn(body: unknown): string | undefined {
  const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
  return typeof name === 'string' && name.trim() !== '' ? name : undefined
}

/** Spring Boot's error body. Its timestamp is written unlike those of the resources (api-facts §3, 7). */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, error: string, message?: string) {
  const timestamp = new Date().toISOString().replace('Z', '+00:00')
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  sendJson(response, status, { timestamp, status, error, ...(message && { message }), path })
}
