import type { PlatformNotification } from './notifications'

export type LoadedNotifications = {
  /** The newest first and without a gap. */
  notifications: PlatformNotification[]
  /** Whether there is none that is older. */
  isWhole: boolean
  /** How many came with the fullest first page so far: one with fewer is all there is. */
  pageSize: number
}

/** With the next older page. One that brings nothing new is the end: some servers begin with the id that was asked for. */
export function withOlder(known: LoadedNotifications | undefined, page: PlatformNotification[]): LoadedNotifications {
  const notifications = known?.notifications ?? []
  const all = distinct([...notifications, ...page])
  return { notifications: all, isWhole: all.length === notifications.length, pageSize: known?.pageSize ?? page.length }
}

/**
 * The newest and what was known before, from where the newest end. What is not among the newest any more has gone: with
 * a project that the person left. Undefined where there may be others in between: then older ones are needed, until they
 * end in what was known or as many are there as before.
 */
export function goOnInto(
  known: LoadedNotifications | undefined,
  newest: LoadedNotifications,
): LoadedNotifications | undefined {
  const pageSize = Math.max(known?.pageSize ?? 0, newest.pageSize)
  if (newest.notifications.length < pageSize) return { ...newest, isWhole: true, pageSize }
  const last = newest.notifications.at(-1)?.id
  const end = known?.notifications.findIndex(({ id }) => id === last) ?? -1
  if (known && end >= 0) {
    const notifications = distinct([...newest.notifications, ...known.notifications.slice(end + 1)])
    return { notifications, isWhole: known.isWhole, pageSize }
  }
  // Where there were none at all, nothing tells how many fill a page: older ones end in nothing.
  const wereNone = known?.notifications.length === 0
  const satisfiesStepUp = !wereNone && newest.notifications.length >= (known?.notifications.length ?? 0)
  return newest.isWhole || satisfiesStepUp ? { ...newest, pageSize } : undefined
}

/** Pages shift when one arrives between two requests: a notice may come twice. */
function distinct(notifications: PlatformNotification[]): PlatformNotification[] {
  return [...new Map(notifications.map((notice) => [notice.id, notice])).values()]
}
