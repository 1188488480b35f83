import { useEffect, useRef, useState } from 'react'
import { NavigationType, useLocation, useNavigationType, useSearchParams } from 'react-router'

import type { Sort } from './table'

/** State of the history entries that typing has written. */
const TYPED = { isTyped: true }

type Options<State> = {
  /** The pages, and their values after any other change: usually `{ page: 1 }`. */
  reset?: Partial<State>
}

/**
 * Keeps a list's pages, sort and filter in the URL, and returns them with a function that changes them. Typing replaces
 * the history entry; any other change adds one. The filter is React state as well, because the router updates the URL in
 * a transition, which is too late for a controlled input.
 */
export function useUrlState<State extends { filter: string }>(
  read: (search: URLSearchParams) => State,
  write: (search: URLSearchParams, state: State) => URLSearchParams,
  { reset = {} }: Options<State> = {},
): [State, (change: Partial<State>) => void] {
  const [search, setSearch] = useSearchParams()
  // Two changes can come before the next render. The second one must build on the first.
  const latest = useRef(search)
  useEffect(() => {
    latest.current = search
  }, [search])
  const urlState = read(search)
  const [filter, setFilter] = useFilter(urlState.filter)

  function change(changed: Partial<State>): void {
    if (changed.filter !== undefined) setFilter(changed.filter)
    const isPageChange = Object.keys(changed).every((name) => Object.hasOwn(reset, name))
    const state = { ...read(latest.current), ...(isPageChange ? {} : reset), ...changed }
    latest.current = write(latest.current, state)
    setSearch(
      latest.current,
      changed.filter === undefined
        ? { preventScrollReset: true }
        : { preventScrollReset: true, replace: true, state: TYPED },
    )
  }
  return [{ ...urlState, filter }, change]
}

/** The text in the filter field. Any navigation except typing sets it to the URL's filter. */
function useFilter(urlFilter: string): [string, (filter: string) => void] {
  const { key, state } = useLocation()
  const isBackOrForward = useNavigationType() === NavigationType.Pop
  const [filter, setFilter] = useState(urlFilter)
  const [seenKey, setSeenKey] = useState(key)
  if (seenKey !== key) {
    setSeenKey(key)
    const isTyped: unknown = state?.isTyped
    if (isBackOrForward || isTyped !== true) setFilter(urlFilter)
  }
  return [filter, setFilter]
}

/** Returns a one-based page number. Anything but a positive integer counts as page 1. */
export function readPage(search: URLSearchParams, name: string): number {
  const page = Number(search.get(name))
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

export function writePage(search: URLSearchParams, name: string, page: number): void {
  setUnlessDefault(search, name, `${page}`, page === 1)
}

/** Returns the sort of `?sort=created,desc`, or the default if the URL names no column that can be sorted. */
export function readSort<By extends string>(
  search: URLSearchParams,
  sortable: readonly By[],
  defaultSort: Sort<By>,
): Sort<By> {
  const [column, direction] = (search.get('sort') ?? '').split(',')
  const by = sortable.find((name) => name === column)
  return by ? { by, direction: direction === 'desc' ? 'desc' : 'asc' } : defaultSort
}

export function writeSort<By extends string>(search: URLSearchParams, sort: Sort<By>, defaultSort: Sort<By>): void {
  const isDefault = sort.by === defaultSort.by && sort.direction === defaultSort.direction
  setUnlessDefault(search, 'sort', `${sort.by},${sort.direction}`, isDefault)
}

/** Sets a parameter. Defaults are left out of the URL. */
export function setUnlessDefault(search: URLSearchParams, name: string, value: string, isDefault: boolean): void {
  if (isDefault) search.delete(name)
  else search.set(name, value)
}
