import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { asApiError } from '~/api/errors'
import { notificationQueries } from '~/api/notifications'

import { useMarks } from './marks'

const MINUTE = 60_000

/**
 * The notices that are loaded, as they are once everything marked here counts. The server is slow to say what it was told
 * (api-facts §1.9): what was marked stays marked, whatever an answer says that was under way or is not up to date.
 */
export function useNotices(enabled = true) {
  const marks = useMarks()
  const query = useQuery({
    ...notificationQueries.list(),
    enabled,
    // While somebody looks; a page in the background asks nothing.
    refetchInterval: ({ state: { error } }) => pauseAfter(error),
  })
  const { data } = query
  const loaded = useMemo(
    () => data?.notices.map((notice) => (marks.has(notice.id) ? { ...notice, isRead: true } : notice)) ?? [],
    [data, marks],
  )
  return {
    query,
    loaded,
    unread: useMemo(() => loaded.filter(({ isRead }) => !isRead), [loaded]),
    /** Whether there are no older ones. */
    isWhole: data?.isWhole ?? false,
    error: query.error ? asApiError(query.error) : undefined,
  }
}

/** A minute, or as long as the server wants. What no poll can mend is not asked about again behind somebody's back. */
function pauseAfter(error: Error | null): number | false {
  if (!error) return MINUTE
  const { kind, retryAt = 0 } = asApiError(error)
  if (kind === 'session-ended' || kind === 'not-offered') return false
  return Math.max(MINUTE, retryAt - Date.now())
}
