import type { Persona } from '~/demo/data/personas'
import type { NotificationRow } from '~/demo/data/rows'
import type { DataScenario } from '~/demo/data/scenarios'
import { A_FEW_MINUTES, HOUR } from '~/demo/lib/time'
import { arrivingNotifications, notifications, type NotificationText } from './notification-texts'

/** Creates a user's initial notifications, newest first. The same arguments always create the same notifications. */
export function seedNotifications(data: DataScenario, persona: Persona, now: number): NotificationRow[] {
  if (!persona.hasData || data === 'empty') return []
  return notifications.map(({ hoursAgo, isUnread = false, ...text }, index) => {
    const created = now - hoursAgo * HOUR - A_FEW_MINUTES
    const isRead = !isUnread
    // The user last opened the bell 24 hours ago.
    const isSeen = isRead || hoursAgo >= 24
    return createNotification(text, { created, index, isRead, isSeen })
  })
}

/** Creates a notification that arrives while the demo runs. `index` counts the arrivals. */
export function createArrivingNotification(created: number, index: number): NotificationRow {
  const text = arrivingNotifications[index % arrivingNotifications.length] ?? { type: 'common', title: 'Something new' }
  return createNotification(text, { created, index: notifications.length + index, isRead: false, isSeen: false })
}

function createNotification(
  text: NotificationText,
  { index, ...row }: { created: number; index: number; isRead: boolean; isSeen: boolean },
): NotificationRow {
  // Depends on the index, so that two notifications of the same millisecond get different IDs.
  const microseconds = (507 + 137 * index) % 1000
  return {
    id: uuidV1(row.created, microseconds),
    ...row,
    microseconds: `${microseconds}`.padStart(3, '0'),
    ...text,
  }
}

/** Time from the start of the Gregorian calendar to the Unix epoch, in units of 100 ns. */
const GREGORIAN_OFFSET = 0x01b21dd213814000n
const CLOCK_AND_NODE = '8080-800019c0d40a'

/** Creates a version 1 UUID, which contains its creation time. The API uses them too. */
function uuidV1(milliseconds: number, microseconds: number): string {
  const ticks = (BigInt(Math.floor(milliseconds)) * 1000n + BigInt(microseconds)) * 10n + GREGORIAN_OFFSET
  const time = ticks.toString(16).padStart(15, '0')
  return `${time.slice(-8)}-${time.slice(-12, -8)}-1${time.slice(-15, -12)}-${CLOCK_AND_NODE}`
}
