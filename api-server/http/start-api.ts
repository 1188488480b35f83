import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Claims, ReadBearer } from './bearer.ts'
import { handleCors, type CrossOrigin } from './cross-origin.ts'
import { listen, readJson, type RunningServer } from './listen.ts'
import { sendReply, type Reply } from './reply.ts'

/** A request to an API, with its parsed body and the claims of its bearer token, if that token is valid. */
export type Call = {
  method: string
  /** The path of the URL, percent-encoded as the client sent it. */
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  /** Undefined if the request has no JSON body. */
  body: unknown
  claims: Claims | undefined
  /** The origin of this server. */
  origin: string
}

/** Answers a call in place of the API, or passes it on to the API. Returns undefined if it has sent the response itself. */
export type Intercept = (call: Call, next: () => Reply, response: ServerResponse) => Reply | undefined

export type ApiOptions = {
  /** 0 chooses a free port. */
  port?: number
  readBearer: ReadBearer
  allowOrigin: string
  /** Called with each request before it is answered, preflight requests included. */
  onRequest?: (request: IncomingMessage) => void
  intercept?: Intercept
  /** Called with each response. `body` is undefined for a response without one. */
  onResponse?: (exchange: Exchange) => void
}

/** A request and its response, as the client sees them. */
export type Exchange = {
  method: string
  path: string
  requestHeaders: Record<string, string | undefined>
  status: number
  /** Names are in lower case. */
  headers: Record<string, string | undefined>
  body: unknown
}

type Api = { allowed: Omit<CrossOrigin, 'origin'>; answer: (call: Call) => Reply }

/** Starts an API on an origin of its own, with CORS. */
export function startApi({ allowed, answer }: Api, options: ApiOptions): Promise<RunningServer> {
  const { port = 0, readBearer, allowOrigin, onRequest, onResponse, intercept = (_call, next) => next() } = options
  return listen(port, ({ origin }) => async (request, response) => {
    onRequest?.(request)
    const { method = 'GET', url = '/' } = request
    const { pathname: path, searchParams: query } = new URL(url, 'http://localhost')
    const report = (body: unknown) =>
      onResponse?.({
        method,
        path,
        requestHeaders: textsOf(request.headers),
        status: response.statusCode,
        headers: textsOf(response.getHeaders()),
        body,
      })
    if (handleCors(request, response, { ...allowed, origin: allowOrigin })) return report(undefined)

    const claims = await readBearer(request)
    const body = method === 'GET' ? undefined : await readJson(request)
    const call: Call = { method, path, query, headers: request.headers, body, claims, origin }
    const reply = intercept(call, () => answer(call), response)
    if (!reply) return
    sendReply(response, reply)
    report(reply.body)
  })
}

function textsOf(headers: Record<string, unknown>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value === undefined ? undefined : `${value}`]),
  )
}
