import type { ApiClient } from './client'
import { ApiError } from './errors'
import { unreadableIn, type UnreadableRow } from './rows'

/** The rows that a list lacks because they could not be read. */
export type UnreadableRows = {
  count: number
  /** An error to show for them. Its reference names the first mismatch. */
  error: ApiError
}

/** Returns the rows that the schema left out of a list, with an error that describes them. */
export function reportUnreadable(
  list: readonly unknown[],
  client: ApiClient,
  href: string,
): (UnreadableRows & { rows: UnreadableRow[]; lastId: string | undefined }) | undefined {
  const unreadable = unreadableIn(list)
  if (!unreadable) return undefined
  const { shape, ...rest } = unreadable
  const request = `GET ${new URL(client.confine(href) ?? '', 'http://unknown').pathname}`
  return { ...rest, error: new ApiError('invalid-response', { status: 200, request, shape }) }
}
