import { serverNow } from '~/api/server-clock'

import { useNow } from './use-now'

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' })
const named = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const exactLocal = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
const exactUtc = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' })

const dayAndMinute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const dayAndMinuteUtc = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

const MINUTE = 60
const DAY = 24 * 60 * MINUTE
/** Which unit is used from which distance on: "12 days" and "5 weeks" say more than "last week" and "last month". */
const units: { unit: Intl.RelativeTimeFormatUnit; size: number; from: number }[] = [
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
  return (unit === 'day' && Math.abs(count) === 1 ? named : relative).format(count, unit)
}

/** "in 3 days", "in 4 minutes": what is ahead is told to the minute, since nobody's slow clock is to be spared there. */
export function timeUntil(instant: Date, now: number): string {
  const seconds = (instant.getTime() - now) / 1000
  if (seconds <= 0) return relativeTime(instant, now)
  if (seconds < MINUTE) return 'in less than a minute'
  if (seconds < 60 * MINUTE) return relative.format(Math.trunc(seconds / MINUTE), 'minute')
  // "In 71 days" can be planned with; "in 2 months" cannot.
  if (seconds >= DAY && seconds < 365 * DAY) return relative.format(Math.trunc(seconds / DAY), 'day')
  return relativeTime(instant, now)
}

/** "30 Nov 2026, 14:05 local time (13:05 UTC)", for where the instant itself is what matters. */
export function fullTime(instant: Date): string {
  const [local, zulu] = [dayAndMinute.format(instant), dayAndMinuteUtc.format(instant)]
  const [day = '', minute = ''] = zulu.split(', ')
  return `${local} local time (${local.startsWith(day) ? minute : zulu} UTC)`
}

/** "7 months", "2 days": how long something takes, in the same units. */
export function lengthOf(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds / 1000)
  const { unit, size } = units.find(({ from }) => seconds >= from) ?? { unit: 'minute', size: MINUTE }
  const count = Math.trunc(seconds / size)
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** Both readings of an instant, for the tooltip. */
export function exactTime(instant: Date): string {
  return `${exactLocal.format(instant)} local time\n${exactUtc.format(instant)} UTC`
}

/** An instant as people say it, with the exact local and UTC time on hover and on focus. */
export function Ago({ at }: { at: Date }) {
  const now = useNow(60_000)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the exact time must be reachable by keyboard
    <time dateTime={at.toISOString()} data-tip={exactTime(at)} tabIndex={0}>
      {relativeTime(at, now)}
    </time>
  )
}

/** An instant ahead, by the server's clock; once it is over, how long ago that was. */
export function Until({ at }: { at: Date }) {
  useNow(60_000)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the exact time must be reachable by keyboard
    <time dateTime={at.toISOString()} data-tip={exactTime(at)} tabIndex={0}>
      {timeUntil(at, serverNow())}
    </time>
  )
}
