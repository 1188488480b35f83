import type { IncomingMessage, ServerResponse } from 'node:http'

import { loseResponse, sendJson } from './responses.ts'
import { ApiKeyStore } from './api-key-store.ts'
import { bearerReader, type Trust } from './bearer.ts'
import { handleCors } from './cross-origin.ts'
import { listen, readJson } from './listen.ts'
import { recordOf, type RecordedRequest } from './recorded-request.ts'

/** Faults that a test can turn on, from the start or later. */
export type Faults = {
  /** Auth0 allows no further keys: creating fails with a 500 that wraps a 403 (docs/api/hal.md#limit-reached). */
  limitReached: boolean
  /** All links of a key lead to another host. */
  foreignLinks: boolean
  /** The next PUT succeeds but its response is lost, or it fails with 500 and changes nothing. */
  nextPut: 'lost' | 'error' | undefined
  /** Every bearer token is rejected with 401. */
  rejectTokens: boolean
}

export type HalServer = {
  origin: string
  /** The value of `apiKeys.baseUrl` in config.json. */
  baseUrl: string
  requests: RecordedRequest[]
  keys: ApiKeyStore
  faults: Faults
  close: () => Promise<void>
}

type Options = Trust & { allowOrigin: string } & Partial<Faults>

/** Starts a HAL API (docs/api/hal.md) on a separate origin, with CORS. It verifies bearer tokens. */
export async function startHalServer({
  issuer,
  jwksUrl,
  audience,
  allowOrigin,
  ...initialFaults
}: Options): Promise<HalServer> {
  const requests: RecordedRequest[] = []
  const keys = new ApiKeyStore()
  const faults: Faults = {
    limitReached: false,
    foreignLinks: false,
    nextPut: undefined,
    rejectTokens: false,
    ...initialFaults,
  }
  const readBearer = bearerReader({ issuer, jwksUrl, audience })
  const allowed = {
    origin: allowOrigin,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    headers: ['authorization', 'content-type'],
  }

  const { origin, close } = await listen(({ origin: ownOrigin, port }) => async (request, response) => {
    requests.push(recordOf(request))
    if (handleCors(request, response, allowed)) return
    const claims = await readBearer(request)
    // The documentation shows no body for a 401 response.
    if (!claims || faults.rejectTokens) return void response.writeHead(401).end()
    const linkOrigin = faults.foreignLinks ? `http://evil.localhost:${port}` : ownOrigin
    return handleRequest(request, response, { keys, faults, subject: claims.sub, links: `${linkOrigin}/api` })
  })

  return { origin, baseUrl: `${origin}/api`, requests, keys, faults, close }
}

const HAL = { 'Content-Type': 'application/hal+json' }

type RequestContext = { keys: ApiKeyStore; faults: Faults; subject: string; links: string }

async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
): Promise<void> {
  const { keys, subject, links } = context
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  // With or without a trailing slash: a redirect would lose the body of a POST (docs/api/hal.md#base-url).
  const [, id] = /^\/api\/apikeys(?:\/([^/]*))?$/.exec(pathname) ?? [undefined, undefined]
  if (!/^\/api\/apikeys(\/|$)/.test(pathname)) return sendError(request, response, 404, 'Not Found')

  const route = `${request.method} ${id ? 'key' : 'keys'}`
  if (route === 'GET keys') return sendJson(response, 200, keys.page(subject, searchParams, links), HAL)
  if (route === 'POST keys') return sendJson(response, 200, keys.initialize(subject, links), HAL)
  if (route === 'PUT key') return put(request, response, context, id ?? '')
  if (route === 'GET key') {
    const key = keys.view(subject, id ?? '', links)
    return key ? sendJson(response, 200, key, HAL) : sendError(request, response, 404, 'Not Found')
  }
  if (route === 'DELETE key') {
    if (!keys.delete(subject, id ?? '')) return sendError(request, response, 404, 'Not Found')
    return void response.writeHead(204).end()
  }
  return sendError(request, response, 405, 'Method Not Allowed')
}

/** Renames the key if it exists. Creates it otherwise: both requests have the same method and URL. */
async function put(
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
  id: string,
): Promise<void> {
  const { keys, faults, subject, links } = context
  const name = nameIn(await readJson(request))
  const fault = faults.nextPut
  faults.nextPut = undefined

  if (fault === 'error') return sendError(request, response, 500, 'Internal Server Error')
  if (!name) return sendError(request, response, 400, 'Bad Request', 'name must not be blank')
  const exists = keys.view(subject, id, links) !== undefined
  if (!exists && faults.limitReached) {
    const message =
      'Request failed with status code 403: You reached the limit of entities of this type for this tenant.'
    return sendError(request, response, 500, 'Internal Server Error', message)
  }
  const key = exists ? keys.rename(subject, id, name, links) : keys.create(subject, id, name, links)
  if (fault === 'lost') return loseResponse(response, HAL['Content-Type'])
  if (!key) return sendError(request, response, 404, 'Not Found')
  return sendJson(response, exists ? 200 : 201, key, HAL)
}

function nameIn(body: unknown): string | undefined {
  const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
  return typeof name === 'string' && name.trim() !== '' ? name : undefined
}

/**
 * Sends the error format of Spring Boot. Unlike the instants of keys, its timestamp has a zone
 * (docs/api/hal.md#errors).
 */
function sendError(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  error: string,
  message?: string,
) {
  const timestamp = new Date().toISOString().replace('Z', '+00:00')
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  sendJson(response, status, { timestamp, status, error, ...(message && { message }), path })
}
