import { words } from '~/ui/words'

/** Creates the `Intl` formatter at its first use, because the first formatted date takes 50 ms on a slow phone. */
function formatter(timeStyle?: 'short' | 'medium', timeZone?: 'UTC') {
  let format: Intl.DateTimeFormat | undefined
  return (instant: Date) => {
    // `format` throws for an invalid date.
    if (Number.isNaN(instant.getTime())) return words.unknownDate
    return (format ??= new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle, timeZone })).format(instant)
  }
}

const toTheSecond = { local: formatter('medium'), utc: formatter('medium', 'UTC') }
const toTheMinute = { local: formatter('short'), utc: formatter('short', 'UTC') }

/** Returns the local day: "30 Nov 2026". */
export const exactDay = formatter()

/** Returns the local time to the minute: "30 Nov 2026, 14:05". */
export const exactMinute = toTheMinute.local

/** Returns the local time and UTC in two lines, for the tooltip. */
export function exactTime(instant: Date): string {
  return `${toTheSecond.local(instant)} local time\n${toTheSecond.utc(instant)} UTC`
}

/** Returns "30 Nov 2026, 14:05 local time (13:05 UTC)", for a text that needs the exact instant. */
export function fullTime(instant: Date): string {
  const [local, zulu] = [toTheMinute.local(instant), toTheMinute.utc(instant)]
  const [day = '', minute = ''] = zulu.split(', ')
  return `${local} local time (${local.startsWith(day) ? minute : zulu} UTC)`
}
