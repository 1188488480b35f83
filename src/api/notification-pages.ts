import type { PlatformNotification } from './notification-schema'

/** The part of the notification list that has been loaded so far. */
export type LoadedNotifications = {
  /** Newest first, without a gap. */
  notifications: PlatformNotification[]
  /** True when no older notification exists on the server. */
  isComplete: boolean
  /** Length of the longest first page seen so far. A shorter first page is therefore the whole list. */
  pageSize: number
}

/**
 * Appends the next older page. The list is complete when the page adds nothing new: some servers start an older page with
 * the notification of `fromId`, so a page with only known IDs is the last one.
 */
export function addOlder(loaded: LoadedNotifications | undefined, page: PlatformNotification[]): LoadedNotifications {
  const before = loaded?.notifications ?? []
  const notifications = removeDuplicates([...before, ...page])
  return {
    notifications,
    isComplete: notifications.length === before.length,
    pageSize: loaded?.pageSize ?? page.length,
  }
}

/**
 * Joins the newest page with the notifications that were loaded before. Notifications missing from the newest page are
 * dropped, because the server has removed them (for example when the user left their project).
 *
 * Returns undefined if notifications may be missing between the newest page and the loaded ones. The caller then loads
 * older pages until they reach the loaded ones, or until as many are loaded as before.
 */
export function joinNewest(
  loaded: LoadedNotifications | undefined,
  newest: LoadedNotifications,
): LoadedNotifications | undefined {
  const pageSize = Math.max(loaded?.pageSize ?? 0, newest.pageSize)
  if (newest.notifications.length < pageSize) return { ...newest, isComplete: true, pageSize }
  const lastId = newest.notifications.at(-1)?.id
  const overlap = loaded?.notifications.findIndex(({ id }) => id === lastId) ?? -1
  if (loaded && overlap >= 0) {
    const notifications = removeDuplicates([...newest.notifications, ...loaded.notifications.slice(overlap + 1)])
    return { notifications, isComplete: loaded.isComplete, pageSize }
  }
  // After an empty list the page size is unknown, so only an empty older page proves that the list is complete.
  const wasEmpty = loaded?.notifications.length === 0
  const hasAsManyAsBefore = !wasEmpty && newest.notifications.length >= (loaded?.notifications.length ?? 0)
  return newest.isComplete || hasAsManyAsBefore ? { ...newest, pageSize } : undefined
}

/** Removes duplicates: pages shift when a notification arrives between two requests, so an ID may come twice. */
function removeDuplicates(notifications: PlatformNotification[]): PlatformNotification[] {
  return [...new Map(notifications.map((notification) => [notification.id, notification])).values()]
}
