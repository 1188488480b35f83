/** The server's clock minus this device's clock, in milliseconds. */
let skew = 0

/** Smaller differences, in milliseconds, come from the header's one-second resolution and the network. */
const TOLERANCE = 5_000

/** Updates the skew from a Date header. Most servers hide it from browsers; the device's clock is used then. */
export function recordServerTime(dateHeader: string | null): void {
  const serverTime = dateHeader ? Date.parse(dateHeader) : Number.NaN
  if (Number.isNaN(serverTime)) return
  const difference = serverTime - Date.now()
  skew = Math.abs(difference) > TOLERANCE ? difference : 0
}

/** The server's time in milliseconds since the epoch. Countdowns to an expiry use it. */
export function serverNow(): number {
  return Date.now() + skew
}
