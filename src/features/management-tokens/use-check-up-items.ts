import { useQuery } from '@tanstack/react-query'

import { asApiError } from '~/api/errors'
import { managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { useConsole } from '~/session/console-context'
import { known, unknownBecause, type CheckUpItem, type CheckUpResult } from '~/ui/feedback/check-up-item'
import { paths } from '~/config/paths'
import { relativeTime, timeUntil } from '~/ui/text/time'
import { useServerNow } from '~/ui/hooks/use-server-now'

import { checkUpWords as words } from './check-up-words'
import { nameOf } from './name'
import { nextChange, SOON, statusOf } from './status'

const UNUSED = 90 * 24 * 60 * 60_000
const NONE: ManagementToken[] = []

/** What the check-up says of a person's access tokens. What expires while somebody looks on is found there and then. */
export function useTokenCheckUpItems(): CheckUpResult {
  const enabled = useConsole().config.manage !== undefined
  const tokens = useQuery({ ...managementTokenQueries.list(), enabled })
  const now = useServerNow((from) => nextChange(tokens.data ?? NONE, from))
  if (!enabled) return known()
  if (tokens.data) return known(...findingsOf(tokens.data, now))
  if (tokens.isPending && tokens.errorUpdateCount === 0) return { state: 'pending', expected: 3 }
  const error = tokens.error && asApiError(tokens.error)
  return known(unknownBecause({ id: 'tokens', title: words.unknown }, error, () => void tokens.refetch()))
}

function findingsOf(tokens: ManagementToken[], now: number): CheckUpItem[] {
  if (tokens.length === 0) return [{ id: 'no-tokens', state: 'done', title: words.none, detail: words.noneMore }]
  return [expiredFinding(tokens, now), soonFinding(tokens, now), unusedFinding(tokens, now)]
}

function expiredFinding(tokens: ManagementToken[], now: number): CheckUpItem {
  const id = 'tokens-expired'
  const count = tokens.filter((token) => statusOf(token, now) === 'expired').length
  if (count > 0) {
    const action = { label: words.reviewExpired, to: `${paths.tokens}?status=expired` }
    return { id, state: 'to-do', title: words.expired(count), detail: words.expiredMore(count), action }
  }
  const isAnyDisabled = tokens.some(({ isDisabled }) => isDisabled)
  const detail = isAnyDisabled ? words.noneExpiredSomeDisabled : words.noneExpiredMore
  return { id, state: 'done', title: words.noneExpired, detail }
}

type Ending = ManagementToken & { expires: Date }
const hasEnd = (token: ManagementToken): token is Ending => token.expires !== undefined
/** A token for a day is always about to expire: whoever made it knows, and nothing is to be done about it. */
const isShortLived = ({ created, expires }: Ending) => expires.getTime() - created.getTime() <= SOON

function soonFinding(tokens: ManagementToken[], now: number): CheckUpItem {
  const id = 'tokens-expire-soon'
  const living = tokens
    .filter(hasEnd)
    .filter((token) => ['active', 'expires-soon'].includes(statusOf(token, now)))
    .sort((one, other) => one.expires.getTime() - other.expires.getTime())
  const soon = living.filter((token) => statusOf(token, now) === 'expires-soon')
  const surprising = soon.filter((token) => !isShortLived(token))

  const [first] = surprising
  if (first) {
    const detailOf = surprising.length === 1 ? words.soonOnly : words.soonest
    const action = { label: words.reviewSoon, to: `${paths.tokens}?status=expires-soon` }
    const detail = detailOf(nameOf(first), timeUntil(first.expires, now))
    return { id, state: 'to-do', title: words.soon(surprising.length), detail, action }
  }
  if (soon.length > 0) return { id, state: 'done', title: words.onlyShortLived, detail: words.onlyShortLivedMore }
  const [next] = living
  const detail = next ? words.noneSoonNext(nameOf(next), timeUntil(next.expires, now)) : words.noneSoonMore
  return { id, state: 'done', title: words.noneSoon, detail }
}

function unusedFinding(tokens: ManagementToken[], now: number): CheckUpItem {
  const id = 'tokens-unused'
  const lastTouched = ({ lastUsed, created }: ManagementToken) => (lastUsed ?? created).getTime()
  const unused = tokens
    // What no longer works is unused for a reason, and has a line of its own.
    .filter((token) => ['active', 'expires-soon'].includes(statusOf(token, now)))
    .filter((token) => lastTouched(token) <= now - UNUSED)
    .sort((one, other) => lastTouched(one) - lastTouched(other))

  const [first] = unused
  if (!first) return { id, state: 'done', title: words.allUsed, detail: words.allUsedMore }
  const detail = first.lastUsed
    ? words.unusedOldest(nameOf(first), relativeTime(first.lastUsed, now))
    : words.unusedNever(nameOf(first), relativeTime(first.created, now))
  const action = { label: words.reviewUnused, to: `${paths.tokens}?sort=lastUsed,asc` }
  return { id, state: 'to-do', title: words.unused(unused.length), detail, action }
}
