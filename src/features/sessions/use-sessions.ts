import { useQuery } from '@tanstack/react-query'

import { asApiError, type ApiError } from '~/api/errors'
import { sessionQueries, type Session } from '~/api/sessions'
import { useCan } from '~/session/console-context'
import { isUnavailable, useUnavailable } from '~/session/unavailable'

import { orderSessions } from './order'

/** The user's sessions as the Management API lists them. */
export type Sessions =
  /** Switched off in config.json, or not available on this server. */
  | { state: 'unavailable' }
  | { state: 'pending' }
  | { state: 'failed'; error: ApiError; retry: () => void }
  /** `current` is undefined if the server does not say which session is this one. */
  | { state: 'ready'; current: Session | undefined; others: Session[] }

/** Loads the list once a server has not said in this tab that it does not have it. */
export function useSessions(): Sessions {
  const isOn = useCan('sessions', 'read')
  const isMissing = useUnavailable().has('sessions')
  const query = useQuery({ ...sessionQueries.list(), enabled: isOn && !isMissing })
  if (!isOn || isMissing || isUnavailable(query)) return { state: 'unavailable' }
  if (query.data) return { state: 'ready', ...orderSessions(query.data) }
  if (query.isPending) return { state: 'pending' }
  return { state: 'failed', error: asApiError(query.error), retry: () => void query.refetch() }
}
