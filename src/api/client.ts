import type * as z from 'zod/mini'

import { confine, isListOrAbove } from './confine'
import { describeIssue } from './describe-issue'
import { ApiError } from './errors'
import { kindOf, toRequestError } from './request-errors'
import { NOT_JSON, parseJson, readText } from './response-body'
import { retryAfterSeconds } from './retry-after'
import { recordServerTime } from './server-clock'
import { demandedStepUp } from './step-up'

/** Time-out of a request, body included. */
const TIMEOUT_MS = 15_000

export type Connection = {
  /** Base URL of the API. The bearer token is sent to its origin only. */
  baseUrl: string
  /** Base URL that the server writes into its links, if a proxy makes it differ from `baseUrl`. */
  linkBase?: string | undefined
  /** Returns a bearer token. `fresh` bypasses every cache, for use after a 401. */
  getBearerToken: (options?: { fresh: boolean }) => Promise<string>
  /** Called when the API rejects a fresh token too, or responds with a login page. */
  onSessionEnded: (error: ApiError) => void
}

/** The parts of an error body that the console uses, in every dialect. */
export type ErrorBody = {
  message?: string | undefined
  code?: string | undefined
  fieldErrors?: Record<string, string>
  /** Set if the body is more precise than its status. */
  kind?: ApiError['kind'] | undefined
  status?: number | undefined
  /** The server's ID for this failure. Letters, digits and `.:-` only. */
  reference?: string | undefined
}

/** How an API dialect reports errors. */
export type Dialect = {
  /** Reads an error body of any shape. */
  readError: (body: unknown) => ErrorBody
  /** True if the body of a 2xx response reports an error. */
  isError: (body: unknown) => boolean
  /** Seconds to wait after a 429 if CORS hides Retry-After. For APIs with documented limits. */
  defaultRetryAfter?: number
}

export type Request<Schema extends z.ZodMiniType> = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** A path below the base URL, or a link from the server. */
  href: string
  /** For an item of a list: the path of the list. A link to the list itself is refused. */
  itemOf?: string
  body?: unknown
  /** Parses the response body. Unknown keys are dropped. */
  schema: Schema
  signal?: AbortSignal
  /** Lets the request finish after the page is closed. Browsers reject keepalive bodies above 64 kB. */
  keepalive?: boolean
  /** Set if a 404 means that this server does not have the resource at all. */
  missing?: 'unavailable'
  /** Set for an optional request: a login page or a 401 then does not end the session. */
  isOptional?: true
}

/** The only caller of `fetch` for the APIs. Adds the bearer token, confines it to one origin, and throws ApiErrors only. */
export class ApiClient {
  readonly #dialect: Dialect
  #connection: Connection | undefined
  #freshToken: Promise<string> | undefined

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  connect(connection: Connection): void {
    this.#connection = connection
  }

  /**
   * Returns the URL of a link, or null if the bearer token must not be sent there. Also null if the link should lead to an
   * item of the list `itemOf`, and leads to the list or above it.
   */
  confine(href: string, itemOf?: string): string | null {
    const { baseUrl, linkBase } = this.#connected()
    const url = confine(href, baseUrl, linkBase)
    return url !== null && itemOf !== undefined && isListOrAbove(url, `${baseUrl}/${itemOf}`) ? null : url
  }

  async send<Schema extends z.ZodMiniType>(request: Request<Schema>): Promise<z.output<Schema>> {
    return (await this.exchange(request)).value
  }

  /**
   * Like `send`, and also returns the status and the Location header. The status tells a creation (201) from an update
   * (200) where one URL does both. `location` is null if CORS hides the header.
   */
  async exchange<Schema extends z.ZodMiniType>(
    request: Request<Schema>,
  ): Promise<{ status: number; location: string | null; value: z.output<Schema> }> {
    const { getBearerToken, onSessionEnded } = this.#connected()
    const url = this.confine(request.href, request.itemOf)
    if (url === null) throw new ApiError('refused-link', { request: request.method ?? 'GET' })

    try {
      const send = (token: string) => sendRequest(url, { ...request, redirect: 'manual' }, bearer(token))
      const token = await getBearerToken()
      let response = await send(token)
      // A token can stop working before it expires (revoked, wrong clock). Replay the request once with another one.
      if (response.status === 401) response = await send(await this.#tokenAfter(token))
      return await this.#read(response, request)
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'session-ended' && !request.isOptional) onSessionEnded(error)
      throw error
    }
  }

  /**
   * Sends one GET with other credentials than the session's, to test them. It neither refreshes the session's token nor
   * ends the session. `body` is undefined if the response is not JSON.
   */
  async probe(
    href: string,
    credentials: Record<string, string>,
  ): Promise<{ status: number; milliseconds: number; body: unknown }> {
    const url = this.confine(href)
    if (url === null) throw new ApiError('refused-link')
    const start = performance.now()
    const response = await sendRequest(url, { href }, credentials)
    const milliseconds = Math.round(performance.now() - start)
    const body = parseJson(await readText(response, `GET ${new URL(url).pathname}`))
    return { status: response.status, milliseconds, body: body === NOT_JSON ? undefined : body }
  }

  #connected(): Connection {
    if (!this.#connection) throw new Error('This API is not configured.')
    return this.#connection
  }

  /** Requests share the renewal of a rejected token, also a request whose 401 arrives after the renewal. */
  async #tokenAfter(rejected: string): Promise<string> {
    const current = await this.#connected().getBearerToken()
    return current === rejected ? this.#renewToken() : current
  }

  #renewToken(): Promise<string> {
    this.#freshToken ??= this.#connected()
      .getBearerToken({ fresh: true })
      .finally(() => {
        this.#freshToken = undefined
      })
    return this.#freshToken
  }

  async #read<Schema extends z.ZodMiniType>(response: Response, { schema, missing, ...options }: Request<Schema>) {
    recordServerTime(response.headers.get('date'))
    const request = `${options.method ?? 'GET'} ${new URL(response.url || options.href, 'http://unknown').pathname}`
    // After the web session has ended, these APIs respond with a login page or a redirect to it.
    if (response.type === 'opaqueredirect') throw new ApiError('session-ended', { request, shape: 'redirect' })
    const text = await readText(response, request)
    const { status } = response

    const body = text.trim() === '' ? undefined : parseJson(text)
    // PHP labels everything as HTML by default: JSON, an empty response to a write, and "OK". A login page has markup.
    const isHtml = /html/i.test(response.headers.get('content-type') ?? '') || /^\s*<(?:!doctype|html)/i.test(text)
    if (response.ok && isHtml && body === NOT_JSON && text.includes('<')) {
      throw new ApiError('session-ended', { status, request })
    }
    if (!response.ok || this.#dialect.isError(body)) throw this.#toError(response, body, request, missing)

    const parsed = schema.safeParse(body === NOT_JSON ? undefined : body)
    if (parsed.success) return { status, location: response.headers.get('location'), value: parsed.data }
    throw new ApiError('invalid-response', {
      status,
      request,
      shape: parsed.error.issues.slice(0, 1).map(describeIssue).join(),
    })
  }

  #toError(response: Response, body: unknown, request: string, missing: Request<never>['missing']): ApiError {
    const reported = body === NOT_JSON ? {} : this.#dialect.readError(body)
    // The HTTP status wins over the body's. For a 2xx with an error body, the body's status counts.
    const status = response.ok ? (reported.status ?? 500) : response.status
    const stepUp = demandedStepUp(response, body)
    const kind = reported.kind ?? kindOf(status)
    return new ApiError(stepUp ? 'step-up' : kind === 'not-found' ? (missing ?? kind) : kind, {
      status,
      request,
      serverMessage: reported.message,
      serverCode: reported.code,
      serverReference: reported.reference,
      fieldErrors: reported.fieldErrors ?? {},
      retryAfter: retryAfterSeconds(response.headers) ?? (status === 429 ? this.#dialect.defaultRetryAfter : undefined),
      ...(stepUp && { stepUp }),
    })
  }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** A redirect is never followed: it fails, or is returned as an opaque response. */
type FetchOptions = Omit<Request<never>, 'schema'> & { redirect?: 'error' | 'manual' }

async function sendRequest(
  url: string,
  { method = 'GET', body, signal, keepalive = false, redirect = 'error' }: FetchOptions,
  credentials: Record<string, string>,
) {
  return plainFetch(url, {
    method,
    headers: {
      accept: 'application/hal+json, application/json',
      ...credentials,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    keepalive,
    redirect,
    signal,
  })
}

/** `fetch` with a time-out and without redirects, cookies or cache. Throws an ApiError if no response arrives. */
export async function plainFetch(
  url: string,
  { signal, ...init }: Omit<RequestInit, 'signal'> & { signal?: AbortSignal | undefined } = {},
): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  try {
    return await fetch(url, {
      credentials: 'omit',
      cache: 'no-store',
      // Following a redirect would send the bearer token to an unchecked URL.
      redirect: 'error',
      ...init,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
  } catch (error) {
    throw await toRequestError(
      error,
      timeout,
      `${init.method ?? 'GET'} ${new URL(url, location.href).pathname}`,
      signal,
    )
  }
}
