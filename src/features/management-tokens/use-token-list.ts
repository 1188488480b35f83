import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'

import { managementTokenQueries, type ManagementToken } from '~/api/management-tokens'
import { useServerNow } from '~/ui/hooks/use-server-now'

import type { ListState, TokenSort } from './list-state'
import { nameOf } from './name'
import { nextChange, statusOf } from './status'
import { words } from './words'

const PAGE_SIZE = 20

/** One of the two tables: the rows on screen, and all those that they are a page of. */
export type TokenSection = { shown: ManagementToken[]; matching: ManagementToken[]; page: number; pages: number }

/** All tokens, those that match, and the instant that their states are told by. */
export function useTokenList({ page, sessions, sort, filter, status }: ListState) {
  const query = useQuery(managementTokenQueries.list())
  const all = query.data
  const now = useServerNow((from) => nextChange(all ?? [], from))
  // Typing stays ahead of a search through thousands of tokens.
  const shownFilter = useDeferredValue(filter)
  const wanted = shownFilter.trim().toLowerCase()
  const inOrder = useMemo(() => sorted(all ?? [], sort.by, sort.direction), [all, sort.by, sort.direction])
  // Where no status is asked for, a token that comes to its end changes nothing in what matches.
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
  const repeated = useMemo(() => namesThatRepeat(all ?? []), [all])
  return {
    query,
    /** What a token is called where it must not be taken for another: with its id, where others have its name. */
    labelOf: (token: ManagementToken) =>
      repeated.has(nameOf(token)) ? words.withId(nameOf(token), token.id) : nameOf(token),
    now,
    /** What `matching` was found by: it follows what is typed. */
    foundBy: shownFilter,
    matching,
    personal: pageOf(personal, page),
    sessions: pageOf(ofSessions, sessions),
    expired: useMemo(() => (all ?? []).filter((token) => statusOf(token, now) === 'expired'), [all, now]),
  }
}

function namesThatRepeat(tokens: ManagementToken[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const token of tokens) (seen.has(nameOf(token)) ? repeated : seen).add(nameOf(token))
  return repeated
}

export type TokenList = ReturnType<typeof useTokenList>

function pageOf(matching: ManagementToken[], wanted: number): TokenSection {
  const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE))
  // The last row of the last page can go, here or elsewhere; then the page before it is the last.
  const page = Math.min(wanted, pages)
  return { shown: matching.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), matching, page, pages }
}

function sorted(tokens: ManagementToken[], by: TokenSort['by'], direction: TokenSort['direction']): ManagementToken[] {
  const sign = direction === 'asc' ? 1 : -1
  if (by === 'name') {
    const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
    return tokens.toSorted((one, other) => sign * compare(one.name, other.name))
  }
  // Never used comes before all use, and what has no end comes after every end.
  const never = by === 'expires' ? Number.MAX_SAFE_INTEGER : 0
  const at = (token: ManagementToken) => token[by]?.getTime() ?? never
  return tokens.toSorted((one, other) => sign * (at(one) - at(other)))
}
