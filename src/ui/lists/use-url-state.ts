import { useEffect, useRef, useState } from 'react'
import { NavigationType, useLocation, useNavigationType, useSearchParams } from 'react-router'

import type { Sort } from './table'

/** Marks the entries of the history that typing has written. */
const TYPED = { isTyped: true }

type Options<State> = {
  /** Where the pages go when something other than a page changes: back to the first, mostly. */
  reset?: Partial<State>
}

/**
 * Pages, order and filter of a list live in the address. Typing replaces the entry in the history; everything else adds
 * one. The filter is state of its own besides, since an address follows too late to be typed into.
 */
export function useUrlState<State extends { filter: string }>(
  read: (search: URLSearchParams) => State,
  write: (search: URLSearchParams, state: State) => URLSearchParams,
  { reset = {} }: Options<State> = {},
): [State, (change: Partial<State>) => void] {
  const [search, setSearch] = useSearchParams()
  const latest = useRef(search)
  useEffect(() => {
    latest.current = search
  }, [search])
  const addressed = read(search)
  const [filter, setFilter] = useFollowing(addressed.filter)

  function change(wanted: Partial<State>): void {
    if (wanted.filter !== undefined) setFilter(wanted.filter)
    const isOtherPage = Object.keys(wanted).every((name) => Object.hasOwn(reset, name))
    // What was typed or chosen last may not have reached the address yet.
    const state = { ...read(latest.current), ...(isOtherPage ? {} : reset), ...wanted }
    latest.current = write(latest.current, state)
    setSearch(
      latest.current,
      wanted.filter === undefined
        ? { preventScrollReset: true }
        : { preventScrollReset: true, replace: true, state: TYPED },
    )
  }
  return [{ ...addressed, filter }, change]
}

/** What is as usual is not said in the address. */
export function setUnlessDefault(search: URLSearchParams, name: string, value: string, isDefault: boolean): void {
  if (isDefault) search.delete(name)
  else search.set(name, value)
}

/** A page's number as people count it: from 1, whatever else the address says. */
export function readPage(search: URLSearchParams, name: string): number {
  const page = Number(search.get(name))
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

export function writePage(search: URLSearchParams, name: string, page: number): void {
  setUnlessDefault(search, name, `${page}`, page === 1)
}

/** `?sort=created,desc`; the usual order where the address says none that there is. */
export function readSort<By extends string>(
  search: URLSearchParams,
  sortable: readonly By[],
  usual: Sort<By>,
): Sort<By> {
  const [by, direction] = (search.get('sort') ?? '').split(',')
  const known = sortable.find((name) => name === by)
  return known ? { by: known, direction: direction === 'desc' ? 'desc' : 'asc' } : usual
}

export function writeSort<By extends string>(search: URLSearchParams, sort: Sort<By>, usual: Sort<By>): void {
  const isUsual = sort.by === usual.by && sort.direction === usual.direction
  setUnlessDefault(search, 'sort', `${sort.by},${sort.direction}`, isUsual)
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
