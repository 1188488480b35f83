import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { describe, expect, onTestFinished, test } from 'vitest'

import type { Sort } from './table'
import { readPage, readSort, setUnlessDefault, useUrlState, writePage, writeSort } from './use-url-state'

type Column = 'name' | 'created'
const DEFAULT_SORT: Sort<Column> = { by: 'name', direction: 'asc' }

describe('readPage', () => {
  test.each([
    ['', 1],
    ['page=3', 3],
    ['page=1', 1],
    ['page=0', 1],
    ['page=-2', 1],
    ['page=1.5', 1],
    ['page=two', 1],
    ['page=', 1],
    ['page=99999999999999999999', 1],
    ['other=3', 1],
  ])('reads “%s” as page %d', (query, page) => {
    expect(readPage(new URLSearchParams(query), 'page')).toBe(page)
  })
})

describe('writePage', () => {
  test.each([
    ['', 2, 'page=2'],
    ['page=2&filter=a', 1, 'filter=a'],
    ['page=2&filter=a', 3, 'page=3&filter=a'],
  ])('turns “%s” into page %d by “%s”', (query, page, expected) => {
    const search = new URLSearchParams(query)
    writePage(search, 'page', page)
    expect(search.toString()).toBe(expected)
  })
})

describe('readSort', () => {
  test.each<[string, Sort<Column>]>([
    ['', DEFAULT_SORT],
    ['sort=created,desc', { by: 'created', direction: 'desc' }],
    ['sort=created,asc', { by: 'created', direction: 'asc' }],
    ['sort=created', { by: 'created', direction: 'asc' }],
    ['sort=created,sideways', { by: 'created', direction: 'asc' }],
    ['sort=secret,desc', DEFAULT_SORT],
    ['sort=,desc', DEFAULT_SORT],
  ])('reads “%s” as %o', (query, sort) => {
    expect(readSort(new URLSearchParams(query), ['name', 'created'], DEFAULT_SORT)).toEqual(sort)
  })
})

describe('writeSort', () => {
  test.each<[string, Sort<Column>, string]>([
    ['', { by: 'created', direction: 'desc' }, 'sort=created%2Cdesc'],
    ['', { by: 'name', direction: 'desc' }, 'sort=name%2Cdesc'],
    ['', { by: 'created', direction: 'asc' }, 'sort=created%2Casc'],
    ['page=2&sort=created%2Cdesc', DEFAULT_SORT, 'page=2'],
  ])('writes into “%s” the sort %o as “%s”', (query, sort, expected) => {
    const search = new URLSearchParams(query)
    writeSort(search, sort, DEFAULT_SORT)
    expect(search.toString()).toBe(expected)
  })
})

describe('setUnlessDefault', () => {
  test.each([
    ['sets a missing parameter', '', 'b', false, 'x=b'],
    ['replaces a value', 'x=a', 'b', false, 'x=b'],
    ['removes a default', 'x=a&y=1', 'b', true, 'y=1'],
    ['keeps a default out of the URL', 'y=1', 'b', true, 'y=1'],
  ])('%s', (_title, query, value, isDefault, expected) => {
    const search = new URLSearchParams(query)
    setUnlessDefault(search, 'x', value, isDefault)
    expect(search.toString()).toBe(expected)
  })
})

type State = { page: number; sort: Sort<Column>; filter: string }

function readState(search: URLSearchParams): State {
  return {
    page: readPage(search, 'page'),
    sort: readSort(search, ['name', 'created'], DEFAULT_SORT),
    filter: search.get('filter') ?? '',
  }
}

function writeState(search: URLSearchParams, { page, sort, filter }: State): URLSearchParams {
  const next = new URLSearchParams(search)
  writePage(next, 'page', page)
  writeSort(next, sort, DEFAULT_SORT)
  setUnlessDefault(next, 'filter', filter, filter === '')
  return next
}

function List() {
  const [state, change] = useUrlState(readState, writeState, { reset: { page: 1 } })
  const sortByDate = () => change({ sort: { by: 'created', direction: 'desc' } })
  const buttons: [label: string, onClick: () => void][] = [
    ['Next', () => change({ page: state.page + 1 })],
    ['Sort by date', sortByDate],
    [
      'Sort and go to page 2',
      () => {
        sortByDate()
        change({ page: 2 })
      },
    ],
  ]
  return (
    <>
      <input aria-label="Filter" value={state.filter} onChange={({ target }) => change({ filter: target.value })} />
      {buttons.map(([label, onClick]) => (
        <button key={label} type="button" onClick={onClick}>
          {label}
        </button>
      ))}
      <output>{`page ${state.page} by ${state.sort.by}`}</output>
    </>
  )
}

function renderList(query = '') {
  history.replaceState(null, '', `/list${query}`)
  const router = createBrowserRouter([{ path: '/list', element: <List /> }])
  onTestFinished(() => router.dispose())
  render(<RouterProvider router={router} />)
  const click = (name: string) => user.click(screen.getByRole('button', { name }))
  const user = userEvent.setup()
  return { user, router, click, filter: screen.getByRole('textbox', { name: 'Filter' }) }
}

describe('useUrlState', () => {
  test('starts with the state of the URL', async () => {
    const { filter } = renderList('?page=3&sort=created,desc&filter=ci')
    expect(filter).toHaveValue('ci')
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('page 3 by created'))
  })

  test.each([
    ['typing replaces the history entry', 'type', 0],
    ['a page change adds a history entry', 'Next', 1],
    ['a sort change adds a history entry', 'Sort by date', 1],
  ])('%s', async (_title, action, added) => {
    const { user, click, filter } = renderList()
    const before = history.length
    if (action === 'type') await user.type(filter, 'deploy')
    else await click(action)
    await waitFor(() => expect(location.search).not.toBe(''))
    expect(history.length - before).toBe(added)
  })

  test.each([
    ['a page change keeps the filter and the sort', 'Next', '?page=3&sort=created%2Cdesc&filter=ci'],
    ['a sort change goes back to the first page', 'Sort by date', '?sort=created%2Cdesc&filter=ci'],
  ])('%s', async (_title, action, query) => {
    const { click } = renderList('?page=2&sort=created%2Cdesc&filter=ci')
    await click(action)
    await waitFor(() => expect(location.search).toBe(query))
  })

  test('a filter change goes back to the first page and keeps the sort', async () => {
    const { user, filter } = renderList('?page=2&sort=created%2Cdesc')
    await user.type(filter, 'c')
    await waitFor(() => expect(location.search).toBe('?sort=created%2Cdesc&filter=c'))
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('page 1 by created'))
  })

  test('two changes in one event both reach the URL', async () => {
    const { click } = renderList('?filter=ci')
    await click('Sort and go to page 2')
    await waitFor(() => expect(location.search).toBe('?filter=ci&sort=created%2Cdesc&page=2'))
  })

  test('keeps every character while the user types faster than the URL changes', async () => {
    const { user, filter } = renderList()
    await user.type(filter, 'nightly export')
    expect(filter).toHaveValue('nightly export')
    await waitFor(() => expect(location.search).toBe('?filter=nightly+export'))
  })

  test('Back restores the filter', async () => {
    const { user, click, filter } = renderList()
    await user.type(filter, 'ci')
    await click('Next')
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('page 2'))
    await user.type(filter, '-old')
    await waitFor(() => expect(location.search).toBe('?filter=ci-old'))

    history.back()

    await waitFor(() => expect(filter).toHaveValue('ci'))
    await waitFor(() => expect(location.search).toBe('?filter=ci'))
  })

  test('a link to the list without a filter clears the filter', async () => {
    const { router, filter } = renderList('?filter=ci')
    await router.navigate('/list')
    await waitFor(() => expect(filter).toHaveValue(''))
  })

  test('leaves unknown parameters in the URL', async () => {
    const { click } = renderList('?name=CI')
    await click('Next')
    await waitFor(() => expect(location.search).toBe('?name=CI&page=2'))
  })
})
