import { readPage, readSort, setUnlessDefault, useUrlState, writePage, writeSort } from '~/ui/lists/use-url-state'
import type { Sort } from '~/ui/lists/table'

import { statusWords } from './words'
import type { TokenStatus } from './status'

export type TokenSort = Sort<'name' | 'created' | 'lastUsed' | 'expires'>

/** The list's state in the URL. Pages are one-based, and each section has its own. */
export type ListState = {
  page: number
  sessions: number
  sort: TokenSort
  filter: string
  status: TokenStatus | undefined
}

const DEFAULT_SORT: TokenSort = { by: 'created', direction: 'desc' }
const SORTABLE = ['name', 'created', 'lastUsed', 'expires'] as const

export function isStatus(text: string | null): text is TokenStatus {
  return text !== null && Object.hasOwn(statusWords, text)
}

function readListState(search: URLSearchParams): ListState {
  const status = search.get('status')
  return {
    page: readPage(search, 'page'),
    sessions: readPage(search, 'sessions'),
    sort: readSort(search, SORTABLE, DEFAULT_SORT),
    filter: search.get('filter') ?? '',
    status: isStatus(status) ? status : undefined,
  }
}

function writeListState(search: URLSearchParams, { page, sessions, sort, filter, status }: ListState): URLSearchParams {
  const next = new URLSearchParams(search)
  writePage(next, 'page', page)
  writePage(next, 'sessions', sessions)
  writeSort(next, sort, DEFAULT_SORT)
  setUnlessDefault(next, 'filter', filter, filter === '')
  setUnlessDefault(next, 'status', status ?? '', status === undefined)
  return next
}

export const useListState = () => useUrlState(readListState, writeListState, { reset: { page: 1, sessions: 1 } })
