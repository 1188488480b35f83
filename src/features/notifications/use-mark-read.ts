import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { asApiError, type ApiError } from '~/api/errors'
import type { PlatformNotification } from '~/api/notification-schema'
import { markRead } from '~/api/notifications'
import { useUser } from '~/session/console-context'
import { explain } from '~/ui/feedback/problem'
import { announceUndoable } from '~/ui/feedback/undo'
import { announceUntilClosed } from '~/lib/announcements'
import { useIsUnmounted } from '~/ui/hooks/use-is-unmounted'

import { setMarks } from './marks'
import { READ_MARK_MS } from './read-marks'
import { words } from './words'

/** A failed request, with the notifications that it should have marked. */
export type MarkFailure = { ids: string[]; error: ApiError }

/**
 * Marks the given notifications as read: on screen immediately, and taken back if the server rejects the request. The
 * Management API cannot mark a notification as unread, so the request is sent when the announcement with "Undo" ends.
 * Several requests may run at once. The list is not refetched afterwards, because the server's next responses may be
 * outdated.
 */
export function useMarkRead() {
  const client = useQueryClient()
  const { id: userId } = useUser()
  const isUnmounted = useIsUnmounted()
  const [failures, setFailures] = useState<MarkFailure[]>([])

  function mark(notifications: PlatformNotification[]): void {
    const ids = notifications.filter(({ isRead }) => !isRead).map(({ id }) => id)
    if (ids.length === 0) return
    // Keep the errors of other notifications.
    setFailures((all) => without(all, ids))
    const setRead = (isRead: boolean) => setMarks(client, { userId, ids, isRead })
    setRead(true)
    // The pointer or the focus may rest on the announcement for longer than a mark lasts.
    const renewal = setInterval(() => setRead(true), READ_MARK_MS / 2)
    announceUndoable(words.marked(ids.length), {
      undo() {
        clearInterval(renewal)
        setRead(false)
      },
      undone: words.unmarked(ids.length),
      async onSettled() {
        clearInterval(renewal)
        // The server needs seconds from the request on, so the mark lasts from the request on.
        setRead(true)
        await send(ids)
      },
    })
  }

  async function send(ids: string[]): Promise<void> {
    try {
      await markRead(ids)
    } catch (thrown) {
      const error = asApiError(thrown)
      setMarks(client, { userId, ids, isRead: false })
      setFailures((all) => [...without(all, ids), { ids, error }])
      // After the user has left the page, only an announcement can report the failure.
      if (isUnmounted.current) announceUntilClosed(`${words.markFailed(ids.length)} ${explain(error)}`)
    }
  }
  return { mark, failures }
}

function without(all: MarkFailure[], retried: string[]): MarkFailure[] {
  return all
    .map(({ ids, error }) => ({ ids: ids.filter((id) => !retried.includes(id)), error }))
    .filter(({ ids }) => ids.length > 0)
}
