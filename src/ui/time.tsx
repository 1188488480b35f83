import { useNow } from './use-now'

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const exactLocal = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
const exactUtc = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' })

const MINUTE = 60
const units: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 365 * 24 * 60 * MINUTE],
  ['month', 30 * 24 * 60 * MINUTE],
  ['week', 7 * 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
]

/** "3 days ago", "in 2 hours"; "just now" within a minute, and for a device clock that is a few minutes slow. */
export function relativeTime(instant: Date, now: number): string {
  const seconds = (instant.getTime() - now) / 1000
  if (Math.abs(seconds) < MINUTE || (seconds > 0 && seconds < 5 * MINUTE)) return 'just now'
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', MINUTE]
  return relative.format(Math.trunc(seconds / size), unit)
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
