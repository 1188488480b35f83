import { useSearchParams } from 'react-router'

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
  const set = (name: string, value: string, isDefault: boolean) => {
    if (isDefault) next.delete(name)
    else next.set(name, value)
  }
  set('page', `${page}`, page === 1)
  set('sort', `${sort.by},${sort.direction}`, sort.by === DEFAULT_SORT.by && sort.direction === DEFAULT_SORT.direction)
  set('filter', filter, filter === '')
  return next
}

/** Page, sort and filter live in the address. Typing replaces the entry in the history; everything else adds one. */
export function useListState(): [ListState, (change: Partial<ListState>) => void] {
  const [search, setSearch] = useSearchParams()
  const state = readListState(search)
  return [
    state,
    (change) =>
      setSearch((current) => writeListState(current, { ...readListState(current), page: 1, ...change }), {
        replace: 'filter' in change,
        preventScrollReset: true,
      }),
  ]
}
