import type { ManagementToken } from '~/api/management-tokens'

const DAY = 24 * 60 * 60_000
/** A token expires soon if at most this much time is left, in milliseconds. */
export const SOON = 7 * DAY

export type TokenStatus = 'active' | 'expires-soon' | 'expired' | 'disabled'

type Dated = Pick<ManagementToken, 'expires' | 'isExpired' | 'isDisabled'>

/** Returns the status at a time. A disabled token that has expired counts as expired: enabling it would not help. */
export function statusOf({ expires, isExpired, isDisabled }: Dated, now: number): TokenStatus {
  if (isExpired || (expires && expires.getTime() <= now)) return 'expired'
  if (isDisabled) return 'disabled'
  return expires && expires.getTime() - SOON <= now ? 'expires-soon' : 'active'
}

/** Returns the next time at which one of these tokens changes its status, or undefined if none will. */
export function nextChange(tokens: Dated[], now: number): number | undefined {
  let next: number | undefined
  for (const { expires } of tokens) {
    if (!expires) continue
    for (const moment of [expires.getTime() - SOON, expires.getTime()]) {
      if (moment > now && (next === undefined || moment < next)) next = moment
    }
  }
  return next
}
