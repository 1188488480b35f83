import { QueryCache, QueryClient } from '@tanstack/react-query'
import { createContext } from 'react-router'

import { isWorthRetrying } from '~/api/errors'

import { isUnavailable, markUnavailable, markAvailable } from './unavailable'
import { hasSessionEnded } from './session-ended'

/** One cache for what the servers said. Reads ask twice more where that may help; writes never pass through it. */
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
        // With jitter, so that a thousand open consoles do not come back in the same instant.
        retryDelay: (failures) => (failures + 1) * 500 * (1 + Math.random()),
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        // A paused request shows as an endless wait; a failed one says "offline" and offers to try again.
        networkMode: 'always',
        // Whoever has stayed on the page without a session would be asked once more at each return to the tab.
        refetchOnWindowFocus: () => !hasSessionEnded(),
      },
    },
  })
}

export const queryClientContext = createContext<QueryClient>()
