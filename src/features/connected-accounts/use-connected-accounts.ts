import { useIsFetching, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { connectedAccountQueries, connectedAccountsApi, type ConnectedAccount } from '~/api/connected-accounts'
import { asApiError, type ApiError } from '~/api/errors'
import { myAccountQueries } from '~/api/my-account'
import { usesMyAccount } from '~/config/features'
import { connectWithScopes } from '~/session/connect-with-scopes'
import { CONNECTED_SCOPES } from '~/session/connected-scopes'
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
  const session = useConsole()
  const { config } = session
  // Here, because this code is loaded with the Security page.
  useState(() => {
    connectWithScopes(connectedAccountsApi.read, session, [CONNECTED_SCOPES.read])
    connectWithScopes(connectedAccountsApi.delete, session, [CONNECTED_SCOPES.delete])
  })
  const enabled = config.auth0.connectedAccounts && usesMyAccount(config)
  // A free tenant refuses the third read of a minute, which must be neither of the two lists of login methods.
  const isFirst = useIsFetching({ queryKey: myAccountQueries.all() }) === 0
  const { data, error, isPending, refetch } = useQuery({
    ...connectedAccountQueries.accounts(),
    enabled: enabled && isFirst,
  })
  if (!enabled) return { state: 'unavailable' }
  if (data) return { state: 'ready', accounts: data.rows, unreadable: data.unreadable }
  if (isPending) return { state: 'pending' }
  const problem = asApiError(error)
  if (NOT_GRANTED.has(problem.kind)) return { state: 'unavailable' }
  return { state: 'failed', error: problem, retry: () => void refetch() }
}
