import { setOrDrop, useAddressState } from '~/address-state'
import type { ApiKeySort } from '~/api/api-keys'

/** What the address says about the list. `page` counts from 1, as people do. */
export type ListState = { page: number; sort: ApiKeySort; filter: string }

const DEFAULT_SORT: ApiKeySort = { by: 'name', direction: 'asc' }
const SORTABLE: ApiKeySort['by'][] = ['name', 'created', 'lastModified']

export function readListState(search: URLSearchParams): ListState {
  const page = Number(search.get('page'))
  const [by, direction] = (search.get('sort') ?? '').split(',')
  const known = SORTABLE.find((name) => name === by)
  return {
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    sort: known ? { by: known, direction: direction === 'desc' ? 'desc' : 'asc' } : DEFAULT_SORT,
    filter: search.get('filter') ?? '',
  }
}

function writeListState(search: URLSearchParams, { page, sort, filter }: ListState): URLSearchParams {
  const next = new URLSearchParams(search)
  const isDefaultSort = sort.by === DEFAULT_SORT.by && sort.direction === DEFAULT_SORT.direction
  setOrDrop(next, 'page', `${page}`, page === 1)
  setOrDrop(next, 'sort', `${sort.by},${sort.direction}`, isDefaultSort)
  setOrDrop(next, 'filter', filter, filter === '')
  return next
}

export function useListState() {
  return useAddressState(readListState, writeListState, { reset: { page: 1 } })
}
