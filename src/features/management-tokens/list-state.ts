import { setOrDrop, useAddressState } from '~/address-state'
import type { Sort } from '~/ui/table'

import { statusWords } from './words'
import type { TokenStatus } from './status'

export type TokenSort = Sort<'name' | 'created' | 'lastUsed' | 'expires'>

/** What the address says about the list. Pages count from 1; each section has pages of its own. */
export type ListState = {
  page: number
  sessions: number
  sort: TokenSort
  filter: string
  status: TokenStatus | undefined
}

const DEFAULT_SORT: TokenSort = { by: 'created', direction: 'desc' }
const SORTABLE: TokenSort['by'][] = ['name', 'created', 'lastUsed', 'expires']

export function isStatus(text: string | null): text is TokenStatus {
  return text !== null && Object.hasOwn(statusWords, text)
}

function readListState(search: URLSearchParams): ListState {
  const [by, direction] = (search.get('sort') ?? '').split(',')
  const known = SORTABLE.find((name) => name === by)
  const status = search.get('status')
  return {
    page: pageNumber(search.get('page')),
    sessions: pageNumber(search.get('sessions')),
    sort: known ? { by: known, direction: direction === 'desc' ? 'desc' : 'asc' } : DEFAULT_SORT,
    filter: search.get('filter') ?? '',
    status: isStatus(status) ? status : undefined,
  }
}

function writeListState(search: URLSearchParams, { page, sessions, sort, filter, status }: ListState): URLSearchParams {
  const next = new URLSearchParams(search)
  const isDefault = sort.by === DEFAULT_SORT.by && sort.direction === DEFAULT_SORT.direction
  setOrDrop(next, 'page', `${page}`, page === 1)
  setOrDrop(next, 'sessions', `${sessions}`, sessions === 1)
  setOrDrop(next, 'sort', `${sort.by},${sort.direction}`, isDefault)
  setOrDrop(next, 'filter', filter, filter === '')
  setOrDrop(next, 'status', status ?? '', status === undefined)
  return next
}

function pageNumber(text: string | null): number {
  const page = Number(text)
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

export const useListState = () => useAddressState(readListState, writeListState, { reset: { page: 1, sessions: 1 } })
