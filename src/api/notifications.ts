import { queryOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { MaybeInstant } from './instant'
import { manageApi, Named } from './manage'
import { goOnInto, withOlder, type LoadedNotifications } from './notification-pages'

const NOTIFICATIONS = 'manage/notifications'

const WireNotification = z.object({
  id: z.string(),
  /** `common`, `limit` and `global` are documented (api-facts §1.9); another one is shown as it comes. */
  type: z.string(),
  created: MaybeInstant,
  isRead: z.boolean(),
  title: z.string(),
  /** Markdown, from the people who run the platform. */
  message: z.nullish(z.string()),
  /** A notice for everybody is about no project. */
  project: z.nullish(Named),
})

/** A notice as the page shows it. */
export const PlatformNotification = z.pipe(
  WireNotification,
  z.transform(({ message, project, ...wire }) => ({
    ...wire,
    message: message ?? '',
    project: project ?? undefined,
  })),
)
export type PlatformNotification = z.output<typeof PlatformNotification>
export const PlatformNotificationList = z.array(PlatformNotification)

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
  let newest = withOlder(undefined, await readPage({ signal, missing: 'unavailable' }))
  for (;;) {
    // Looked up after each answer: older ones may have come meanwhile.
    const known = client.getQueryData<LoadedNotifications>(notificationQueries.list().queryKey)
    const joined = goOnInto(known, newest)
    if (joined) return joined
    // More have arrived than one page holds.
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the last one ended
    newest = withOlder(newest, await readPage({ signal, fromId: newest.notifications.at(-1)?.id }))
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
  client.setQueryData(queryKey, (known) => (known && lastOf(known) === fromId ? withOlder(known, page) : known))
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
