import { expect, test } from 'vitest'

import type { CheckUpItem, Severity } from '~/ui/feedback/check-up-item'

import { placeItems, type Place } from './place-items'

const texts = (id: string) => ({ id, title: id, detail: '' })
const done = (id: string): CheckUpItem => ({ ...texts(id), state: 'done' })
const failed = (id: string): CheckUpItem => ({ ...texts(id), state: 'failed' })
const toDo = (id: string, severity: Severity): CheckUpItem => ({ ...texts(id), state: 'to-do', severity, why: '' })
const idsOf = (places: Place[]) => places.map(({ id }) => id)

const first = [
  [failed('tokens')],
  [done('developer-token')],
  [toDo('old-keys', 'important'), toDo('expired-keys', 'minor'), toDo('broken-keys', 'urgent')],
]
const FIRST_ORDER = ['broken-keys', 'old-keys', 'tokens', 'expired-keys']

test('sorts the first items by severity, with failed checks before minor items, and leaves out done ones', () => {
  const unknown: CheckUpItem = { ...texts('last-use'), state: 'unknown' }
  expect(idsOf(placeItems([], [...first, [unknown]]))).toEqual([...FIRST_ORDER.slice(0, 3), 'expired-keys'])
})

test('keeps an item in its place when its state changes, also when it is done', () => {
  const before = placeItems([], first)
  const later = [
    [failed('tokens')],
    [done('developer-token')],
    [done('old-keys'), toDo('expired-keys', 'urgent'), done('broken-keys')],
  ]
  expect(placeItems(before, later)).toEqual(before)
})

test('adds an item that was done, and the items of a slow source, at the end', () => {
  const before = placeItems([], first)
  const later = [first[0] ?? [], [toDo('developer-token', 'urgent')], first[2] ?? [], [toDo('slow', 'minor')]]
  expect(idsOf(placeItems(before, later))).toEqual([...FIRST_ORDER, 'developer-token', 'slow'])
})

test('puts the open items of a successful retry in the place of the failed check', () => {
  const before = placeItems([], first)
  const later = [[done('unused'), toDo('expired', 'minor'), toDo('expiring', 'urgent')], ...first.slice(1)]
  expect(idsOf(placeItems(before, later))).toEqual(['broken-keys', 'old-keys', 'expiring', 'expired', 'expired-keys'])
})

test('removes an item that its source no longer has', () => {
  const later = [[], [], [toDo('old-keys', 'important')]]
  expect(idsOf(placeItems(placeItems([], first), later))).toEqual(['old-keys'])
})
