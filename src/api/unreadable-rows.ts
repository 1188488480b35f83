import type * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'

import type { ApiClient, Request } from './client'
import { ApiError } from './errors'
import { unreadableIn } from './rows'

/** The rows that a list lacks because they could not be read. */
export type UnreadableRows = {
  count: number
  /** An error to show for them. Its reference names the first mismatch. */
  error: ApiError
}

/** The unreadable rows of each list that is one array in the query cache, by the path of the list. */
export const unreadableRows = createStore<Partial<Record<string, UnreadableRows>>>(() => ({}))

/** Reads a list whose schema is `rows`, and records the rows that could not be read. */
export async function readList<Item>(client: ApiClient, request: Request<z.ZodMiniType<Item[]>>): Promise<Item[]> {
  const list = await client.send(request)
  const rows = reportUnreadable(list, client, request.href)
  if (rows ?? unreadableRows.getState()[request.href]) unreadableRows.setState({ [request.href]: rows })
  return list
}

/** Returns the rows that the schema left out of a list, with an error that describes them. */
export function reportUnreadable(
  list: readonly unknown[],
  client: ApiClient,
  href: string,
): (UnreadableRows & { keys: string[]; lastId: string | undefined }) | undefined {
  const unreadable = unreadableIn(list)
  if (!unreadable) return undefined
  const { shape, ...rest } = unreadable
  const request = `GET ${new URL(client.confine(href) ?? '', 'http://unknown').pathname}`
  return { ...rest, error: new ApiError('invalid-response', { status: 200, request, shape }) }
}
