import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useLayoutEffect } from 'react'
import * as z from 'zod/mini'

import { notificationQueries } from '~/api/notifications'
import { useUser } from '~/session/console-context'
import { dropReadMarks, keepReadMarks, READ_MARK_MS, readReadMarks } from './read-marks'

/** When what was marked, by this device's clock. */
type Marks = ReadonlyMap<string, number>

/**
 * What was marked as read here or in another tab, by id. The server says so only some seconds later, and until then its
 * answers would take the mark away again. Nobody is asked for it, and it lives as long as the cache; what was marked just
 * before this page was loaded is among them.
 */
const marksQuery = (userId: string) => {
  const fromBefore = (): Marks => readReadMarks(userId)
  return queryOptions({
    queryKey: ['notification-marks', userId],
    queryFn: fromBefore,
    initialData: fromBefore,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}

const Told = z.object({
  /** Whose they are: another tab may be somebody else's. */
  userId: z.string(),
  ids: z.array(z.string()),
  isRead: z.boolean(),
})
export type Told = z.output<typeof Told>

/**
 * Whether a notice is marked, for an answer of the given time. One that came minutes after the mark is believed: what it
 * does not say has never reached the server.
 */
export function useMarks(): (id: string, answeredAt: number) => boolean {
  const { id: userId } = useUser()
  const marks = useQuery(marksQuery(userId)).data
  return useCallback(
    (id, answeredAt) => answeredAt < (marks.get(id) ?? Number.NEGATIVE_INFINITY) + READ_MARK_MS,
    [marks],
  )
}

/** One for sending and hearing: a channel does not hear itself. */
const channel = new BroadcastChannel('latchkey.notifications')

/** Marks them, or takes the marks back, here and in the other tabs of this browser. */
export function keepMarks(client: QueryClient, told: Told): void {
  const { userId, ids, isRead } = told
  if (isRead) keepReadMarks(userId, ids)
  else dropReadMarks(userId, ids)
  show(client, told)
  channel.postMessage(told)
}

/**
 * Hears what is marked in other tabs, so that their bells and ours agree. From the moment that something is drawn on: what
 * is said before anybody listens is never said again.
 */
export function useOtherTabs(): void {
  const client = useQueryClient()
  const { id: userId } = useUser()
  useLayoutEffect(() => {
    const hear = ({ data }: MessageEvent<unknown>) => {
      const told = Told.safeParse(data).data
      if (told?.userId === userId) show(client, told)
    }
    channel.addEventListener('message', hear)
    return () => channel.removeEventListener('message', hear)
  }, [client, userId])
}

/** In the list as well: older notices are not asked for again. */
function show(client: QueryClient, { userId, ids, isRead }: Told): void {
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
    (known) =>
      known && {
        ...known,
        notifications: known.notifications.map((notice) => (ids.includes(notice.id) ? { ...notice, isRead } : notice)),
      },
  )
}
