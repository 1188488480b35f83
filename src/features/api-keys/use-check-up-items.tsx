import { useQuery } from '@tanstack/react-query'

import { apiKeyQueries, DEFAULT_KEY_NAME, PAGE_SIZE, type ApiKey, type ApiKeyPage } from '~/api/api-keys'
import { asApiError } from '~/api/errors'
import { useCan } from '~/session/console-context'
import { useHasSessionEnded } from '~/session/session-ended'
import { checked, failedCheck, withUnreadable, type CheckUpItem, type CheckUpResult } from '~/ui/feedback/check-up-item'
import { paths } from '~/config/paths'
import { formatDuration } from '~/ui/text/time'
import { useServerNow } from '~/ui/hooks/use-server-now'

import { checkUpWords as words } from './check-up-words'
import { useDeveloperTokenLife, type TokenLife } from './developer-token-life'
import { AccountNeeded } from './lazy-account-needed'

const DAY = 24 * 60 * 60_000
const YEAR = 365 * DAY
const SOON = 7 * DAY
const OLDEST_FIRST = { by: 'created', direction: 'asc' } as const

/** Loads the page with the oldest keys. That page usually contains the default key too, so one request is enough. */
export const oldestKeysQuery = () => apiKeyQueries.page(0, OLDEST_FIRST)

/** Check-up items about the age and the last use of the user's API keys. */
export function useApiKeyCheckUpItems(): CheckUpResult {
  const enabled = useCan('apiKeys', 'read')
  const canEdit = useCan('apiKeys', 'edit')
  const page = useQuery({ ...oldestKeysQuery(), enabled })
  const now = useServerNow(() => undefined)
  if (!enabled) return checked()
  if (page.data) {
    const about = { id: 'api-keys', title: words.notAllChecked }
    const retry = { isRetry: page.isFetching, onRetry: () => void page.refetch() }
    return checked(...withUnreadable(keyItems(page.data, now, canEdit), page.data.unreadable, about, retry))
  }
  if (page.isPending && page.errorUpdateCount === 0) return { state: 'pending', expected: 1 }
  return checked(failedKeyCheck({ id: 'api-keys', title: words.loadFailed }, page.error, () => void page.refetch()))
}

function failedKeyCheck(about: Pick<CheckUpItem, 'id' | 'title'>, thrown: Error | null, onRetry: () => void) {
  const error = thrown && asApiError(thrown)
  return { ...failedCheck(about, error, onRetry), advice: error && <AccountNeeded error={error} /> }
}

function keyItems({ keys, total }: ApiKeyPage, now: number, canEdit: boolean): CheckUpItem[] {
  if (keys.length === 0) return [{ id: 'no-api-keys', state: 'done', title: words.none, detail: words.noneMore }]
  const byAge = keys.flatMap((key) => (key.created ? [{ ...key, created: key.created.getTime() }] : []))
  byAge.sort((a, b) => a.created - b.created)
  const [oldest] = byAge
  return [
    ...(oldest ? [ageItem(oldest, byAge, total, now, canEdit)] : []),
    { id: 'api-keys-last-use', state: 'unknown', title: words.lastUse, detail: words.lastUseMore },
  ]
}

type DatedKey = Omit<ApiKey, 'created'> & { created: number }

function ageItem(oldest: DatedKey, keys: DatedKey[], total: number, now: number, canEdit: boolean): CheckUpItem {
  const id = 'api-keys-old'
  const age = formatDuration(now - oldest.created)
  const old = keys.filter(({ created }) => now - created > YEAR)
  const count = old.length
  if (count === 0) return { id, state: 'done', title: words.noneOld, detail: words.noneOldMore(oldest.name, age) }
  const mayBeMore = count === PAGE_SIZE && total > count
  return {
    id,
    state: 'to-do',
    severity: 'important',
    title: mayBeMore ? words.oldAtLeast(count) : words.old(count),
    detail: words.oldMore(oldest.name, age),
    why: words.oldWhy,
    remedy:
      count === 1 && canEdit && canBeRotated(oldest)
        ? {
            step: words.rotateStep(oldest.name),
            minutes: 5,
            label: words.rotateOld,
            to: paths.rotateApiKey(oldest.id),
          }
        : {
            step: words.oldStep,
            minutes: 5,
            label: words.reviewOld,
            to: `${paths.apiKeys}?sort=${OLDEST_FIRST.by},${OLDEST_FIRST.direction}`,
          },
    dismissible: old.map((key) => key.id),
  }
}

/** The list explains why a key cannot be rotated (why-not-rotate.ts). */
function canBeRotated({ name, deleteHref }: DatedKey): boolean {
  return name !== DEFAULT_KEY_NAME && typeof deleteHref === 'string'
}

/** Check-up item about the expiry of the developer token. Uses the claims of the token, never the token itself. */
export function useDeveloperTokenCheckUpItems(): CheckUpResult {
  const enabled = useCan('apiKeys', 'read')
  const page = useQuery({ ...oldestKeysQuery(), enabled })
  const hasSessionEnded = useHasSessionEnded()
  const life = useDeveloperTokenLife()
  const mayExist = page.data && (page.data.pages > 1 || page.data.keys.some(({ name }) => name === DEFAULT_KEY_NAME))
  // Usually disabled, because the token arrives with the oldest keys. Needed after the user has left the page and come
  // back: the token was dropped, but the list of keys is still cached.
  const search = useQuery({
    ...apiKeyQueries.developer(),
    enabled: enabled && !life && mayExist === true && !hasSessionEnded,
  })
  const now = useServerNow((from) => nextChange(life, from))

  // No item after the list of keys has failed: the item about the keys already reports the error.
  if (!enabled || (page.data ? !mayExist : page.errorUpdateCount > 0)) return checked()
  if (life) return checked(...expiryItems(life, now))
  // The token was dropped with the session.
  if (hasSessionEnded || (search.isSuccess && !search.isFetching)) return checked()
  if (search.errorUpdateCount === 0) return { state: 'pending', expected: 0 }
  const about = { id: 'developer-token', title: words.tokenFailed }
  return checked(failedKeyCheck(about, search.error, () => void search.refetch()))
}

/** Returns the time at which the status of the token changes next, or undefined if it will not. */
export function nextChange(life: TokenLife | undefined, now: number): number | undefined {
  const end = life?.expiresAt?.getTime()
  return end === undefined ? undefined : [end - SOON, end].find((instant) => instant > now)
}

type Dates = Pick<TokenLife, 'issuedAt' | 'expiresAt'>

/** A token that is valid for a day always expires soon, so its expiry needs no warning. */
export function statusOf(dates: Dates, now: number): 'active' | 'expires-soon' | 'expired' {
  const left = (dates.expiresAt?.getTime() ?? Infinity) - now
  if (left <= 0) return 'expired'
  return left <= SOON && lastsLong(dates) ? 'expires-soon' : 'active'
}

function lastsLong({ issuedAt, expiresAt }: Dates): boolean {
  return issuedAt === undefined || expiresAt === undefined || expiresAt.getTime() - issuedAt.getTime() > SOON
}

function expiryItems({ hasToken, issuedAt, expiresAt }: TokenLife, now: number): CheckUpItem[] {
  const id = 'developer-token'
  // The default key came without a token, so nothing can expire.
  if (!hasToken) return []
  if (!expiresAt) return [{ id, state: 'unknown', title: words.tokenFailed, detail: words.tokenNoExpiry }]
  const remedy = { step: words.getFresh, minutes: 1, label: words.getFresh, to: paths.apiKeys }
  const open = { id, state: 'to-do', severity: 'urgent', remedy } as const
  const left = expiresAt.getTime() - now
  if (left <= 0) return [{ ...open, title: words.tokenExpired, detail: '', why: words.tokenExpiredMore }]
  const isLongLived = lastsLong({ issuedAt, expiresAt })
  if (statusOf({ issuedAt, expiresAt }, now) === 'expires-soon') {
    return [{ ...open, title: words.tokenSoon(formatDuration(left)), detail: '', why: words.tokenSoonMore }]
  }
  const detail = isLongLived ? words.tokenGoodLong : words.tokenGoodMore
  return [{ id, state: 'done', title: words.tokenGood(formatDuration(left)), detail }]
}
