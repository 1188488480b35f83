import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'

import { managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { useServerNow } from '~/ui/hooks/use-server-now'
import { toListStatus, type ListStatus } from '~/ui/lists/list-status'

import type { ListState, TokenSort } from './list-state'
import { nameOf } from './name'
import { nextChange, statusOf } from './status'
import { words } from './words'

const PAGE_SIZE = 20

/** The user's tokens as the page shows them: filtered, sorted and divided into two tables. */
export type TokenListView = {
  status: ListStatus
  /** Every token, or undefined until the first response. */
  tokens: ManagementToken[] | undefined
  /** The tokens that match the filter and the status, sorted. */
  matching: ManagementToken[]
  personal: TokenSection
  sessions: TokenSection
  expired: ManagementToken[]
  /** The filter text that `matching` was computed with. It lags behind the field while the user is typing. */
  filter: string
  isFiltered: boolean
  /** The time at which each token's status was determined. */
  now: number
  /** Returns the token's name, with its ID if other tokens have the same name. */
  labelOf: (token: ManagementToken) => string
}

/** One of the two tables: the rows of the current page, and their number on all pages. */
export type TokenSection = { shown: ManagementToken[]; count: number; page: number; pages: number }

/** Filters, sorts and divides the tokens. The server sends all of them in one response. */
export function useTokenList({ page, sessions, sort, filter, status }: ListState): TokenListView {
  const query = useQuery(managementTokenQueries.list())
  const tokens = query.data
  const all = useMemo(() => tokens ?? [], [tokens])
  const now = useServerNow((from) => nextChange(all, from))
  // Deferred so that typing stays responsive while thousands of tokens are filtered.
  const deferredFilter = useDeferredValue(filter)
  const wanted = deferredFilter.trim().toLowerCase()
  const inOrder = useMemo(() => sorted(all, sort.by, sort.direction), [all, sort.by, sort.direction])
  // Without a status filter, the passing of time changes no match, so the list need not be filtered again.
  const statusAt = status === undefined ? 0 : now
  const matching = useMemo(
    () =>
      inOrder.filter(
        (token) =>
          (token.name.toLowerCase().includes(wanted) || token.id.startsWith(wanted)) &&
          (status === undefined || statusOf(token, statusAt) === status),
      ),
    [inOrder, wanted, status, statusAt],
  )
  const [personal, ofSessions] = useMemo(
    () => [matching.filter(({ isSession }) => !isSession), matching.filter(({ isSession }) => isSession)],
    [matching],
  )
  const repeated = useMemo(() => repeatedNames(all), [all])
  return {
    status: toListStatus(query),
    tokens,
    matching,
    personal: toSection(personal, page),
    sessions: toSection(ofSessions, sessions),
    expired: useMemo(() => all.filter((token) => statusOf(token, now) === 'expired'), [all, now]),
    filter: deferredFilter,
    isFiltered: deferredFilter !== '' || status !== undefined,
    now,
    labelOf: (token) => (repeated.has(nameOf(token)) ? words.withId(nameOf(token), token.id) : nameOf(token)),
  }
}

function repeatedNames(tokens: ManagementToken[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const token of tokens) (seen.has(nameOf(token)) ? repeated : seen).add(nameOf(token))
  return repeated
}

function toSection(tokens: ManagementToken[], requestedPage: number): TokenSection {
  const pages = Math.max(1, Math.ceil(tokens.length / PAGE_SIZE))
  // The requested page no longer exists if its last row was deleted, here or elsewhere.
  const page = Math.min(requestedPage, pages)
  return { shown: tokens.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), count: tokens.length, page, pages }
}

function sorted(tokens: ManagementToken[], by: TokenSort['by'], direction: TokenSort['direction']): ManagementToken[] {
  const sign = direction === 'asc' ? 1 : -1
  if (by === 'name') {
    const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
    return tokens.toSorted((one, other) => sign * compare(one.name, other.name))
  }
  // A token that was never used sorts before all others, and a token that never expires after all others.
  const never = by === 'expires' ? Number.MAX_SAFE_INTEGER : 0
  const at = (token: ManagementToken) => token[by]?.getTime() ?? never
  return tokens.toSorted((one, other) => sign * (at(one) - at(other)))
}
