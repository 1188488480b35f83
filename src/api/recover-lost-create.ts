import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query'

import type { ApiError } from './errors'

/** What became of a create request whose response was lost. */
export type LostCreate<Item> =
  | { outcome: 'created'; item: Item }
  | { outcome: 'notCreated' }
  /** The item may exist, but the list does not show which one it is. */
  | { outcome: 'unknown' }

type Recovery<Item> = {
  /** The error of the create request. */
  error: ApiError
  /** The list before the request. Undefined if it was not loaded. */
  listBefore: Item[] | undefined
  readList: () => Promise<Item[]>
  /** True if `readList` has found more unreadable rows than there were before the request. */
  hasMoreUnreadable: () => boolean
  /** True for an item that the request may have created. */
  matches: (item: Item) => boolean
}

/**
 * Finds out whether a create request succeeded although its response was lost, from the items that are new in the list.
 * An item that another tab or user may have created is never taken for the lost one.
 */
export async function recoverLostCreate<Item extends { id: string }>({
  error,
  listBefore,
  readList,
  hasMoreUnreadable,
  matches,
}: Recovery<Item>): Promise<LostCreate<Item>> {
  if (!listBefore) return { outcome: 'unknown' }
  let listNow: Item[]
  try {
    listNow = await readList()
  } catch {
    return { outcome: 'unknown' }
  }
  const knownIds = new Set(listBefore.map(({ id }) => id))
  const newItems = listNow.filter(({ id }) => !knownIds.has(id))
  const [candidate, ...others] = newItems.filter(matches)
  if (candidate && others.length === 0) return { outcome: 'created', item: candidate }
  // After a timeout the server may still be creating the item. An error that has the kind `invalid-response` and a status comes from a 2xx.
  const mayExist = error.kind === 'timeout' || (error.kind === 'invalid-response' && error.status !== undefined)
  return { outcome: newItems.length > 0 || hasMoreUnreadable() || mayExist ? 'unknown' : 'notCreated' }
}

/** Reads a list again after a write whose outcome is unknown. Fails instead of returning a list from before the write. */
export async function readListAgain<Item, Key extends QueryKey>(
  client: QueryClient,
  query: FetchQueryOptions<Item[], Error, Item[], Key>,
): Promise<Item[]> {
  // A request that is still in flight may have left before the write.
  await client.cancelQueries({ queryKey: query.queryKey })
  return client.fetchQuery({ ...query, staleTime: 0, retry: false })
}
