import type { PlatformNotification } from '~/api/notification-schema'

import { words } from './words'

const long = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** Notices of one day, where the person is. */
export type Day = { key: string; title: string; notifications: PlatformNotification[] }

/** Groups notices by day, in the order in which they came. Those whose date cannot be read stand together. */
export function groupByDay(notifications: PlatformNotification[], now: number): Day[] {
  const days = new Map<string, Day>()
  for (const notice of notifications) {
    const key = notice.created ? dayOf(notice.created) : ''
    const day = days.get(key) ?? { key, title: titleOf(notice.created, now), notifications: [] }
    day.notifications.push(notice)
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
  return dayOf(date) === dayOf(yesterday) ? words.yesterday : long.format(date)
}
