/**
 * Returns a function that formats instants, each in the next documented format, so that no test relies on one format.
 */
export function instantWriter(): (instant: Date) => string {
  let count = 0
  return (instant) => {
    count += 1
    return formats[count % formats.length]?.(instant) ?? instant.toISOString()
  }
}

/** All formats describe the same instant. Without a zone, the time is UTC (docs/api/management.md#ids-and-instants). */
const formats: ((instant: Date) => string)[] = [
  (instant) => `${localTime(instant, 2)}+0200`,
  (instant) => instant.toISOString(),
  (instant) => `${localTime(instant)}.000000`,
  (instant) => localTime(instant).replace('T', ' '),
  (instant) => `${localTime(instant, 1)}+01:00`,
]

/** Returns the local time in a zone that is ahead of UTC by this many hours. */
function localTime(instant: Date, hours = 0): string {
  return new Date(instant.getTime() + hours * 60 * 60 * 1000).toISOString().slice(0, 19)
}

/** Drops the milliseconds, because some formats can't express them. */
export function wholeSeconds(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000)
}
