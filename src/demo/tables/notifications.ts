import type { Database } from '~/demo/data/database'
import type { NotificationEdits } from '~/demo/data/manage-state'
import type { Persona } from '~/demo/data/personas'
import type { NotificationRow } from '~/demo/data/rows'
import { hostileMessages } from '~/demo/seeds/notification-texts'
import { createArrivingNotification, seedNotifications } from '~/demo/seeds/notifications'

/** Delay, in milliseconds, until the list shows a notification as read. Imitates a platform with eventual consistency. */
const READ_DELAY = 3000

/** Returns a user's notifications, newest first. */
export function listNotifications(database: Database, persona: Persona): NotificationRow[] {
  const { scenario, seededAt, manage } = database.read()
  const { markedAt, arrivals } = manage.notifications[persona.id] ?? noEdits()
  const arrived = arrivals.map(createArrivingNotification).toReversed()
  const hostile = scenario.condition === 'notifications-hostile' ? hostileMessages : []
  return [...arrived, ...seedNotifications(scenario.data, persona, seededAt)].map((row, index) => {
    const isRead = row.isRead || Date.now() - (markedAt[row.id] ?? Infinity) >= READ_DELAY
    const message = hostile[index] ?? row.message
    return { ...row, message, isRead, isSeen: row.isSeen || isRead }
  })
}

/** Marks existing notifications as read. Notifications that arrive later stay unread, even after "all". */
export function markNotificationsRead(database: Database, persona: Persona, ids: string[] | 'all'): void {
  const knownIds = listNotifications(database, persona).map(({ id }) => id)
  changeEdits(database, persona, ({ markedAt }) => {
    for (const id of knownIds) if (ids === 'all' || ids.includes(id)) markedAt[id] ??= Date.now()
  })
}

/** Adds a new notification on every call but the first. */
export function addArrivingNotification(database: Database, persona: Persona): void {
  changeEdits(database, persona, (edits) => {
    if (edits.hasReadFirstPage) edits.arrivals.push(Date.now())
    edits.hasReadFirstPage = true
  })
}

function changeEdits(database: Database, persona: Persona, apply: (edits: NotificationEdits) => void): void {
  database.change(({ manage: { notifications } }) => apply((notifications[persona.id] ??= noEdits())))
}

function noEdits(): NotificationEdits {
  return { markedAt: {}, arrivals: [], hasReadFirstPage: false }
}
