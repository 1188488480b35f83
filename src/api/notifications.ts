import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { manageApi } from './manage'
import { addOlder, joinNewest, type LoadedNotifications } from './notification-pages'
import { PlatformNotificationList, type PlatformNotification } from './notification-schema'

const NOTIFICATIONS = 'manage/notifications'

export const notificationQueries = {
  all: () => ['notifications'] as const,

  /** What is known: asking again asks for the newest page alone, and keeps the older ones that were loaded. */
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
    // Looked up after each answer: older ones may have come meanwhile.
    const known = client.getQueryData<LoadedNotifications>(notificationQueries.list().queryKey)
    const joined = joinNewest(known, newest)
    if (joined) return joined
    // More have arrived than one page holds.
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the last one ended
    newest = addOlder(newest, await readPage({ signal, fromId: newest.notifications.at(-1)?.id }))
  }
}

/** Loads what is older than the last one that is known. */
export async function loadOlder(client: QueryClient): Promise<void> {
  const { queryKey } = notificationQueries.list()
  const lastOf = (known?: LoadedNotifications) => known?.notifications.at(-1)?.id
  const fromId = lastOf(client.getQueryData(queryKey))
  // As a query, which asks twice more where that may help. What it brings is kept in the list alone.
  const page = await client.fetchQuery({
    queryKey: ['older-notifications', fromId],
    queryFn: ({ signal }) => readPage({ signal, fromId }),
    gcTime: 0,
  })
  client.setQueryData(queryKey, (known) => (known && lastOf(known) === fromId ? addOlder(known, page) : known))
}

async function readPage({
  fromId,
  ...options
}: {
  fromId?: string | undefined
  signal: AbortSignal
  missing?: 'unavailable'
}): Promise<PlatformNotification[]> {
  const query = fromId === undefined ? '' : `?${new URLSearchParams({ fromId })}`
  return manageApi.send({ href: `${NOTIFICATIONS}${query}`, answer: PlatformNotificationList, ...options })
}

/** Marks exactly these as read, and never one that has arrived since. */
export function markRead(ids: string[]): Promise<unknown> {
  // Whoever marks them and leaves has marked them. So many ids are well below what may outlive a page.
  const keepalive = ids.length <= 500
  return manageApi.send({ method: 'PUT', href: NOTIFICATIONS, body: { read: ids }, keepalive, answer: z.unknown() })
}
