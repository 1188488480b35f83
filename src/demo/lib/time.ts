export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Added to the hours and days of the seeds, so that the app shows "3 days ago" or "in 6 days" and not one day less. */
export const A_FEW_MINUTES = 7 * MINUTE

/** Returns the current time in seconds, the unit of JWT claims. */
export function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000)
}

/** Rounds down to a whole second, the smallest unit of the Management API. */
export function floorToSecond(milliseconds: number): number {
  return milliseconds - (milliseconds % 1000)
}
