import { useQuery } from '@tanstack/react-query'

import { accountQueries } from '~/api/accounts'
import { useUser } from '~/session/console-context'

/** How many API keys the user may have. Undefined if the server does not say, and while `isEnabled` is false. */
export function useKeyLimit(isEnabled = true): number | undefined {
  const { id } = useUser()
  return useQuery({ ...accountQueries.keyLimit(id), enabled: isEnabled }).data ?? undefined
}
