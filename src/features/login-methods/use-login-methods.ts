import { useQuery } from '@tanstack/react-query'

import { asApiError, type ApiError } from '~/api/errors'
import { myAccountQueries, type LoginMethod } from '~/api/my-account'
import { satisfiesStepUp, useConsole, useCompletedStepUp } from '~/session/console-context'

/** What is known of a person's ways to log in. */
export type LoginMethods =
  | { state: 'pending' }
  /** This tenant has no My Account API, or not for this app. Everything happens at Auth0's own login then. */
  | { state: 'absent' }
  | { state: 'failed'; error: ApiError; retry: () => void }
  | { state: 'ready'; methods: LoginMethod[]; factors: string[] }

/** Asked once a visit: the limits of the My Account API are a few calls a minute. */
export function useLoginMethods(): LoginMethods {
  const enabled = useConsole().config.auth0.myAccount
  const methods = useQuery({ ...myAccountQueries.methods(), enabled })
  const factors = useQuery({ ...myAccountQueries.factors(), enabled })
  const isRefused = refusedBy(useCompletedStepUp())
  if (!enabled || isRefused(methods.error) || isRefused(factors.error)) return { state: 'absent' }
  if (methods.isPending || factors.isPending) return { state: 'pending' }
  if (methods.data && factors.data) return { state: 'ready', methods: methods.data, factors: factors.data }
  return {
    state: 'failed',
    error: asApiError(methods.error ?? factors.error),
    retry() {
      for (const query of [methods, factors]) if (query.isError) void query.refetch()
    },
  }
}

/**
 * What a tenant answers that has not switched the API on, or that did not grant it to this app (auth0.md §2.1). A demand
 * for a fresher login that comes right after one as strong is such an answer too: another login would change nothing.
 */
const refusedBy = (proved: ReturnType<typeof useCompletedStepUp>) => (thrown: Error | null) => {
  if (thrown === null) return false
  const { kind, status, stepUp } = asApiError(thrown)
  if (kind === 'step-up') return satisfiesStepUp(proved, stepUp)
  return kind === 'forbidden' || kind === 'not-found' || (kind === 'session-ended' && status !== undefined)
}
