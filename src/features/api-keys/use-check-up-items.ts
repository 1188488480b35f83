import { useQuery } from '@tanstack/react-query'

import { apiKeyQueries, DEFAULT_KEY_NAME, PAGE_SIZE, type ApiKey, type ApiKeyPage } from '~/api/api-keys'
import { asApiError } from '~/api/errors'
import { useConsole } from '~/session/console-context'
import { known, unknownBecause, type CheckUpItem, type CheckUpResult } from '~/ui/feedback/check-up-item'
import { paths } from '~/config/paths'
import { formatDuration } from '~/ui/text/time'
import { useServerNow } from '~/ui/hooks/use-server-now'

import { checkUpWords as words } from './check-up-words'
import { useDeveloperTokenLife, type TokenLife } from './developer-token-life'

const DAY = 24 * 60 * 60_000
const YEAR = 365 * DAY
const SOON = 7 * DAY
const OLDEST_FIRST = { by: 'created', direction: 'asc' } as const

/** All that the check-up asks for: the oldest keys are the ones that may be too old, and the default key is among them. */
export const oldestKeysQuery = () => apiKeyQueries.page(0, OLDEST_FIRST)

/** What the check-up says of the age of a person's API keys, and of what nobody can know of them. */
export function useApiKeyCheckUpItems(): CheckUpResult {
  const enabled = useConsole().config.apiKeys !== undefined
  const page = useQuery({ ...oldestKeysQuery(), enabled })
  const now = useServerNow(() => undefined)
  if (!enabled) return known()
  if (page.data) return known(...findingsOf(page.data, now))
  if (page.isPending && page.errorUpdateCount === 0) return { state: 'pending', expected: 2 }
  const error = page.error && asApiError(page.error)
  return known(unknownBecause({ id: 'api-keys', title: words.unknown }, error, () => void page.refetch()))
}

function findingsOf({ keys, total }: ApiKeyPage, now: number): CheckUpItem[] {
  const byAge = keys.toSorted((one, other) => one.created.getTime() - other.created.getTime())
  const [oldest] = byAge
  if (!oldest) return [{ id: 'no-api-keys', state: 'done', title: words.none, detail: words.noneMore }]
  return [
    ageFinding(oldest, byAge, total, now),
    { id: 'api-keys-last-use', state: 'unknown', title: words.lastUse, detail: words.lastUseMore },
  ]
}

function ageFinding(oldest: ApiKey, keys: ApiKey[], total: number, now: number): CheckUpItem {
  const id = 'api-keys-old'
  const age = formatDuration(now - oldest.created.getTime())
  const count = keys.filter(({ created }) => now - created.getTime() > YEAR).length
  if (count === 0) return { id, state: 'done', title: words.noneOld, detail: words.noneOldMore(oldest.name, age) }
  const isMore = count === PAGE_SIZE && total > count
  return {
    id,
    state: 'to-do',
    title: isMore ? words.oldAtLeast(count) : words.old(count),
    detail: words.oldMore(oldest.name, age),
    action: { label: words.reviewOld, to: `${paths.apiKeys}?sort=${OLDEST_FIRST.by},${OLDEST_FIRST.direction}` },
  }
}

/** What the check-up says of the developer token, of which only the claims come here. */
export function useDeveloperTokenCheckUpItems(): CheckUpResult {
  const enabled = useConsole().config.apiKeys !== undefined
  const page = useQuery({ ...oldestKeysQuery(), enabled })
  const life = useDeveloperTokenLife()
  // Its key is nearly always among the oldest, and then its token has come along; who has left and come back asks anew.
  const mayExist = page.data && (page.data.pages > 1 || page.data.keys.some(({ name }) => name === DEFAULT_KEY_NAME))
  const search = useQuery({ ...apiKeyQueries.developer(), enabled: enabled && !life && mayExist === true })
  const now = useServerNow((from) => nextChange(life, from))

  // Without the list there is nothing to say of a token that comes with it; the list says why.
  if (!enabled || (page.data ? !mayExist : page.errorUpdateCount > 0)) return known()
  if (life) return known(...lifeFindings(life, now))
  if (search.isSuccess && !search.isFetching) return known()
  if (search.errorUpdateCount === 0) return { state: 'pending', expected: 1 }
  const error = search.error && asApiError(search.error)
  return known(unknownBecause({ id: 'developer-token', title: words.tokenUnknown }, error, () => void search.refetch()))
}

function nextChange(life: TokenLife | undefined, now: number): number | undefined {
  const end = life?.expiresAt?.getTime()
  return end === undefined ? undefined : [end - SOON, end].find((moment) => moment > now)
}

function lifeFindings({ hasToken, issuedAt, expiresAt }: TokenLife, now: number): CheckUpItem[] {
  const id = 'developer-token'
  // A default key that brings none: there is nothing that could expire.
  if (!hasToken) return []
  if (!expiresAt) return [{ id, state: 'unknown', title: words.tokenUnknown, detail: words.tokenSilent }]
  const action = { label: words.getFresh, to: paths.apiKeys }
  const left = expiresAt.getTime() - now
  if (left <= 0) return [{ id, state: 'to-do', title: words.tokenExpired, detail: words.tokenExpiredMore, action }]
  // One that lives for a day is always about to expire, and always replaced in time.
  const isLongLived = left > SOON || issuedAt === undefined || expiresAt.getTime() - issuedAt.getTime() > SOON
  if (left <= SOON && isLongLived) {
    return [{ id, state: 'to-do', title: words.tokenSoon(formatDuration(left)), detail: words.tokenSoonMore, action }]
  }
  const detail = isLongLived ? words.tokenGoodLong : words.tokenGoodMore
  return [{ id, state: 'done', title: words.tokenGood(formatDuration(left)), detail }]
}
