import { infiniteQueryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'

import { Instant } from './instant'
import { manageApi, Named } from './manage'

const NOTIFICATIONS = 'manage/notifications'

const WireNotice = z.object({
  id: z.string(),
  /** `common`, `limit` and `global` are documented (api-facts §1.9); another one is shown as a common one. */
  type: z.string(),
  created: Instant,
  isRead: z.boolean(),
  title: z.string(),
  /** Markdown, from the people who run the platform. */
  message: z.nullish(z.string()),
  /** A notice for everybody is about no project. */
  project: z.nullish(Named),
})

/** A notice as the page shows it. */
export const Notice = z.pipe(
  WireNotice,
  z.transform(({ message, project, ...wire }) => ({
    ...wire,
    message: message ?? '',
    project: project ?? undefined,
  })),
)
export type Notice = z.output<typeof Notice>
export const Notices = z.array(Notice)

export const notificationQueries = {
  all: () => ['notifications'] as const,

  /** The newest first; older ones come from the last one that is known. An empty answer is the end. */
  list: () =>
    infiniteQueryOptions({
      queryKey: [...notificationQueries.all(), 'list'],
      queryFn: ({ signal, pageParam }) => {
        const query = pageParam === undefined ? '' : `?${new URLSearchParams({ fromId: pageParam })}`
        return manageApi.send({
          href: `${NOTIFICATIONS}${query}`,
          answer: Notices,
          signal,
          missing: 'not-offered',
        })
      },
      initialPageParam: undefined as string | undefined,
      // A page that ends where the one before it ended is no older one: some servers begin with the id that was asked for.
      getNextPageParam(page: Notice[], _pages, before) {
        const last = page.at(-1)?.id
        return last === before ? undefined : last
      },
      retryOnMount: false,
    }),
}

/** Marks exactly these as read, and never one that has arrived since. */
export function markRead(ids: string[]): Promise<unknown> {
  return manageApi.send({ method: 'PUT', href: NOTIFICATIONS, body: { read: ids }, answer: z.unknown() })
}
