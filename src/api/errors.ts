/** What went wrong, in the few kinds that a screen treats differently. */
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
  | 'not-understood'
  | 'refused-link'

/** What a login must prove before the server goes on: that it happened just now, or that a second factor took part. */
export type StepUp = 'recent' | 'mfa'

type Details = {
  status?: number | undefined
  /** The server's own words. Text from outside: show it as text, below ours. */
  serverWords?: string | undefined
  /** The server's own name for this failure, where its dialect has names. */
  serverCode?: string | undefined
  /** The server's own number for this failure: plain characters, for its log. */
  serverReference?: string | undefined
  /** What the server says about single fields, by the field's name on the wire. */
  fieldErrors?: Record<string, string>
  /** Seconds to wait, from Retry-After. */
  retryAfter?: number | undefined
  /** "GET /api/apikeys/", for the reference. Never a query, a header or a body. */
  request?: string
  /** With kind step-up: what the next login has to prove. */
  stepUp?: StepUp
  /** Where in the answer the shape was wrong. Paths and types, never values. */
  shape?: string
}

/** The one error that every request of this app ends in. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind
  readonly status: number | undefined
  readonly serverWords: string | undefined
  readonly serverCode: string | undefined
  readonly fieldErrors: Record<string, string>
  readonly retryAfter: number | undefined
  /** When to come back at the earliest, in this device's milliseconds. */
  readonly retryAt: number | undefined
  readonly stepUp: StepUp | undefined
  /** A line to hand to support. It holds no secret, and of what a server or a person wrote only a failure's number. */
  readonly reference: string

  constructor(kind: ApiErrorKind, details: Details = {}) {
    super(`${kind}${details.status ? ` (${details.status})` : ''}`)
    this.name = 'ApiError'
    this.kind = kind
    this.status = details.status
    this.serverWords = details.serverWords
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

/** Anything that was thrown, as an ApiError; a mistake of our own counts as an answer that was not understood. */
export function asApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError('not-understood', { shape: String(thrown).slice(0, 120) })
}

/** Whether asking again soon may change the answer. Answers that say when to come back are waited for in sight. */
export function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.retryAfter !== undefined) return false
  return ['network', 'timeout', 'server', 'rate-limited', 'maintenance'].includes(error.kind)
}

/** Whether what was asked for may have happened all the same: no answer came, or none that says so. */
export function isOutcomeUnknown({ kind }: ApiError): boolean {
  return ['network', 'timeout', 'offline', 'server', 'not-understood'].includes(kind)
}
