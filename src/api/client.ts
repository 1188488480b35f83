import type * as z from 'zod/mini'

import { confine } from './confine'
import { ApiError } from './errors'
import { noteServerTime } from './server-clock'
import { demandedStepUp } from './step-up'

/** How long a request may take before it counts as lost. */
const TIMEOUT_MS = 15_000

export type Connection = {
  /** Where the API lives. No other origin ever gets the bearer token. */
  baseUrl: string
  /** The base address the server writes into its links, where that differs from `baseUrl` (a proxy in between). */
  linkBase?: string | undefined
  /** A bearer token. `fresh` asks for one that no cache has seen, after the API refused the last. */
  getBearerToken: (options?: { fresh: boolean }) => Promise<string>
  /** Told when the session is over: an API refused a fresh token too, or answered with a login page. */
  onSessionEnded: (error: ApiError) => void
}

/** What an error body says, in the words of one dialect. */
export type ErrorBody = {
  words?: string | undefined
  code?: string | undefined
  fieldErrors?: Record<string, string>
  /** Set where the body knows better than its status. */
  kind?: ApiError['kind'] | undefined
  status?: number | undefined
  /** The server's own number for this failure, as plain characters. */
  reference?: string | undefined
}

/** How one API dialect says no. */
export type Dialect = {
  /** Reads an error body of any shape. */
  readError: (body: unknown) => ErrorBody
  /** Whether the body of a 2xx answer is an error all the same. */
  isError: (body: unknown) => boolean
  /** Seconds to wait after a 429 whose Retry-After CORS does not let us read, where the API's limits are known. */
  usualWait?: number
}

export type Request<Schema extends z.ZodMiniType> = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** A path below the base address, or a link the server gave. */
  href: string
  body?: unknown
  answer: Schema
  signal?: AbortSignal
  /** Goes on when the page is left. Only for small bodies: browsers refuse it beyond 64 kB. */
  keepalive?: boolean
  /** What 404 means here, where it means more than that something is gone. */
  missing?: 'unavailable'
}

/** The only caller of fetch: adds the bearer token, keeps it on its origin, and turns every failure into an ApiError. */
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

  /** The address a link leads to, or null where our token must not follow it. */
  confine(href: string): string | null {
    const { baseUrl, linkBase } = this.#connected()
    return confine(href, baseUrl, linkBase)
  }

  async send<Schema extends z.ZodMiniType>(request: Request<Schema>): Promise<z.output<Schema>> {
    return (await this.exchange(request)).value
  }

  /**
   * As send, with the status and the address of what was made: where one address both creates (201) and updates (200),
   * only the status tells. The location is null also where CORS does not let us read it.
   */
  async exchange<Schema extends z.ZodMiniType>(
    request: Request<Schema>,
  ): Promise<{ status: number; location: string | null; value: z.output<Schema> }> {
    const { getBearerToken, onSessionEnded } = this.#connected()
    const url = this.confine(request.href)
    if (url === null) throw new ApiError('refused-link', { request: request.method ?? 'GET' })

    try {
      const send = (token: string) => ask(url, { ...request, redirect: 'manual' }, bearer(token))
      let response = await send(await getBearerToken())
      // A token can die before its time (revoked, a wrong clock): one fresh token, one replay, shared by all callers.
      if (response.status === 401) response = await send(await this.#renewToken())
      return await this.#read(response, request)
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'session-ended') onSessionEnded(error)
      throw error
    }
  }

  /**
   * One GET with credentials that are not the session's, to see what the API makes of them. Never refreshes, never ends
   * the session. The body is undefined where it is not JSON.
   */
  async probe(
    href: string,
    credentials: Record<string, string>,
  ): Promise<{ status: number; milliseconds: number; body: unknown }> {
    const url = this.confine(href)
    if (url === null) throw new ApiError('refused-link')
    const start = performance.now()
    const response = await ask(url, { href }, credentials)
    const milliseconds = Math.round(performance.now() - start)
    const body = parseJson(await readText(response, `GET ${new URL(url).pathname}`))
    return { status: response.status, milliseconds, body: body === NOT_JSON ? undefined : body }
  }

  #connected(): Connection {
    if (!this.#connection) throw new Error('This API is not configured.')
    return this.#connection
  }

  #renewToken(): Promise<string> {
    this.#freshToken ??= this.#connected()
      .getBearerToken({ fresh: true })
      .finally(() => {
        this.#freshToken = undefined
      })
    return this.#freshToken
  }

  async #read<Schema extends z.ZodMiniType>(response: Response, { answer, missing, ...asked }: Request<Schema>) {
    noteServerTime(response.headers.get('date'))
    const request = `${asked.method ?? 'GET'} ${new URL(response.url || asked.href, 'http://unknown').pathname}`
    // A lost web session is answered with a login page in place of data, or with the way there (api-facts §1.2).
    if (response.type === 'opaqueredirect') throw new ApiError('session-ended', { request, shape: 'redirect' })
    const text = await readText(response, request)
    const { status } = response

    if (response.ok && (response.headers.get('content-type') ?? '').includes('text/html')) {
      throw new ApiError('session-ended', { status, request })
    }
    const body = text === '' ? undefined : parseJson(text)
    if (!response.ok || this.#dialect.isError(body)) throw this.#refusal(response, body, request, missing)

    const parsed = answer.safeParse(body === NOT_JSON ? undefined : body)
    if (parsed.success) return { status, location: response.headers.get('location'), value: parsed.data }
    throw new ApiError('not-understood', { status, request, shape: describeIssue(parsed.error) })
  }

  #refusal(response: Response, body: unknown, request: string, missing: Request<never>['missing']): ApiError {
    const said = body === NOT_JSON ? {} : this.#dialect.readError(body)
    // The status of the answer wins; a 2xx that carries an error is as bad as its body says.
    const status = response.ok ? (said.status ?? 500) : response.status
    const stepUp = demandedStepUp(response, body)
    const kind = said.kind ?? kindOf(status)
    return new ApiError(stepUp ? 'step-up' : kind === 'not-found' ? (missing ?? kind) : kind, {
      status,
      request,
      serverWords: said.words,
      serverCode: said.code,
      serverReference: said.reference,
      fieldErrors: said.fieldErrors ?? {},
      retryAfter: retryAfterSeconds(response.headers) ?? (status === 429 ? this.#dialect.usualWait : undefined),
      ...(stepUp && { stepUp }),
    })
  }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** A redirect is never followed: it fails, or comes back as what it is. */
type Asked = Omit<Request<never>, 'answer'> & { redirect?: 'error' | 'manual' }

async function ask(
  url: string,
  { method = 'GET', body, signal, keepalive = false, redirect = 'error' }: Asked,
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

/** Fetch with a time-out, no redirects, no cookies and no cache; a failure to get any answer becomes an ApiError. */
export async function plainFetch(
  url: string,
  { signal, ...init }: Omit<RequestInit, 'signal'> & { signal?: AbortSignal | undefined } = {},
): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  try {
    return await fetch(url, {
      credentials: 'omit',
      cache: 'no-store',
      // A redirect would take the bearer token along to an address that nobody has checked.
      redirect: 'error',
      ...init,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
  } catch (error) {
    throw lostRequest(error, timeout, `${init.method ?? 'GET'} ${new URL(url, location.href).pathname}`, signal)
  }
}

async function readText(response: Response, request: string): Promise<string> {
  try {
    return await response.text()
  } catch (error) {
    throw lostRequest(error, undefined, request)
  }
}

function lostRequest(error: unknown, timeout: AbortSignal | undefined, request: string, signal?: AbortSignal): unknown {
  // The caller went away: the query library knows its own abort, and nobody is shown it.
  if (signal?.aborted) return error
  if (timeout?.aborted || (error instanceof DOMException && error.name === 'TimeoutError')) {
    return new ApiError('timeout', { request })
  }
  return new ApiError(navigator.onLine ? 'network' : 'offline', { request })
}

const NOT_JSON = Symbol('not JSON')

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return NOT_JSON
  }
}

function describeIssue({ issues }: z.core.$ZodError): string {
  const [first] = issues
  return first ? `${first.path.join('.') || 'answer'}: ${first.code}` : 'answer'
}

function kindOf(status: number): ApiError['kind'] {
  if (status === 401) return 'session-ended'
  if (status === 403) return 'forbidden'
  // Not implemented is no word about one thing: the server does not offer it at all (product §4.8).
  if (status === 501) return 'unavailable'
  if (status === 404 || status === 410) return 'not-found'
  if (status === 409 || status === 412) return 'conflict'
  if (status === 429) return 'rate-limited'
  if (status === 503) return 'maintenance'
  return status >= 500 ? 'server' : 'rejected'
}

/** Seconds. What a server is not to be asked again before, whatever it or a clock says. */
const SHORTEST_WAIT = 5

/**
 * Retry-After comes as seconds or as a date; anything else counts as absent. A date is told by the clock that wrote it,
 * where CORS lets us read that, and one that is over already by a wrong clock: asking again at once would never end.
 */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const after = headers.get('retry-after')?.trim()
  if (!after) return undefined
  const now = Date.parse(headers.get('date') ?? '') || Date.now()
  const wait = /^\d+$/.test(after) ? Number(after) : Math.ceil((Date.parse(after) - now) / 1000)
  return Number.isNaN(wait) ? undefined : wait > 0 ? wait : SHORTEST_WAIT
}
