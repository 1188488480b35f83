/** How far this device's clock is behind the server's, in milliseconds. Negative when it runs ahead. */
let skew = 0

/** Below this the header's own resolution and the way of the answer explain the difference. */
const TOLERANCE = 5_000

/** Learns from the Date header of an answer. Most servers do not let a browser read it; then the device is trusted. */
export function noteServerTime(dateHeader: string | null): void {
  const theirs = dateHeader ? Date.parse(dateHeader) : Number.NaN
  if (Number.isNaN(theirs)) return
  const difference = theirs - Date.now()
  skew = Math.abs(difference) > TOLERANCE ? difference : 0
}

/** Milliseconds since the epoch by the server's clock: what countdowns to an expiry are made with. */
export function serverNow(): number {
  return Date.now() + skew
}
