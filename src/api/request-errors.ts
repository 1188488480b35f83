import { isOwnHostReachable } from '~/config/reachable'

import { ApiError } from './errors'

/** Turns what `fetch` throws into an ApiError. Returns the abort error of the caller unchanged. */
export async function toRequestError(
  error: unknown,
  timeout: AbortSignal | undefined,
  request: string,
  signal?: AbortSignal,
): Promise<unknown> {
  // The caller aborted. TanStack Query recognizes its own abort error and shows nothing.
  if (signal?.aborted) return error
  if (timeout?.aborted || (error instanceof DOMException && error.name === 'TimeoutError')) {
    return new ApiError('timeout', { request })
  }
  // Only a hint: some devices report that they are offline while their network works.
  const isOffline = !navigator.onLine && !(await isOwnHostReachable())
  return new ApiError(isOffline ? 'offline' : 'network', { request })
}

/** The kind of error that an HTTP status means, unless the body is more precise. */
export function kindOf(status: number): ApiError['kind'] {
  if (status === 401) return 'session-ended'
  if (status === 403) return 'forbidden'
  // 501: the server does not have this resource at all.
  if (status === 501) return 'unavailable'
  if (status === 404 || status === 410) return 'not-found'
  if (status === 409 || status === 412) return 'conflict'
  if (status === 429) return 'rate-limited'
  if (status === 503) return 'maintenance'
  return status >= 500 ? 'server' : 'rejected'
}
