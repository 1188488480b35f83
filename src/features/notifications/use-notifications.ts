import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { asApiError } from '~/api/errors'
import { notificationQueries } from '~/api/notifications'
import { useHasSessionEnded } from '~/session/session-ended'

import { useMarks, useOtherTabs } from './marks'

const MINUTE = 60_000
/** A timer that is set for longer than 24 days goes off at once. */
const DAY = 24 * 60 * MINUTE

/**
 * The notices that are loaded, as they are once everything marked here counts. The server is slow to say what it was told
 * (api-facts §1.9): what was marked stays marked, whatever an answer says that was under way or is not up to date.
 */
export function useNotifications(enabled = true) {
  const isMarked = useMarks()
  useOtherTabs()
  const hasSessionEnded = useHasSessionEnded()
  const query = useQuery({
    ...notificationQueries.list(),
    enabled,
    // While somebody looks; a page in the background asks nothing.
    refetchInterval: hasSessionEnded ? false : ({ state: { error } }) => pauseAfter(error),
  })
  const { data, dataUpdatedAt } = query
  const loaded = useMemo(
    () =>
      data?.notifications.map((notice) =>
        isMarked(notice.id, dataUpdatedAt) ? { ...notice, isRead: true } : notice,
      ) ?? [],
    [data, dataUpdatedAt, isMarked],
  )
  return {
    query,
    loaded,
    unread: useMemo(() => loaded.filter(({ isRead }) => !isRead), [loaded]),
    /** Whether there are no older ones. */
    isComplete: data?.isComplete ?? false,
    error: query.error ? asApiError(query.error) : undefined,
  }
}

/** A minute, or as long as the server wants. What no poll can mend is not asked about again behind somebody's back. */
function pauseAfter(error: Error | null): number | false {
  if (!error) return MINUTE
  const { kind, retryAt = 0 } = asApiError(error)
  if (kind === 'session-ended' || kind === 'unavailable') return false
  return Math.min(Math.max(MINUTE, retryAt - Date.now()), DAY)
}
