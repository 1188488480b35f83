import { useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query'

import { asApiError, type ApiError } from '~/api/errors'
import { myAccountQueries, type LoginMethod } from '~/api/my-account'
import { can, usesMyAccount } from '~/config/features'
import { useConsole, useCompletedStepUp } from '~/session/console-context'
import { isApiRejected } from '~/session/is-api-rejected'

import { featureOf } from './kinds'
import { useSignalPasskeys } from './use-signal-passkeys'

/** The user's login methods and the factors that they may enroll. */
export type LoginMethods =
  | { state: 'pending' }
  /** The tenant has no My Account API, or does not allow it for this app. Factors are set up at Auth0's login page. */
  | { state: 'unavailable' }
  | { state: 'failed'; error: ApiError; retry: () => void }
  /** `methods` has all of the user's methods, and `factors` the types that config.json lets the user add. */
  | { state: 'ready'; methods: LoginMethod[]; factors: string[] }

/** Loads both lists once per visit, because the My Account API allows only a few calls a minute. */
export function useLoginMethods(): LoginMethods {
  const { config } = useConsole()
  const enabled = usesMyAccount(config)
  const methods = useQuery({ ...myAccountQueries.methods(), enabled })
  const factors = useQuery({ ...myAccountQueries.factors(), enabled })
  useSignalPasskeys(methods)
  const completedStepUp = useCompletedStepUp()
  if (!enabled || isApiRejected(methods.error, completedStepUp) || isApiRejected(factors.error, completedStepUp))
    return { state: 'unavailable' }
  if (methods.isPending || factors.isPending) return { state: 'pending' }
  if (methods.data && factors.data) {
    const offered = factors.data.filter((type) => can(config, featureOf(type), 'edit'))
    return { state: 'ready', methods: methods.data, factors: offered }
  }
  return {
    state: 'failed',
    error: asApiError(methods.error ?? factors.error),
    retry() {
      for (const query of [methods, factors]) if (query.isError) void query.refetch()
    },
  }
}

/** Loads the login methods and the factors again. Only at the user's request: the API allows two reads a minute. */
export function useReloadLoginMethods(): { reload: () => void; isReloading: boolean } {
  const client = useQueryClient()
  const filter = { queryKey: myAccountQueries.all() }
  return { reload: () => void client.refetchQueries(filter), isReloading: useIsFetching(filter) > 0 }
}
