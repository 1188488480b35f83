import type { ManagementToken } from '~/api/management-tokens'

const DAY = 24 * 60 * 60_000
/** How long before its end a token is said to expire soon (product §4.3). */
export const SOON = 7 * DAY

export type TokenStatus = 'active' | 'expires-soon' | 'expired' | 'disabled'

type Dated = Pick<ManagementToken, 'expires' | 'isExpired' | 'isDisabled'>

/** What a token is good for at an instant. Over is over: a disabled token that has expired could not be enabled again. */
export function statusOf({ expires, isExpired, isDisabled }: Dated, now: number): TokenStatus {
  if (isExpired || (expires && expires.getTime() <= now)) return 'expired'
  if (isDisabled) return 'disabled'
  return expires && expires.getTime() - SOON <= now ? 'expires-soon' : 'active'
}

/** When the status of one of these tokens will be another, in milliseconds; undefined when it never will. */
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
