import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { manageApi } from './manage'
import { addOlder, joinNewest, type LoadedNotifications, type NotificationPage } from './notification-pages'
import { OlderNotificationList, PlatformNotificationList } from './notification-schema'
import { reportUnreadable } from './report-unreadable'

const NOTIFICATIONS = 'manage/notifications'

export const notificationQueries = {
  all: () => ['notifications'] as const,

  /** The loaded notifications. A refetch reads the newest page only and keeps the older ones. */
  list: () =>
    queryOptions({
      queryKey: [...notificationQueries.all(), 'list'],
      queryFn: ({ signal, client }) => readNewest(client, signal),
      retryOnMount: false,
    }),
}

async function readNewest(client: QueryClient, signal: AbortSignal): Promise<LoadedNotifications> {
  let newest = addOlder(undefined, await readPage({ signal, missing: 'unavailable' }))
  for (;;) {
    // Read after each response, because `loadOlder` may have added notifications meanwhile.
    const loaded = client.getQueryData<LoadedNotifications>(notificationQueries.list().queryKey)
    const joined = joinNewest(loaded, newest)
    if (joined) return joined
    // More notifications have arrived than fit on one page.
    // oxlint-disable-next-line no-await-in-loop -- each page starts where the previous one ended
    newest = addOlder(newest, await readPage({ signal, fromId: newest.lastId }))
  }
}

/** Loads the page after the oldest loaded notification. */
export async function loadOlder(client: QueryClient): Promise<void> {
  const { queryKey } = notificationQueries.list()
  const lastOf = (loaded?: LoadedNotifications) => loaded?.lastId
  const fromId = lastOf(client.getQueryData(queryKey))
  // A query retries after network errors. Its result is kept in the list only (gcTime 0).
  const page = await client.fetchQuery({
    queryKey: ['older-notifications', fromId],
    queryFn: ({ signal }) => readPage({ signal, fromId }),
    gcTime: 0,
  })
  client.setQueryData(queryKey, (loaded) => (loaded && lastOf(loaded) === fromId ? addOlder(loaded, page) : loaded))
}

async function readPage({
  fromId,
  ...options
}: {
  fromId?: string | undefined
  signal: AbortSignal
  missing?: 'unavailable'
}): Promise<NotificationPage> {
  const query = fromId === undefined ? '' : `?${new URLSearchParams({ fromId })}`
  const href = `${NOTIFICATIONS}${query}`
  const schema = fromId === undefined ? PlatformNotificationList : OlderNotificationList
  const notifications = await manageApi.send({ href, schema, ...options })
  const unreadable = reportUnreadable(notifications, manageApi, href)
  return { notifications, fromId, lastId: unreadable?.lastId, unreadable }
}

/** Marks these notifications as read, and no others that have arrived since. */
export function markRead(ids: string[]): Promise<unknown> {
  // keepalive lets the request finish after the user leaves. 500 IDs are well below the 64 kB limit for keepalive bodies.
  const keepalive = ids.length <= 500
  return manageApi.send({ method: 'PUT', href: NOTIFICATIONS, body: { read: ids }, keepalive, schema: z.unknown() })
}
