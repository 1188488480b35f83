import { useQuery, useQueryClient } from '@tanstack/react-query'

import { apiKeyQuery, findCachedApiKey, hasUnreadableKeys } from '~/api/api-key-view'
import type { ApiKey } from '~/api/api-keys'
import { asApiError, type ApiError } from '~/api/errors'

export type ApiKeyDetails = {
  /** Undefined until the first response, and null if the server does not have the key. */
  apiKey: ApiKey | null | undefined
  /** The profile ID of the owner. Undefined while it loads, and null if the response does not name it. */
  owner: string | null | undefined
  /** True if the lists in the cache have keys that could not be read, so that a missing key may be one of them. */
  mayExist: boolean
  error: ApiError | undefined
  isFetching: boolean
  retry: () => Promise<unknown>
}

/** Reads one key. Shows the row of the list until the response arrives, which adds the owner. Without an ID, reads nothing. */
export function useApiKey(id: string | undefined): ApiKeyDetails {
  const client = useQueryClient()
  const query = useQuery({
    ...apiKeyQuery(id ?? ''),
    enabled: id !== undefined,
    placeholderData() {
      const row = id === undefined ? undefined : findCachedApiKey(client, id)
      return row && { ...row, owner: undefined }
    },
  })
  return {
    apiKey: query.data,
    owner: query.isPlaceholderData ? undefined : (query.data?.owner ?? null),
    mayExist: query.data === null && hasUnreadableKeys(client),
    error: query.error ? asApiError(query.error) : undefined,
    isFetching: query.isFetching,
    retry: () => query.refetch(),
  }
}
