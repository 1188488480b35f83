const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Milliseconds from the request of the list to the first expiry. */
export const FIRST_EXPIRY = 20_000
/** Milliseconds between two expiries. */
export const EXPIRY_INTERVAL = 1_500

export const nameOfToken = (index: number) => `token ${`${index}`.padStart(5, '0')}`

/**
 * Returns `count` tokens in the format of docs/api/management.md, newest first. The first `expiring` tokens expire while
 * the bench runs.
 */
export function tokenList(count: number, expiring: number, now = Date.now()) {
  return Array.from({ length: count }, (_, index) => {
    const created = now - (index + 1) * 30 * MINUTE
    return {
      id: 100_000 - index,
      description: nameOfToken(index),
      created: toInstant(created),
      lastUsed: index % 4 === 0 ? null : toInstant(created + ((now - created) * (index % 7)) / 7),
      expires: toInstant(index < expiring ? now + FIRST_EXPIRY + index * EXPIRY_INTERVAL : expiryOf(index, now)),
      isSessionToken: index % 50 === 49,
      isExpired: index >= expiring && index % 3 === 2,
      isDisabled: index % 20 === 19,
      scopes: [],
      type: index % 50 === 49 ? 'session' : 'admin',
      creator: { id: 401, name: 'Ada Lovelace' },
    }
  })
}

/** A third of the tokens have expired, some expire within a week, and none during the bench. */
function expiryOf(index: number, now: number): number {
  return index % 3 === 2 ? now - (index % 300) * DAY - MINUTE : now + (1 + (index % 300)) * DAY + MINUTE
}

/** Formats an instant with milliseconds, because the bench measures the time since the expiry. */
const toInstant = (time: number) => new Date(time).toISOString().replace('Z', '+0000')
