import { useQuery } from '@tanstack/react-query'
import { useStore } from 'zustand'

import { asApiError } from '~/api/errors'
import { MANAGEMENT_TOKENS, managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { unreadableRows } from '~/api/unreadable-rows'
import { useCan } from '~/session/console-context'
import {
  checked,
  failedCheck,
  withUnreadable,
  type CheckUpItem,
  type CheckUpResult,
  type Remedy,
} from '~/ui/feedback/check-up-item'
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
  const canRotate = useCan('tokens', 'edit')
  const tokens = useQuery({ ...managementTokenQueries.list(), enabled })
  const unreadable = useStore(unreadableRows)[MANAGEMENT_TOKENS]
  const now = useServerNow((from) => nextChange(tokens.data ?? NONE, from))
  if (!enabled) return checked()
  if (tokens.data) {
    const about = { id: 'tokens', title: words.notAllChecked }
    const retry = { isRetry: tokens.isFetching, onRetry: () => void tokens.refetch() }
    return checked(...withUnreadable(tokenItems(tokens.data, now, canRotate), unreadable, about, retry))
  }
  if (tokens.isPending && tokens.errorUpdateCount === 0) return { state: 'pending', expected: 2 }
  const error = tokens.error && asApiError(tokens.error)
  return checked(failedCheck({ id: 'tokens', title: words.loadFailed }, error, () => void tokens.refetch()))
}

function tokenItems(tokens: ManagementToken[], now: number, canRotate: boolean): CheckUpItem[] {
  if (tokens.length === 0) return [{ id: 'no-tokens', state: 'done', title: words.none, detail: words.noneMore }]
  return [expiredItem(tokens, now), expiringItem(tokens, now, canRotate), unusedItem(tokens, now)]
}

function expiredItem(tokens: ManagementToken[], now: number): CheckUpItem {
  const id = 'tokens-expired'
  const expired = tokens.filter((token) => statusOf(token, now) === 'expired')
  const count = expired.length
  if (count > 0) {
    return {
      id,
      state: 'to-do',
      severity: 'minor',
      title: words.expired(count),
      detail: words.expiredMore(count),
      why: words.expiredWhy,
      remedy: { step: words.expiredStep, minutes: 1, label: words.review, to: `${paths.tokens}?status=expired` },
      dismissible: expired.map((token) => token.id),
    }
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

function expiringItem(tokens: ManagementToken[], now: number, canRotate: boolean): CheckUpItem {
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
    return {
      id,
      state: 'to-do',
      severity: 'urgent',
      title: words.soon(longLived.length),
      detail: detailOf(nameOf(first), timeUntil(first.expires, now)),
      why: words.soonWhy,
      remedy: soonRemedy(longLived, canRotate),
    }
  }
  if (soon.length > 0) return { id, state: 'done', title: words.onlyShortLived, detail: words.onlyShortLivedMore }
  const [next] = usable
  const detail = next ? words.noneSoonNext(nameOf(next), timeUntil(next.expires, now)) : words.noneSoonMore
  return { id, state: 'done', title: words.noneSoon, detail }
}

/** One token leads to its rotation, several lead to their list. */
function soonRemedy(tokens: ManagementToken[], canRotate: boolean): Remedy {
  const [only, ...others] = tokens
  return canRotate && only && others.length === 0
    ? { step: words.rotateStep(nameOf(only)), minutes: 5, label: words.rotate, to: paths.rotateToken(only.id) }
    : { step: words.soonStep, minutes: 10, label: words.review, to: `${paths.tokens}?status=expires-soon` }
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
  return {
    id,
    state: 'to-do',
    severity: 'important',
    title: words.unused(unused.length),
    detail,
    why: words.unusedWhy,
    remedy: { step: words.unusedStep, minutes: 2, label: words.review, to: `${paths.tokens}?sort=lastUsed,asc` },
    dismissible: unused.map((token) => token.id),
  }
}
