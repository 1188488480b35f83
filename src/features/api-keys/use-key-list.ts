import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo } from 'react'

import { apiKeyQueries, PAGE_SIZE, type ApiKey } from '~/api/api-keys'
import { asApiError } from '~/api/errors'

import type { ListState } from './list-state'

/** What the list shows: a page of the server's, or of those keys among all that match the filter. */
export function useKeyList(state: ListState) {
  return { paged: usePage(state), filtered: useFiltered(state) }
}

function usePage({ page, sort, filter }: ListState) {
  const query = useQuery({ ...apiKeyQueries.page(page - 1, sort), enabled: filter === '' })
  const client = useQueryClient()
  const hasNext = query.data !== undefined && !query.isPlaceholderData && page < query.data.pages
  useEffect(() => {
    if (hasNext) void client.prefetchQuery(apiKeyQueries.page(page, sort))
  }, [client, hasNext, page, sort.by, sort.direction]) // oxlint-disable-line react-hooks/exhaustive-deps -- `sort` is made anew with each render
  return query
}

function useFiltered({ page, sort, filter }: ListState) {
  const query = useQuery({ ...apiKeyQueries.everything(sort), enabled: filter !== '' })
  // Typing stays ahead of a search through thousands of keys.
  const wanted = useDeferredValue(filter.trim().toLowerCase())
  const all = query.data?.keys
  const matches = useMemo(() => all?.filter((key) => matchesFilter(key, wanted)) ?? [], [all, wanted])
  const pages = Math.max(1, Math.ceil(matches.length / PAGE_SIZE))
  const shown = Math.min(page, pages)
  return {
    keys: matches.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
    count: matches.length,
    page: shown,
    pages,
    read: all?.length ?? 0,
    total: query.data?.total ?? 0,
    isPending: query.isPending,
    isComplete: query.data?.complete === true,
    error: query.error ? asApiError(query.error) : undefined,
    retry: () => void query.refetch(),
  }
}

function matchesFilter(key: ApiKey, wanted: string): boolean {
  return key.name.toLowerCase().includes(wanted) || key.clientId.toLowerCase().includes(wanted)
}
