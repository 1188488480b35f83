import { useQuery } from '@tanstack/react-query'
import { useStore } from 'zustand'

import { asApiError } from '~/api/errors'
import { MANAGEMENT_TOKENS, managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCan } from '~/session/console-context'
import { checked, failedCheck, withUnreadable, type CheckUpItem, type CheckUpResult } from '~/ui/feedback/check-up-item'
import { paths } from '~/config/paths'
import { relativeTime, timeUntil } from '~/ui/text/time'
import { useServerNow } from '~/ui/hooks/use-server-now'

import { checkUpWords as words } from './check-up-words'
import { nameOf } from './name'
import { nextChange, SOON, statusOf } from './status'

const UNUSED_MS = 90 * 24 * 60 * 60_000
const NONE: ManagementToken[] = []

/** Check-up items about the user's access tokens. They update at the moment when a token expires. */
export function useTokenCheckUpItems(): CheckUpResult {
  const enabled = useCan('tokens', 'read')
  const tokens = useQuery({ ...managementTokenQueries.list(), enabled })
  const unreadable = useStore(unreadableRows)[MANAGEMENT_TOKENS]
  const now = useServerNow((from) => nextChange(tokens.data ?? NONE, from))
  if (!enabled) return checked()
  if (tokens.data) {
    const about = { id: 'tokens', title: words.notAllChecked }
    const retry = { isRetry: tokens.isFetching, onRetry: () => void tokens.refetch() }
    return checked(...withUnreadable(tokenItems(tokens.data, now), unreadable, about, retry))
  }
  if (tokens.isPending && tokens.errorUpdateCount === 0) return { state: 'pending', expected: 3 }
  const error = tokens.error && asApiError(tokens.error)
  return checked(failedCheck({ id: 'tokens', title: words.loadFailed }, error, () => void tokens.refetch()))
}

function tokenItems(tokens: ManagementToken[], now: number): CheckUpItem[] {
  if (tokens.length === 0) return [{ id: 'no-tokens', state: 'done', title: words.none, detail: words.noneMore }]
  return [expiredItem(tokens, now), expiringItem(tokens, now), unusedItem(tokens, now)]
}

function expiredItem(tokens: ManagementToken[], now: number): CheckUpItem {
  const id = 'tokens-expired'
  const count = tokens.filter((token) => statusOf(token, now) === 'expired').length
  if (count > 0) {
    const action = { label: words.reviewExpired, to: `${paths.tokens}?status=expired` }
    return { id, state: 'to-do', title: words.expired(count), detail: words.expiredMore(count), action }
  }
  const hasDisabled = tokens.some(({ isDisabled }) => isDisabled)
  const detail = hasDisabled ? words.noneExpiredSomeDisabled : words.noneExpiredMore
  return { id, state: 'done', title: words.noneExpired, detail }
}

type ExpiringToken = ManagementToken & { expires: Date }
const hasExpiry = (token: ManagementToken): token is ExpiringToken => token.expires !== undefined
/** A token that is valid for a week or less always expires soon, so that is nothing to warn about. */
const isShortLived = ({ created, expires }: ExpiringToken) =>
  created !== undefined && expires.getTime() - created.getTime() <= SOON

function expiringItem(tokens: ManagementToken[], now: number): CheckUpItem {
  const id = 'tokens-expire-soon'
  const usable = tokens
    .filter(hasExpiry)
    .filter((token) => ['active', 'expires-soon'].includes(statusOf(token, now)))
    .sort((a, b) => a.expires.getTime() - b.expires.getTime())
  const soon = usable.filter((token) => statusOf(token, now) === 'expires-soon')
  const longLived = soon.filter((token) => !isShortLived(token))

  const [first] = longLived
  if (first) {
    const detailOf = longLived.length === 1 ? words.soonOnly : words.soonest
    const action = { label: words.reviewSoon, to: `${paths.tokens}?status=expires-soon` }
    const detail = detailOf(nameOf(first), timeUntil(first.expires, now))
    return { id, state: 'to-do', title: words.soon(longLived.length), detail, action }
  }
  if (soon.length > 0) return { id, state: 'done', title: words.onlyShortLived, detail: words.onlyShortLivedMore }
  const [next] = usable
  const detail = next ? words.noneSoonNext(nameOf(next), timeUntil(next.expires, now)) : words.noneSoonMore
  return { id, state: 'done', title: words.noneSoon, detail }
}

function unusedItem(tokens: ManagementToken[], now: number): CheckUpItem {
  const id = 'tokens-unused'
  // A token that was never used, with an unknown date of creation, may be new.
  const lastActivity = ({ lastUsed, created }: ManagementToken) => (lastUsed ?? created)?.getTime() ?? now
  const unused = tokens
    // Expired tokens have an item of their own, and disabled ones cannot be used.
    .filter((token) => ['active', 'expires-soon'].includes(statusOf(token, now)))
    .filter((token) => lastActivity(token) <= now - UNUSED_MS)
    .sort((a, b) => lastActivity(a) - lastActivity(b))

  const [first] = unused
  if (!first) return { id, state: 'done', title: words.allUsed, detail: words.allUsedMore }
  const detail = first.lastUsed
    ? words.unusedOldest(nameOf(first), relativeTime(first.lastUsed, now))
    : words.unusedNever(nameOf(first), relativeTime(new Date(lastActivity(first)), now))
  const action = { label: words.reviewUnused, to: `${paths.tokens}?sort=lastUsed,asc` }
  return { id, state: 'to-do', title: words.unused(unused.length), detail, action }
}
