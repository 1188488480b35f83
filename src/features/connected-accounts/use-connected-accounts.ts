import { useQuery } from '@tanstack/react-query'

import { connectedAccountQueries, type ConnectedAccount } from '~/api/connected-accounts'
import { asApiError, type ApiError } from '~/api/errors'
import { usesMyAccount } from '~/config/features'
import { useConsole } from '~/session/console-context'

export type ConnectedAccounts =
  /** Switched off in config.json, or not granted by the tenant. */
  | { state: 'unavailable' }
  | { state: 'pending' }
  | { state: 'failed'; error: ApiError; retry: () => void }
  | { state: 'ready'; accounts: ConnectedAccount[]; unreadable: number }

/** A tenant without Token Vault answers 404, and one that has not granted the scope 403 (`step-up` for insufficient_scope). */
const NOT_GRANTED = new Set<ApiError['kind']>(['forbidden', 'not-found', 'unavailable', 'step-up', 'session-ended'])

/** Loads the list once per visit, and only where config.json says that the tenant has Token Vault. */
export function useConnectedAccounts(): ConnectedAccounts {
  const { config } = useConsole()
  const enabled = config.auth0.connectedAccounts && usesMyAccount(config)
  const { data, error, isPending, refetch } = useQuery({ ...connectedAccountQueries.accounts(), enabled })
  if (!enabled) return { state: 'unavailable' }
  if (data) return { state: 'ready', accounts: data.rows, unreadable: data.unreadable }
  if (isPending) return { state: 'pending' }
  const problem = asApiError(error)
  if (NOT_GRANTED.has(problem.kind)) return { state: 'unavailable' }
  return { state: 'failed', error: problem, retry: () => void refetch() }
}
