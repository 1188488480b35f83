import { useState } from 'react'
import { NavigationType, useLocation, useNavigationType, useSearchParams } from 'react-router'

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

/** Marks the entries of the history that typing has written. */
const TYPED = { isTyped: true }

/**
 * Page, sort and filter live in the address. Typing replaces the entry in the history; everything else adds one. The
 * filter is state of its own besides, since an address follows too late to be typed into.
 */
export function useListState(): [ListState, (change: Partial<ListState>) => void] {
  const [search, setSearch] = useSearchParams()
  const addressed = readListState(search)
  const [filter, setFilter] = useFollowing(addressed.filter)

  function change(wanted: Partial<ListState>): void {
    if (wanted.filter !== undefined) setFilter(wanted.filter)
    setSearch(
      (current) => writeListState(current, { ...readListState(current), page: 1, ...wanted }),
      wanted.filter === undefined
        ? { preventScrollReset: true }
        : { preventScrollReset: true, replace: true, state: TYPED },
    )
  }
  return [{ ...addressed, filter }, change]
}

/** State that starts as the address says, and follows it whenever somebody else than typing has changed it. */
function useFollowing(addressed: string): [string, (value: string) => void] {
  const { key, state } = useLocation()
  const isBackOrForward = useNavigationType() === NavigationType.Pop
  const [value, setValue] = useState(addressed)
  const [seen, setSeen] = useState(key)
  if (seen !== key) {
    setSeen(key)
    const isTyped: unknown = state?.isTyped
    if (isBackOrForward || isTyped !== true) setValue(addressed)
  }
  return [value, setValue]
}
