/** Made when it is first asked for: the first date that is formatted at all takes a slow phone 50 ms. */
function formatter(timeStyle?: 'short' | 'medium', timeZone?: 'UTC') {
  let format: Intl.DateTimeFormat | undefined
  return (instant: Date) =>
    (format ??= new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle, timeZone })).format(instant)
}

const toTheSecond = { local: formatter('medium'), utc: formatter('medium', 'UTC') }
const toTheMinute = { local: formatter('short'), utc: formatter('short', 'UTC') }

/** "30 Nov 2026", where the person is. */
export const exactDay = formatter()

/** Both readings of an instant, for the tooltip. */
export function exactTime(instant: Date): string {
  return `${toTheSecond.local(instant)} local time\n${toTheSecond.utc(instant)} UTC`
}

/** "30 Nov 2026, 14:05 local time (13:05 UTC)", for where the instant itself is what matters. */
export function fullTime(instant: Date): string {
  const [local, zulu] = [toTheMinute.local(instant), toTheMinute.utc(instant)]
  const [day = '', minute = ''] = zulu.split(', ')
  return `${local} local time (${local.startsWith(day) ? minute : zulu} UTC)`
}
