import { readPage, readSort, setUnlessDefault, useUrlState, writePage, writeSort } from '~/ui/lists/use-url-state'
import type { ApiKeySort } from '~/api/api-keys'

/** The list's state in the URL. `page` is one-based. */
export type ListState = { page: number; sort: ApiKeySort; filter: string }

const DEFAULT_SORT: ApiKeySort = { by: 'name', direction: 'asc' }
const SORTABLE = ['name', 'created', 'lastModified'] as const

export function readListState(search: URLSearchParams): ListState {
  return {
    page: readPage(search, 'page'),
    sort: readSort(search, SORTABLE, DEFAULT_SORT),
    filter: search.get('filter') ?? '',
  }
}

function writeListState(search: URLSearchParams, { page, sort, filter }: ListState): URLSearchParams {
  const next = new URLSearchParams(search)
  writePage(next, 'page', page)
  writeSort(next, sort, DEFAULT_SORT)
  setUnlessDefault(next, 'filter', filter, filter === '')
  return next
}

export const useListState = () => useUrlState(readListState, writeListState, { reset: { page: 1 } })
