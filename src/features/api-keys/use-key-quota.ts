import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'

import { accountQueries } from '~/api/accounts'
import { apiKeyQueries, type AllApiKeys, type ApiKeyPage } from '~/api/api-keys'
import { useUser } from '~/session/console-context'

/** How many API keys the user may have. Undefined if the server does not say, and while `isEnabled` is false. */
export function useKeyLimit(isEnabled = true): number | undefined {
  const { id } = useUser()
  return useQuery({ ...accountQueries.keyLimit(id), enabled: isEnabled }).data ?? undefined
}

/** The number of keys and their limit, if the limit is reached and the server says so. */
export function useReachedLimit(): { total: number; limit: number } | undefined {
  const limit = useKeyLimit()
  const listed = listedTotal(useQueryClient())
  // Only without a list. The dialog offers these keys for deletion when the server rejects the new one.
  const oldest = useQuery({ ...apiKeyQueries.oldest(), enabled: limit !== undefined && listed === undefined })
  const total = listed ?? oldest.data?.total
  return limit !== undefined && total !== undefined && total >= limit ? { total, limit } : undefined
}

/** The number of keys, if a list in the cache has it. */
function listedTotal(client: QueryClient): number | undefined {
  const cached = client.getQueriesData<ApiKeyPage | AllApiKeys>({ queryKey: apiKeyQueries.all() })
  return cached.flatMap(([, list]) => (list && 'total' in list ? [list.total] : []))[0]
}
