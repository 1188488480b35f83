import { useIsFetching, useQueryClient } from '@tanstack/react-query'

import { myAccountQueries } from '~/api/my-account'

/** Loads the login methods and the factors again. Only at the user's request: the API allows two reads a minute. */
export function useReloadLoginMethods(): { reload: () => void; isReloading: boolean } {
  const client = useQueryClient()
  const filter = { queryKey: myAccountQueries.all() }
  return { reload: () => void client.refetchQueries(filter), isReloading: useIsFetching(filter) > 0 }
}
