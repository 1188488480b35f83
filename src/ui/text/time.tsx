import type { ReactNode } from 'react'

import { serverNow } from '~/api/server-clock'
import { pluralize } from '~/lib/messages'

import { useNow } from '~/ui/hooks/use-now'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE
/** Which unit is used from which distance on: "12 days" and "5 weeks" say more than "last week" and "last month". */
const units: { unit: string; size: number; from: number }[] = [
  { unit: 'year', size: 365 * DAY, from: 365 * DAY },
  { unit: 'month', size: 30 * DAY, from: 60 * DAY },
  { unit: 'week', size: 7 * DAY, from: 30 * DAY },
  { unit: 'day', size: DAY, from: DAY },
  { unit: 'hour', size: 60 * MINUTE, from: 60 * MINUTE },
  { unit: 'minute', size: MINUTE, from: MINUTE },
]

/** "3 days ago", "in 2 hours"; "just now" within a minute, and for a device clock that is a few minutes slow. */
export function relativeTime(instant: Date, now: number): string {
  const seconds = (instant.getTime() - now) / 1000
  if (Math.abs(seconds) < MINUTE || (seconds > 0 && seconds < 5 * MINUTE)) return 'just now'
  const { unit, size } = units.find(({ from }) => Math.abs(seconds) >= from) ?? { unit: 'minute', size: MINUTE }
  const count = Math.trunc(seconds / size)
  if (unit === 'day' && Math.abs(count) === 1) return count < 0 ? 'yesterday' : 'tomorrow'
  return count < 0 ? `${pluralize(-count, unit)} ago` : `in ${pluralize(count, unit)}`
}

/** "in 3 days", "in 4 minutes": what is ahead is told to the minute, since nobody's slow clock is to be spared there. */
export function timeUntil(instant: Date, now: number): string {
  const seconds = (instant.getTime() - now) / 1000
  if (seconds <= 0) return relativeTime(instant, now)
  if (seconds < MINUTE) return 'in less than a minute'
  if (seconds < 60 * MINUTE) return `in ${pluralize(Math.trunc(seconds / MINUTE), 'minute')}`
  // "In 71 days" can be planned with; "in 2 months" cannot.
  if (seconds >= DAY && seconds < 365 * DAY) return `in ${pluralize(Math.trunc(seconds / DAY), 'day')}`
  return relativeTime(instant, now)
}

/** "7 months", "2 days": how long something takes, in the same units. */
export function lengthOf(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds / 1000)
  const { unit, size } = units.find(({ from }) => seconds >= from) ?? { unit: 'minute', size: MINUTE }
  return pluralize(Math.trunc(seconds / size), unit)
}

/** An instant as people say it, with the exact local and UTC time on hover and on focus. */
export function Ago({ at }: { at: Date }) {
  const now = useNow(60_000)
  return <Exactly at={at}>{relativeTime(at, now)}</Exactly>
}

/** An instant ahead, by the server's clock; once it is over, how long ago that was. */
export function Until({ at }: { at: Date }) {
  useNow(60_000)
  return <Exactly at={at}>{timeUntil(at, serverNow())}</Exactly>
}

/** An instant in any words. Which it is exactly, the tooltip says: nothing has to be worked out for those that nobody asks. */
export function Exactly({ at, children }: { at: Date; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the exact time must be reachable by keyboard
    <time dateTime={at.toISOString()} tabIndex={0}>
      {children}
    </time>
  )
}
