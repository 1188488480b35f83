import type { PlatformNotification } from './notification-schema'
import type { UnreadableRows } from './report-unreadable'
import type { UnreadableRow } from './rows'

/** A notification that could not be read. */
type UnreadableNotification = {
  /** Its ID, or the ID of an earlier row and the distance to that row. Pages overlap, so a position may come twice. */
  key: string
  /** ID of the closest readable notification before it. */
  after: string | undefined
}
type UnreadableNotifications = UnreadableRows & { rows: UnreadableNotification[] }

/** The part of the notification list that has been loaded so far. */
export type LoadedNotifications = {
  /** Newest first, without a gap. */
  notifications: PlatformNotification[]
  /** True when no older notification exists on the server. */
  isComplete: boolean
  /** Length of the longest first page seen so far. A shorter first page is therefore the whole list. */
  pageSize: number
  /** ID of the oldest notification, where the next older page begins. It may belong to one that could not be read. */
  lastId?: string | undefined
  unreadable?: UnreadableNotifications | undefined
}

/** One page of the list. Notifications that could not be read count, too. */
export type NotificationPage = {
  notifications: PlatformNotification[]
  /** ID after which the page begins. Undefined for the newest page. */
  fromId?: string | undefined
  lastId?: string | undefined
  unreadable?: (UnreadableRows & { rows: UnreadableRow[] }) | undefined
}

/**
 * Appends the next older page. The list is complete when the page adds nothing new: some servers start an older page with
 * the notification of `fromId`, so a page with only known IDs is the last one.
 */
export function addOlder(
  loaded: LoadedNotifications | undefined,
  page: PlatformNotification[] | NotificationPage,
): LoadedNotifications {
  const { notifications: added, fromId, lastId, unreadable: odd } = Array.isArray(page) ? { notifications: page } : page
  const before = loaded?.notifications ?? []
  const notifications = removeDuplicates([...before, ...added])
  const oddRows = odd?.rows.map(({ id = fromId ?? '', offset, position }) => ({
    key: `${id}+${offset}`,
    after: (position > 0 ? added[position - 1] : before.at(-1))?.id,
  }))
  const unreadable = joinUnreadable(loaded?.unreadable, odd && oddRows && { ...odd, rows: oddRows })
  return {
    notifications,
    isComplete: notifications.length === before.length && unreadable?.count === loaded?.unreadable?.count,
    pageSize: loaded?.pageSize ?? added.length + (odd?.count ?? 0),
    lastId: lastId ?? added.at(-1)?.id ?? loaded?.lastId,
    unreadable,
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
  if (newest.notifications.length + (newest.unreadable?.count ?? 0) < pageSize) {
    return { ...newest, isComplete: true, pageSize }
  }
  const lastId = newest.notifications.at(-1)?.id
  const overlap = loaded?.notifications.findIndex(({ id }) => id === lastId) ?? -1
  if (loaded && overlap >= 0) {
    const older = loaded.notifications.slice(overlap + 1)
    return {
      notifications: removeDuplicates([...newest.notifications, ...older]),
      isComplete: loaded.isComplete,
      pageSize,
      lastId: older.length > 0 ? loaded.lastId : newest.lastId,
      unreadable: joinUnreadable(newest.unreadable, olderThan(newest, older, loaded.unreadable)),
    }
  }
  // After an empty list the page size is unknown, so only an empty older page proves that the list is complete.
  const wasEmpty = loaded?.notifications.length === 0
  const hasAsManyAsBefore = !wasEmpty && newest.notifications.length >= (loaded?.notifications.length ?? 0)
  return newest.isComplete || hasAsManyAsBefore ? { ...newest, pageSize } : undefined
}

/** The loaded unreadable notifications that the newest page does not reach. */
function olderThan(
  { notifications }: LoadedNotifications,
  older: PlatformNotification[],
  loaded: UnreadableNotifications | undefined,
): UnreadableNotifications | undefined {
  const ids = new Set([notifications.at(-1), ...older].map((notification) => notification?.id))
  const rows = loaded?.rows.filter(({ after }) => ids.has(after)) ?? []
  return loaded && rows.length > 0 ? { ...loaded, rows, count: rows.length } : undefined
}

function joinUnreadable(
  one: UnreadableNotifications | undefined,
  other: UnreadableNotifications | undefined,
): UnreadableNotifications | undefined {
  if (!one || !other) return one ?? other
  const rows = [...new Map([...one.rows, ...other.rows].map((row) => [row.key, row])).values()]
  return { error: one.error, rows, count: rows.length }
}

/** Removes duplicates: pages shift when a notification arrives between two requests, so an ID may come twice. */
function removeDuplicates(notifications: PlatformNotification[]): PlatformNotification[] {
  return [...new Map(notifications.map((notification) => [notification.id, notification])).values()]
}
