import { QueryCache, QueryClient } from '@tanstack/react-query'
import { createContext } from 'react-router'

import { isWorthRetrying } from '~/api/errors'

import { hasSessionEnded } from './session-ended'
import { isUnavailable, markAvailable, markUnavailable } from './unavailable'

/** Creates the cache of the APIs' responses. A read is retried twice if that may help. Writes never pass through it. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError(error, { queryKey: [resource], state }) {
        if (isUnavailable({ data: state.data, error })) markUnavailable(String(resource))
      },
      onSuccess: (_data, { queryKey: [resource] }) => markAvailable(String(resource)),
    }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        // With jitter, so that a thousand open consoles do not retry in the same instant.
        retryDelay: (failures) => (failures + 1) * 500 * (1 + Math.random()),
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        // Offline, a request should fail: the user then sees "You are offline" and a retry, not an endless skeleton.
        networkMode: 'always',
        // After the user dismissed the session-ended dialog, a refetch would open it again at each return to the tab.
        refetchOnWindowFocus: () => !hasSessionEnded(),
      },
    },
  })
}

export const queryClientContext = createContext<QueryClient>()
