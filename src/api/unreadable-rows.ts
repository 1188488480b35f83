import type * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'

import type { ApiClient, Request } from './client'
import { reportUnreadable, type UnreadableRows } from './report-unreadable'

/** The unreadable rows of each list that is one array in the query cache, by the path of the list. */
export const unreadableRows = createStore<Partial<Record<string, UnreadableRows>>>(() => ({}))

/** Reads a list whose schema is `rows`, and records the rows that could not be read. */
export async function readList<Item>(client: ApiClient, request: Request<z.ZodMiniType<Item[]>>): Promise<Item[]> {
  const list = await client.send(request)
  const rows = reportUnreadable(list, client, request.href)
  if (rows ?? unreadableRows.getState()[request.href]) unreadableRows.setState({ [request.href]: rows })
  return list
}
