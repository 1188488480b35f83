import { createContext, useContext, type ReactNode } from 'react'

import { serverNow } from '~/api/server-clock'
import { pluralize } from '~/lib/messages'

import { useServerMinutes } from '~/ui/hooks/use-server-now'
import { words } from '~/ui/words'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE
/** `from` is the distance in seconds from which a unit is used: "12 days" is more exact than "1 week". */
const units: { unit: string; size: number; from: number }[] = [
  { unit: 'year', size: 365 * DAY, from: 365 * DAY },
  { unit: 'month', size: 30 * DAY, from: 60 * DAY },
  { unit: 'week', size: 7 * DAY, from: 30 * DAY },
  { unit: 'day', size: DAY, from: DAY },
  { unit: 'hour', size: 60 * MINUTE, from: 60 * MINUTE },
  { unit: 'minute', size: MINUTE, from: MINUTE },
]

/**
 * Returns "3 days ago" or "in 2 hours". Returns "just now" within a minute, and up to five minutes ahead: a new row
 * would otherwise be in the future on a device whose clock is slow.
 */
export function relativeTime(instant: Date, now: number): string {
  const seconds = (instant.getTime() - now) / 1000
  if (Number.isNaN(seconds)) return words.unknownDate
  if (Math.abs(seconds) < MINUTE || (seconds > 0 && seconds < 5 * MINUTE)) return 'just now'
  const { unit, size } = units.find(({ from }) => Math.abs(seconds) >= from) ?? { unit: 'minute', size: MINUTE }
  const count = Math.trunc(seconds / size)
  if (unit === 'day' && Math.abs(count) === 1) return count < 0 ? 'yesterday' : 'tomorrow'
  return count < 0 ? `${pluralize(-count, unit)} ago` : `in ${pluralize(count, unit)}`
}

/** Returns "in 3 days" or "in 4 minutes" for a future instant, by the server's clock and so without "just now". */
export function timeUntil(instant: Date, now: number): string {
  const seconds = (instant.getTime() - now) / 1000
  if (seconds <= 0) return relativeTime(instant, now)
  if (seconds < MINUTE) return 'in less than a minute'
  if (seconds < 60 * MINUTE) return `in ${pluralize(Math.trunc(seconds / MINUTE), 'minute')}`
  // "In 71 days" is exact enough for planning, "in 2 months" is not.
  if (seconds >= DAY && seconds < 365 * DAY) return `in ${pluralize(Math.trunc(seconds / DAY), 'day')}`
  return relativeTime(instant, now)
}

/** Returns the length of a period: "7 months", "2 days". */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds / 1000)
  const { unit, size } = units.find(({ from }) => seconds >= from) ?? { unit: 'minute', size: MINUTE }
  return pluralize(Math.trunc(seconds / size), unit)
}

/**
 * False around a table whose row menus say the exact times: Tab then skips the dates. Forty dates would be forty stops.
 */
export const DateStops = createContext(true)

/** Relative time of an instant, such as "3 days ago". The tooltip shows the exact time. */
export function TimeAgo({ at }: { at: Date | undefined }) {
  const now = useServerMinutes()
  return at ? <Time at={at}>{relativeTime(at, now)}</Time> : <span className="text-faint">{words.unknownDate}</span>
}

/** Time until a future instant, by the server's clock. After it has passed, how long ago it was. */
export function TimeUntil({ at }: { at: Date }) {
  useServerMinutes()
  return <Time at={at}>{timeUntil(at, serverNow())}</Time>
}

/**
 * Any text for an instant. The tooltip formats the exact time on demand, which is cheaper than formatting it for every
 * row.
 */
export function Time({ at, children }: { at: Date; children: ReactNode }) {
  const isStop = useContext(DateStops)
  // `toISOString` throws for an invalid date, which would take the page down.
  if (Number.isNaN(at.getTime())) return <span className="text-faint">{words.unknownDate}</span>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the exact time must be reachable by keyboard
    <time dateTime={at.toISOString()} tabIndex={isStop ? 0 : undefined}>
      {children}
    </time>
  )
}
