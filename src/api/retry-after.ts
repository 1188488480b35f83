/** Minimum delay before a retry, in seconds. */
const MIN_RETRY_DELAY = 5
/** Maximum delay before a retry, in seconds: one day. 400 digits would be Infinity, which is no time. */
const MAX_RETRY_DELAY = 86_400

/**
 * Returns the delay that Retry-After asks for, in seconds; undefined if the header is missing or invalid. A date is
 * measured against the server's own Date header where CORS exposes it. A date in the past counts as the minimum delay,
 * because a wrong clock would otherwise cause an endless retry loop.
 */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const after = headers.get('retry-after')?.trim()
  if (!after) return undefined
  const now = Date.parse(headers.get('date') ?? '') || Date.now()
  const wait = /^\d+$/.test(after) ? Number(after) : Math.ceil((Date.parse(after) - now) / 1000)
  return Number.isNaN(wait) ? undefined : wait > 0 ? Math.min(wait, MAX_RETRY_DELAY) : MIN_RETRY_DELAY
}
