import { expect, test } from 'vitest'
import * as z from 'zod/mini'

import { maybe, Opaque } from './fields'
import { readableRows, rows, unreadableIn } from './rows'

const Thing = z.object({ id: Opaque, name: maybe(z.string()) })
const Things = rows(Thing)

test('leaves out the rows that cannot be read, and describes them without a value', () => {
  const list = Things.parse([{ id: 'a' }, { id: 'b', name: 7 }, null, { id: 'c', name: null }, { name: 'secret' }])
  expect(list).toEqual([{ id: 'a' }, { id: 'c', name: undefined }])
  expect(unreadableIn(list)).toEqual({
    count: 3,
    shape: '1.name: invalid_type',
    rows: [
      { id: 'b', offset: 0, position: 1 },
      { id: 'b', offset: 1, position: 1 },
      { id: 'c', offset: 1, position: 2 },
    ],
    lastId: undefined,
  })
})

test('names the ID of an unreadable row at the end of the list, where the next page begins', () => {
  expect(unreadableIn(Things.parse([{ id: 'a' }, { id: 'b', name: 7 }]))?.lastId).toBe('b')
})

test.each([2 ** 53, 1e21, 1.5, -1e300, '', null, {}, true])('takes %j for no ID of a row', (id) => {
  const unreadable = unreadableIn(Things.parse([{ id: 'a' }, { id, name: 7 }]))
  expect(unreadable).toMatchObject({ rows: [{ id: 'a', offset: 1 }], lastId: undefined })
})

test('rejects a list of which no row can be read', () => {
  const { error } = Things.safeParse([{ id: 1 }, null])
  expect(error?.issues.map(({ path, code }) => ({ path, code }))).toEqual([{ path: [0, 'id'], code: 'invalid_type' }])
})

test('accepts a later page of which no row can be read, and describes its rows', () => {
  const page = rows(Thing, { isLaterPage: true }).parse([{ id: 'z', name: 7 }])
  expect(page).toEqual([])
  expect(unreadableIn(page)).toMatchObject({ count: 1, lastId: 'z' })
})

test.each([[null], [undefined], [{}], ['']])('rejects %j instead of a list', (body) => {
  expect(Things.safeParse(body).success).toBe(false)
})

test('accepts an empty list', () => {
  expect(Things.parse([])).toEqual([])
})

test('reads the readable rows of anything', () => {
  expect(readableRows(Thing, [{ id: 'a' }, null])).toEqual([{ id: 'a' }])
  expect(readableRows(Thing, null)).toEqual([])
})
