/**
 * Formats a timestamp of the API key and notification APIs: UTC without a zone, with more digits than milliseconds need.
 * Stored timestamps have six decimals. Timestamps of the response to a write have eight or nine.
 */
export function halTimestamp(milliseconds: number, extraDigits = '000'): string {
  return new Date(milliseconds).toISOString().replace('Z', extraDigits)
}

/**
 * The Management API writes timestamps in any of these formats. A timestamp without a zone means UTC.
 * See docs/api/management.md#ids-and-instants.
 */
export type TimestampFormat = 'offset' | 'utc' | 'no-zone' | 'space'

const PRAGUE_OFFSET_HOURS = 2

export function manageTimestamp(milliseconds: number, format: TimestampFormat): string {
  const iso = (time: number) => new Date(time).toISOString()
  switch (format) {
    case 'offset':
      return `${iso(milliseconds + PRAGUE_OFFSET_HOURS * 60 * 60_000).slice(0, 19)}+0${PRAGUE_OFFSET_HOURS}00`
    case 'utc':
      return iso(milliseconds)
    case 'no-zone':
      return iso(milliseconds).slice(0, 19)
    case 'space':
      return iso(milliseconds).slice(0, 19).replace('T', ' ')
  }
}
