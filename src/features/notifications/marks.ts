import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect } from 'react'
import * as z from 'zod/mini'

import { notificationQueries } from '~/api/notifications'
import { openChannel } from '~/lib/channel'
import { useUser } from '~/session/console-context'
import { dropReadMarks, keepReadMarks, READ_MARK_MS, readReadMarks, removeOldReadMarks } from './read-marks'

/** Notification ID → time at which it was marked as read, in milliseconds of this device's clock. */
type Marks = ReadonlyMap<string, number>

/**
 * The marks of the user, kept as a query so that components re-render when one changes. The query never calls a server: it
 * starts with the marks that this browser has stored.
 */
const marksQuery = (userId: string) => {
  const readStored = (): Marks => readReadMarks(userId)
  return queryOptions({
    queryKey: ['notification-marks', userId],
    queryFn: readStored,
    initialData: readStored,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}

const MarkMessage = z.object({
  /** The user who marked them. Another tab may belong to another user. */
  userId: z.string(),
  ids: z.array(z.string()),
  isRead: z.boolean(),
})
export type MarkMessage = z.output<typeof MarkMessage>

/**
 * Returns a function that is true for a notification whose mark overrides a response of the given time. A response that
 * arrives minutes after the mark wins, because the mark has probably never reached the server.
 */
export function useMarks(): (id: string, respondedAt: number) => boolean {
  const { id: userId } = useUser()
  const marks = useQuery(marksQuery(userId)).data
  return useCallback(
    (id, respondedAt) => respondedAt < (marks.get(id) ?? Number.NEGATIVE_INFINITY) + READ_MARK_MS,
    [marks],
  )
}

const channel = openChannel('latchkey.notifications')

/** Marks notifications as read (or unread again), in this tab and in the others of this browser. */
export function setMarks(client: QueryClient, message: MarkMessage): void {
  const { userId, ids, isRead } = message
  if (isRead) keepReadMarks(userId, ids)
  else dropReadMarks(userId, ids)
  updateCache(client, message)
  channel?.postMessage(message)
}

/**
 * Applies marks from other tabs, and removes old marks from storage. A layout effect, so that no message is missed between the first paint and the
 * subscription: a BroadcastChannel does not repeat messages.
 */
export function useMarksOfOtherTabs(): void {
  const client = useQueryClient()
  const { id: userId } = useUser()
  useEffect(removeOldReadMarks, [])
  useLayoutEffect(() => {
    const onMessage = ({ data }: MessageEvent<unknown>) => {
      const message = MarkMessage.safeParse(data).data
      if (message?.userId === userId) updateCache(client, message)
    }
    channel?.addEventListener('message', onMessage)
    return () => channel?.removeEventListener('message', onMessage)
  }, [client, userId])
}

/** Updates the marks, and the cached list too, because polling refetches only the newest notifications. */
function updateCache(client: QueryClient, { userId, ids, isRead }: MarkMessage): void {
  client.setQueryData(marksQuery(userId).queryKey, (marks) => {
    const next = new Map(marks)
    for (const id of ids) {
      if (isRead) next.set(id, Date.now())
      else next.delete(id)
    }
    return next
  })
  client.setQueryData(
    notificationQueries.list().queryKey,
    (loaded) =>
      loaded && {
        ...loaded,
        notifications: loaded.notifications.map((notification) =>
          ids.includes(notification.id) ? { ...notification, isRead } : notification,
        ),
      },
  )
}
