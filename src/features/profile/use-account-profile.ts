import { useQuery } from '@tanstack/react-query'

import { asApiError, type ApiError } from '~/api/errors'
import { accountProfileQuery, type AccountProfile } from '~/api/my-account-profile'
import { usesProfileApi } from '~/session/profile-scopes'
import { useCompletedStepUp, useConsole } from '~/session/console-context'
import { isApiRejected } from '~/session/is-api-rejected'

export type AccountProfileState =
  | { state: 'pending' }
  /** The operator does not use the My Account API. */
  | { state: 'off' }
  /** The tenant has no profile API, or has not granted its scopes to this app. */
  | { state: 'unavailable' }
  | { state: 'failed'; error: ApiError; retry: () => void }
  | { state: 'ready'; profile: AccountProfile }

/** Reads the profile once per visit, because the My Account API allows only a few calls a minute. */
export function useAccountProfile(): AccountProfileState {
  const enabled = usesProfileApi(useConsole().config)
  const query = useQuery({ ...accountProfileQuery(), enabled })
  const completedStepUp = useCompletedStepUp()
  if (!enabled) return { state: 'off' }
  if (query.data) return { state: 'ready', profile: query.data }
  if (isApiRejected(query.error, completedStepUp)) return { state: 'unavailable' }
  if (query.error) return { state: 'failed', error: asApiError(query.error), retry: () => void query.refetch() }
  return { state: 'pending' }
}
