import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { asApiError } from '~/api/errors'
import { notificationQueries } from '~/api/notifications'
import { useHasSessionEnded } from '~/session/session-ended'
import { toListStatus } from '~/ui/lists/list-status'

import { useMarks, useMarksOfOtherTabs } from './marks'

const MINUTE = 60_000
/** Upper limit for a timer. `setTimeout` fires immediately for delays above 24 days. */
const DAY = 24 * 60 * MINUTE

/**
 * The loaded notifications, with this browser's marks applied. The server needs seconds to report a notification as read,
 * so for some minutes a mark overrides its responses (docs/api/management.md#mark-notifications-as-read).
 */
export function useNotifications(enabled = true) {
  const isMarked = useMarks()
  useMarksOfOtherTabs()
  const hasSessionEnded = useHasSessionEnded()
  const query = useQuery({
    ...notificationQueries.list(),
    enabled,
    // TanStack Query pauses the interval while the page is in the background.
    refetchInterval: hasSessionEnded ? false : ({ state: { error } }) => pollInterval(error),
  })
  const { data, dataUpdatedAt } = query
  const loaded = useMemo(
    () =>
      data?.notifications.map((notification) =>
        isMarked(notification.id, dataUpdatedAt) ? { ...notification, isRead: true } : notification,
      ) ?? [],
    [data, dataUpdatedAt, isMarked],
  )
  return {
    status: toListStatus(query),
    /** False until the first response. Older notifications stay on screen if a later poll fails. */
    hasLoaded: data !== undefined,
    /** True if a request has failed before, even while the next one is in flight. */
    hasFailedBefore: query.errorUpdateCount > 0,
    isFetching: query.isFetching,
    retry: () => void query.refetch(),
    loaded,
    unread: useMemo(() => loaded.filter(({ isRead }) => !isRead), [loaded]),
    /** True if no older notifications exist. */
    isComplete: data?.isComplete ?? false,
    unreadable: data?.unreadable,
  }
}

/** Delay until the next poll: one minute, or longer if the server asks for it. Stops after an error that polling cannot fix. */
function pollInterval(error: Error | null): number | false {
  if (!error) return MINUTE
  const { kind, retryAt = 0 } = asApiError(error)
  if (kind === 'session-ended' || kind === 'unavailable') return false
  return Math.min(Math.max(MINUTE, retryAt - Date.now()), DAY)
}
