import { readPage, readSort, setUnlessDefault, useUrlState, writePage, writeSort } from '~/ui/lists/use-url-state'
import type { ApiKeySort } from '~/api/api-keys'

/** What the address says about the list. `page` counts from 1, as people do. */
export type ListState = { page: number; sort: ApiKeySort; filter: string }

const USUAL_SORT: ApiKeySort = { by: 'name', direction: 'asc' }
const SORTABLE = ['name', 'created', 'lastModified'] as const

export function readListState(search: URLSearchParams): ListState {
  return {
    page: readPage(search, 'page'),
    sort: readSort(search, SORTABLE, USUAL_SORT),
    filter: search.get('filter') ?? '',
  }
}

function writeListState(search: URLSearchParams, { page, sort, filter }: ListState): URLSearchParams {
  const next = new URLSearchParams(search)
  writePage(next, 'page', page)
  writeSort(next, sort, USUAL_SORT)
  setUnlessDefault(next, 'filter', filter, filter === '')
  return next
}

export const useListState = () => useUrlState(readListState, writeListState, { reset: { page: 1 } })
