import { useQuery } from '@tanstack/react-query'

import { accountQueries } from '~/api/accounts'
import { apiKeyQueries } from '~/api/api-keys'
import { useUser } from '~/session/console-context'

/** How many API keys the user may have. Undefined if the server does not say, and while `isEnabled` is false. */
export function useKeyLimit(isEnabled = true): number | undefined {
  const { id } = useUser()
  return useQuery({ ...accountQueries.keyLimit(id), enabled: isEnabled }).data ?? undefined
}

/** The number of keys and their limit, if the limit is reached and the server says so. */
export function useReachedLimit(): { total: number; limit: number } | undefined {
  const limit = useKeyLimit()
  // The keys that the dialog offers for deletion when the server rejects the new one. Their page has the total.
  const { data } = useQuery({ ...apiKeyQueries.oldest(), enabled: limit !== undefined })
  return limit !== undefined && data && data.total >= limit ? { total: data.total, limit } : undefined
}
