import { QueryClient, queryOptions } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'

import { ApiError } from './errors'
import { readListAgain, recoverLostCreate } from './recover-lost-create'

type Item = { id: string; name: string }

const old: Item = { id: '1', name: 'CI deploy' }
const created: Item = { id: '2', name: 'CI release' }

function recover({
  listBefore = [old] as Item[] | undefined,
  listNow = [] as Item[],
  error = new ApiError('network'),
  hasMoreUnreadable = false,
}) {
  return recoverLostCreate<Item>({
    error,
    listBefore,
    readList: () => Promise.resolve(listNow),
    hasMoreUnreadable: () => hasMoreUnreadable,
    matches: ({ name }) => name === 'CI release',
  })
}

describe('recovering a create request whose response was lost', () => {
  test('finds the created item when exactly one new item matches', async () => {
    expect(await recover({ listNow: [created, old] })).toEqual({ outcome: 'created', item: created })
  })

  test('reports that nothing was created when the list has no new item', async () => {
    expect(await recover({ listNow: [old] })).toEqual({ outcome: 'notCreated' })
  })

  test('ignores an item with the same name that was already in the list', async () => {
    expect(await recover({ listBefore: [created], listNow: [created] })).toEqual({ outcome: 'notCreated' })
  })

  test('reports an unknown outcome when several new items match', async () => {
    expect(await recover({ listNow: [created, { ...created, id: '3' }, old] })).toEqual({ outcome: 'unknown' })
  })

  test('reports an unknown outcome when the only new item does not match', async () => {
    expect(await recover({ listNow: [{ id: '3', name: 'other' }, old] })).toEqual({ outcome: 'unknown' })
  })

  test('reports an unknown outcome after a timeout, because the server may still be creating the item', async () => {
    expect(await recover({ listNow: [old], error: new ApiError('timeout') })).toEqual({ outcome: 'unknown' })
  })

  test('reports an unknown outcome after a success that cannot be read, because the server has created the item', async () => {
    const error = new ApiError('invalid-response', { status: 201 })
    expect(await recover({ listNow: [old], error })).toEqual({ outcome: 'unknown' })
  })

  test('reports an unknown outcome when the list has more unreadable rows than before', async () => {
    expect(await recover({ listNow: [old], hasMoreUnreadable: true })).toEqual({ outcome: 'unknown' })
  })

  test('reports an unknown outcome when the list cannot be read', async () => {
    const outcome = recoverLostCreate<Item>({
      error: new ApiError('network'),
      listBefore: [old],
      readList: () => Promise.reject(new ApiError('network')),
      hasMoreUnreadable: () => false,
      matches: () => true,
    })
    expect(await outcome).toEqual({ outcome: 'unknown' })
  })

  test('reports an unknown outcome when the list was not loaded before the request', async () => {
    const outcome = recoverLostCreate<Item>({
      error: new ApiError('network'),
      listBefore: undefined,
      readList: () => Promise.resolve([created]),
      hasMoreUnreadable: () => false,
      matches: () => true,
    })
    expect(await outcome).toEqual({ outcome: 'unknown' })
  })
})

test('reading a list again ignores a response to a request from before the write', async () => {
  const client = new QueryClient()
  const responses = [Promise.resolve([old]), Promise.resolve([created, old])]
  const list = queryOptions({
    queryKey: ['items'],
    queryFn: () => responses.shift() ?? [],
    staleTime: 60_000,
  })
  const requestBeforeWrite = client.fetchQuery(list).catch(() => 'canceled')

  expect(await readListAgain(client, list)).toEqual([created, old])
  expect(await requestBeforeWrite).toBe('canceled')
})
