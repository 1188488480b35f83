import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRemoteJWKSet, jwtVerify } from 'jose'

import { ApiKeyStore } from './api-key-store.ts'
import { listen, readBody } from './listen.ts'

export type RecordedRequest = {
  method: string
  url: string
  /** The host the request was sent to: evil.localhost ends up here too. */
  host: string
  origin: string | undefined
  authorized: boolean
}

/** What can be made to go wrong, from the start or in the middle of a test. */
export type Faults = {
  /** The tenant behind the API is full: creating fails with the documented 500 that wraps a 403. */
  limitReached: boolean
  /** Every link of a key leads to another host. */
  foreignLinks: boolean
  /** The next PUT is carried out and its answer lost, or fails before it is carried out. */
  nextPut: 'lost' | 'error' | undefined
  /** Every token is refused, however good. */
  tokensRefused: boolean
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

type Options = { issuer: string; jwksUrl: string; audience: string; allowOrigin: string } & Partial<Faults>

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
    tokensRefused: false,
    ...given,
  }
  const keySet = createRemoteJWKSet(new URL(jwksUrl))

  const subjectOf = async (request: IncomingMessage): Promise<string | undefined> => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (!token || faults.tokensRefused) return undefined
    return jwtVerify(token, keySet, { issuer, audience, algorithms: ['RS256'] }).then(
      ({ payload }) => payload.sub,
      () => undefined,
    )
  }

  const { origin, close } = await listen(({ origin: at, port }) => async (request, response) => {
    const { method = 'GET', url = '/', headers } = request
    const isAuthorized = headers.authorization !== undefined
    requests.push({ method, url, host: headers.host ?? '', origin: headers.origin, authorized: isAuthorized })

    allowCrossOrigin(response, allowOrigin)
    if (method === 'OPTIONS') return void response.writeHead(204).end()
    const subject = await subjectOf(request)
    // An empty body: the documentation shows none.
    if (subject === undefined) return void response.writeHead(401).end()
    const linkOrigin = faults.foreignLinks ? `http://evil.localhost:${port}` : at
    return answer(request, response, { keys, faults, subject, links: `${linkOrigin}/api` })
  })

  return { origin, baseUrl: `${origin}/api`, requests, keys, faults, close }
}

function allowCrossOrigin(response: ServerResponse, origin: string): void {
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE')
  response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type')
  response.setHeader('Access-Control-Expose-Headers', 'Date, Retry-After')
  response.setHeader('Access-Control-Max-Age', '600')
  response.setHeader('Vary', 'Origin')
}

type Scene = { keys: ApiKeyStore; faults: Faults; subject: string; links: string }

async function answer(request: IncomingMessage, response: ServerResponse, scene: Scene): Promise<void> {
  const { keys, subject, links } = scene
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  // Both with and without the last slash; a redirect would lose the body of a POST (api-facts §3, 1).
  const [, id] = /^\/api\/apikeys(?:\/([^/]*))?$/.exec(pathname) ?? [undefined, undefined]
  if (!/^\/api\/apikeys(\/|$)/.test(pathname)) return refuse(request, response, 404, 'Not Found')

  const route = `${request.method} ${id ? 'key' : 'keys'}`
  if (route === 'GET keys') return sendJson(response, 200, keys.page(subject, searchParams, links))
  if (route === 'POST keys') return sendJson(response, 200, keys.initialise(subject, links))
  if (route === 'PUT key') return put(request, response, scene, id ?? '')
  if (route === 'GET key') {
    const key = keys.view(subject, id ?? '', links)
    return key ? sendJson(response, 200, key) : refuse(request, response, 404, 'Not Found')
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
  const name = nameIn(await readBody(request))
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
  if (fault === 'lost') return loseAnswer(response)
  if (!key) return refuse(request, response, 404, 'Not Found')
  return sendJson(response, exists ? 200 : 201, key)
}

/** Breaks off after the head: without one, the browser would take the connection for stale and repeat the PUT itself. */
function loseAnswer(response: ServerResponse): void {
  response.writeHead(201, { 'Content-Type': 'application/hal+json', 'Content-Length': '1000' })
  response.write('{', () => response.destroy())
}

function nameIn(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    const name = typeof parsed === 'object' && parsed !== null && 'name' in parsed ? parsed.name : undefined
    return typeof name === 'string' && name.trim() !== '' ? name : undefined
  } catch {
    return undefined
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/hal+json' }).end(JSON.stringify(body))
}

/** Spring Boot's error body. Its timestamp is written unlike those of the resources (api-facts §3, 7). */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, error: string, message?: string) {
  const timestamp = new Date().toISOString().replace('Z', '+00:00')
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  response
    .writeHead(status, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ timestamp, status, error, ...(message && { message }), path }))
}
