import { asApiError, type ApiError } from '~/api/errors'

/** Load state of a list. After a failure the list may still show the rows of an earlier response. */
export type ListStatus =
  | { step: 'loading' }
  | { step: 'ready' }
  | { step: 'failed'; error: ApiError; retry: () => void }
  /** The server does not have this list. */
  | { step: 'unavailable' }

type Query = { data: unknown; error: Error | null; refetch: () => unknown }

/** Returns the status of a list that one query reads. A list that was loaded once is never `unavailable` again. */
export function toListStatus({ data, error, refetch }: Query): ListStatus {
  if (!error) return { step: data === undefined ? 'loading' : 'ready' }
  const apiError = asApiError(error)
  if (data === undefined && apiError.kind === 'unavailable') return { step: 'unavailable' }
  return { step: 'failed', error: apiError, retry: () => void refetch() }
}
