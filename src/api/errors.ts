/** The kinds of failure that screens treat differently. */
export type ApiErrorKind =
  | 'offline'
  | 'network'
  | 'timeout'
  | 'session-ended'
  | 'step-up'
  | 'forbidden'
  | 'not-found'
  | 'unavailable'
  | 'conflict'
  | 'limit-reached'
  | 'rate-limited'
  | 'maintenance'
  | 'rejected'
  | 'server'
  | 'invalid-response'
  | 'refused-link'

/** Requirement for the next login: it must be recent, or it must use a second factor. */
export type StepUp = 'recent' | 'mfa'

type Details = {
  status?: number | undefined
  /** The server's message. Untrusted text: show it as text, below our own message. */
  serverMessage?: string | undefined
  /** The server's error code, if its dialect has codes. */
  serverCode?: string | undefined
  /** The server's ID for this failure, to find it in the server's log. */
  serverReference?: string | undefined
  /** Messages for single fields, by the name of the field in the request body. */
  fieldErrors?: Record<string, string>
  /** Seconds to wait, from Retry-After. */
  retryAfter?: number | undefined
  /** Method and path, such as "GET /api/apikeys/". Never a query, a header or a body. */
  request?: string
  /** For kind `step-up`: what the next login must prove. */
  stepUp?: StepUp
  /** The path and type of the first schema mismatch in the response. Never a value. */
  shape?: string
}

/** The error that every failed request throws. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind
  readonly status: number | undefined
  readonly serverMessage: string | undefined
  readonly serverCode: string | undefined
  readonly fieldErrors: Record<string, string>
  readonly retryAfter: number | undefined
  /** Earliest time for a retry, in milliseconds of this device's clock. */
  readonly retryAt: number | undefined
  readonly stepUp: StepUp | undefined
  /** A line for support. It contains no secret and no text from a server or user, except the server's failure ID. */
  readonly reference: string

  constructor(kind: ApiErrorKind, details: Details = {}) {
    super(`${kind}${details.status ? ` (${details.status})` : ''}`)
    this.name = 'ApiError'
    this.kind = kind
    this.status = details.status
    this.serverMessage = details.serverMessage
    this.serverCode = details.serverCode
    this.fieldErrors = details.fieldErrors ?? {}
    this.retryAfter = details.retryAfter
    this.retryAt = details.retryAfter === undefined ? undefined : Date.now() + details.retryAfter * 1000
    this.stepUp = details.stepUp
    this.reference = [
      new Date().toISOString(),
      details.request,
      details.status,
      kind,
      details.shape,
      details.serverReference,
      crypto.randomUUID().slice(0, 8),
    ]
      .filter((part) => part !== undefined)
      .join(' · ')
  }
}

/** Wraps any thrown value in an ApiError. A bug in our own code becomes kind `invalid-response`. */
export function asApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError('invalid-response', { shape: String(thrown).slice(0, 120) })
}

/** True if a retry may succeed. Errors with Retry-After are excluded: the screen shows their countdown instead. */
export function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.retryAfter !== undefined) return false
  return ['network', 'timeout', 'server', 'rate-limited', 'maintenance'].includes(error.kind)
}

/** True if the server may have carried out the request: no response arrived, or the response does not tell. */
export function isOutcomeUnknown({ kind }: ApiError): boolean {
  return ['network', 'timeout', 'offline', 'server', 'invalid-response'].includes(kind)
}
