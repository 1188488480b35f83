const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** When the first of those that end comes to its end after the list was asked for, and how long after each the next. */
export const FIRST_END = 20_000
export const BETWEEN_ENDS = 1_500

export const nameOfToken = (index: number) => `token ${`${index}`.padStart(5, '0')}`

/** So many tokens as the Manage API writes them, the newest first; the first `ending` come to their end while one looks. */
export function tokenList(count: number, ending: number, now = Date.now()) {
  return Array.from({ length: count }, (_, index) => {
    const created = now - (index + 1) * 30 * MINUTE
    return {
      id: 100_000 - index,
      description: nameOfToken(index),
      created: instant(created),
      lastUsed: index % 4 === 0 ? null : instant(created + ((now - created) * (index % 7)) / 7),
      expires: instant(index < ending ? now + FIRST_END + index * BETWEEN_ENDS : endOf(index, now)),
      isSessionToken: index % 50 === 49,
      isExpired: index >= ending && index % 3 === 2,
      isDisabled: index % 20 === 19,
      scopes: [],
      type: index % 50 === 49 ? 'session' : 'admin',
      creator: { id: 401, name: 'Ada Lovelace' },
    }
  })
}

/** A third has expired, some do so within the week, and none during the bench. */
function endOf(index: number, now: number): number {
  return index % 3 === 2 ? now - (index % 300) * DAY - MINUTE : now + (1 + (index % 300)) * DAY + MINUTE
}

/** With a zone, and with milliseconds: the moment of an end is measured. */
const instant = (time: number) => new Date(time).toISOString().replace('Z', '+0000')
