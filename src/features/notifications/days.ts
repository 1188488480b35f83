import type { PlatformNotification } from '~/api/notification-schema'

import { words } from './words'

const longDate = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** Notifications of one day in the user's time zone. */
export type Day = { key: string; title: string; notifications: PlatformNotification[] }

/** Groups notifications by day and keeps their order. Notifications without a valid date form a group of their own. */
export function groupByDay(notifications: PlatformNotification[], now: number): Day[] {
  const days = new Map<string, Day>()
  for (const notification of notifications) {
    const key = notification.created ? dayOf(notification.created) : ''
    const day = days.get(key) ?? { key, title: titleOf(notification.created, now), notifications: [] }
    day.notifications.push(notification)
    days.set(key, day)
  }
  return [...days.values()]
}

const dayOf = (date: Date): string => `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`

function titleOf(date: Date | undefined, now: number): string {
  if (!date) return words.undated
  const yesterday = new Date(now)
  yesterday.setDate(yesterday.getDate() - 1)
  if (dayOf(date) === dayOf(new Date(now))) return words.today
  return dayOf(date) === dayOf(yesterday) ? words.yesterday : longDate.format(date)
}
