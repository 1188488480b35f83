import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { asApiError, type ApiError } from '~/api/errors'
import type { PlatformNotification } from '~/api/notification-schema'
import { markRead } from '~/api/notifications'
import { useUser } from '~/session/console-context'
import { explain } from '~/ui/feedback/problem'
import { announce } from '~/lib/announcements'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'

import { keepMarks } from './marks'
import { words } from './words'

/** What was refused together, and why. */
export type MarkFailure = { ids: string[]; error: ApiError }

/**
 * Marks exactly the given ones as read, at once on screen; what the server refuses is as it was before. Many may be under
 * way at the same time: whoever goes down a list does not wait for answers. Nothing is asked for afterwards, since the
 * marks know it better than the server's next answer.
 */
export function useMarkRead() {
  const client = useQueryClient()
  const { id: userId } = useUser()
  const isGone = useIsUnmounted()
  const [failures, setFailures] = useState<MarkFailure[]>([])

  async function mark(notifications: PlatformNotification[]): Promise<void> {
    const ids = notifications.filter(({ isRead }) => !isRead).map(({ id }) => id)
    if (ids.length === 0) return
    // What is said of others stays true.
    setFailures((all) => without(all, ids))
    keepMarks(client, { userId, ids, isRead: true })
    try {
      await markRead(ids)
      if (ids.length > 1) announce(words.marked(ids.length))
    } catch (thrown) {
      const error = asApiError(thrown)
      keepMarks(client, { userId, ids, isRead: false })
      setFailures((all) => [...without(all, ids), { ids, error }])
      // Once the page has gone, it would be told nowhere else.
      if (isGone.current) announce(`${words.markFailed(ids.length)} ${explain(error)}`)
    }
  }
  return { mark, failures }
}

function without(all: MarkFailure[], tried: string[]): MarkFailure[] {
  return all
    .map(({ ids, error }) => ({ ids: ids.filter((id) => !tried.includes(id)), error }))
    .filter(({ ids }) => ids.length > 0)
}
