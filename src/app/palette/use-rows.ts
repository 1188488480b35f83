import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'

import { apiKeyQueries, type AllApiKeys, type ApiKey, type ApiKeyPage, type ApiKeySort } from '~/api/api-keys'
import { managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { useCan } from '~/session/console-context'
import { useUnavailable } from '~/session/unavailable'

/** The default order of the list of keys, so that its filter and the palette share one copy of all keys. */
const SORT: ApiKeySort = { by: 'name', direction: 'asc' }

/** How far a list has been read. */
export type Reading =
  | { state: 'done' }
  | { state: 'reading'; read: number; total: number }
  | { state: 'failed'; retry: () => void }

export type Rows = {
  keys: ApiKey[]
  tokens: ManagementToken[]
  keysReading: Reading
  tokensReading: Reading
}

/** Returns the cached keys and tokens, and reads the rest once the user types the first letter. */
export function useRows(isSearching: boolean): Rows {
  const client = useQueryClient()
  const canReadKeys = useCan('apiKeys', 'read')
  const hasTokens = !useUnavailable().has('management-tokens')
  const canReadTokens = useCan('tokens', 'read') && hasTokens
  const allKeys = useQuery({ ...apiKeyQueries.everything(SORT), enabled: canReadKeys && isSearching })
  const allTokens = useQuery({ ...managementTokenQueries.list(), enabled: canReadTokens && isSearching })
  const all = allKeys.data
  const keys = useMemo(() => {
    if (!canReadKeys) return []
    return all?.complete ? all.keys : withoutDuplicates([...(all?.keys ?? []), ...cachedKeys(client)])
  }, [client, canReadKeys, all])
  return {
    keys,
    tokens: (canReadTokens && allTokens.data) || none,
    keysReading: readingOf(allKeys, canReadKeys && isSearching && !all?.complete, all?.keys.length, all?.total),
    tokensReading: readingOf(allTokens, canReadTokens && isSearching && allTokens.data === undefined),
  }
}

const none: ManagementToken[] = []

type Query = { isError: boolean; isFetching: boolean; refetch: () => Promise<unknown> }

function readingOf({ isError, isFetching, refetch }: Query, isIncomplete: boolean, read = 0, total = 0): Reading {
  if (!isIncomplete) return { state: 'done' }
  // A list of which some pages are known keeps its error while it is read again.
  return isError && !isFetching ? { state: 'failed', retry: () => void refetch() } : { state: 'reading', read, total }
}

/** The keys of every list that a page has loaded. */
function cachedKeys(client: QueryClient): ApiKey[] {
  return client
    .getQueriesData<ApiKeyPage | AllApiKeys>({ queryKey: apiKeyQueries.all() })
    .flatMap(([, cached]) => (cached && 'keys' in cached ? cached.keys : []))
}

function withoutDuplicates(keys: ApiKey[]): ApiKey[] {
  return [...new Map(keys.map((key) => [key.id, key])).values()]
}
