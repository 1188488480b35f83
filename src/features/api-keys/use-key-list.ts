import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'

import { apiKeyQueries, PAGE_SIZE, type ApiKey } from '~/api/api-keys'
import { asApiError, type ApiError } from '~/api/errors'
import type { UnreadableRows } from '~/api/report-unreadable'
import { toSearchText } from '~/lib/visible-text'

import type { ListState } from './list-state'

/** The rows on screen and their status, the same for a page from the server and for a page of filter matches. */
export type KeyListView = {
  /** The rows of this page. The rows stay while more keys load, and after a failure. */
  keys: ApiKey[]
  /** One-based. */
  page: number
  pageCount: number
  status: KeyListStatus
  /** True while the previous page is shown until the next one arrives. */
  isChangingPage: boolean
  /** The keys that could not be read, on this page or among all keys that were searched. */
  unreadable: UnreadableRows | undefined
}

/** The data that is loaded after the list. */
export type ListExtras = {
  /** How many keys the user may have, if the server says so. */
  limit?: number | undefined
  /** The roles of keys in unfinished rotations, by ID. */
  tags?: ReadonlyMap<string, string>
}

export type KeyListStatus =
  | { step: 'loading' }
  /** A filter is set, and some keys have not been searched yet. `keys` holds the matches so far. */
  | { step: 'searching'; read: number; total: number }
  /** `matchCount` is set if a filter chose the keys. */
  | { step: 'ready'; total: number; matchCount?: number }
  /** `isPartial` is true if a filter searched only the keys that had arrived before the failure. */
  | { step: 'failed'; error: ApiError; isPartial: boolean; retry: () => void }

/**
 * Loads one page from the server, or every key if a filter is set. Calls `change` with the last page if the page in the
 * URL no longer exists.
 */
export function useKeyList(state: ListState, change: (change: { page: number }) => void): KeyListView {
  const page = usePage(state, change)
  const search = useSearch(state)
  return state.filter === '' ? page : search
}

function usePage({ page, sort, filter }: ListState, change: (change: { page: number }) => void): KeyListView {
  const isEnabled = filter === ''
  const query = useQuery({ ...apiKeyQueries.page(page - 1, sort), enabled: isEnabled })
  const { data, isPlaceholderData } = query
  const client = useQueryClient()
  const hasNext = data !== undefined && !isPlaceholderData && page < data.pages
  useEffect(() => {
    if (hasNext) void client.prefetchQuery(apiKeyQueries.page(page, sort))
  }, [client, hasNext, page, sort.by, sort.direction]) // oxlint-disable-line react-hooks/exhaustive-deps -- `sort` is a new object in each render
  useLastPage(page, isEnabled && !isPlaceholderData ? data?.pages : undefined, change)

  return {
    keys: data?.keys ?? [],
    page,
    pageCount: data?.pages ?? 1,
    status: query.error
      ? { step: 'failed', error: asApiError(query.error), isPartial: false, retry: () => void query.refetch() }
      : data
        ? { step: 'ready', total: data.total }
        : { step: 'loading' },
    isChangingPage: isPlaceholderData,
    unreadable: data?.unreadable,
  }
}

/** Goes to the last page if the current page no longer exists, because its last row was deleted here or elsewhere. */
function useLastPage(page: number, pageCount: number | undefined, change: (change: { page: number }) => void): void {
  const last = pageCount === undefined ? undefined : Math.max(1, pageCount)
  const latest = useRef(change)
  useEffect(() => {
    latest.current = change
  })
  useEffect(() => {
    if (last !== undefined && page > last) latest.current({ page: last })
  }, [page, last])
}

function useSearch({ page, sort, filter }: ListState): KeyListView {
  const query = useQuery({ ...apiKeyQueries.everything(sort), enabled: filter !== '' })
  // Deferred so that typing stays responsive while thousands of keys are filtered.
  const wanted = useDeferredValue(toSearchText(filter))
  const all = query.data?.keys
  const matches = useMemo(() => all?.filter((key) => matchesFilter(key, wanted)) ?? [], [all, wanted])
  const read = all?.length ?? 0
  const total = query.data?.total ?? 0
  const pageCount = Math.max(1, Math.ceil(matches.length / PAGE_SIZE))
  const shownPage = Math.min(page, pageCount)

  return {
    keys: matches.slice((shownPage - 1) * PAGE_SIZE, shownPage * PAGE_SIZE),
    page: shownPage,
    pageCount,
    status: query.error
      ? { step: 'failed', error: asApiError(query.error), isPartial: read > 0, retry: () => void query.refetch() }
      : query.data?.complete
        ? { step: 'ready', total, matchCount: matches.length }
        : { step: 'searching', read, total },
    isChangingPage: false,
    unreadable: query.data?.unreadable,
  }
}

function matchesFilter(key: ApiKey, wanted: string): boolean {
  return toSearchText(key.name).includes(wanted) || key.clientId.toLowerCase().includes(wanted)
}
