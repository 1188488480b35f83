import { expect, test } from 'vitest'

import type { CheckUpItem, CheckUpItemState } from '~/ui/feedback/check-up-item'

import { placeItems, type Place } from './place-items'

const item = (id: string, state: CheckUpItemState): CheckUpItem => ({ id, state, title: id, detail: '' })
const idsOf = (places: Place[]) => places.map(({ id }) => id)

const first = [
  [item('mfa', 'not-checked')],
  [item('expired', 'done'), item('expiring', 'to-do')],
  [item('old-keys', 'to-do')],
]

test('sorts the first items by state: to do, not checked, done', () => {
  expect(idsOf(placeItems([], first))).toEqual(['expiring', 'old-keys', 'mfa', 'expired'])
})

test('keeps an item in its place when its state changes', () => {
  const before = placeItems([], first)
  const later = [
    [item('mfa', 'done')],
    [item('expired', 'to-do'), item('expiring', 'done')],
    [item('old-keys', 'done')],
  ]
  expect(placeItems(before, later)).toEqual(before)
})

test('adds the items of a slow source at the end, sorted by state', () => {
  const before = placeItems([], first)
  const later = [...first, [item('notifications', 'done'), item('invitations', 'to-do')]]
  expect(idsOf(placeItems(before, later))).toEqual([
    'expiring',
    'old-keys',
    'mfa',
    'expired',
    'invitations',
    'notifications',
  ])
})

test('puts the items of a successful retry in the place of the failed check', () => {
  const before = placeItems([], [[item('mfa', 'done')], [item('tokens', 'not-checked')], [item('old-keys', 'to-do')]])
  expect(idsOf(before)).toEqual(['old-keys', 'tokens', 'mfa'])
  const later = [
    [item('mfa', 'done')],
    [item('expired', 'done'), item('expiring', 'to-do')],
    [item('old-keys', 'to-do')],
  ]
  expect(idsOf(placeItems(before, later))).toEqual(['old-keys', 'expiring', 'expired', 'mfa'])
})

test('removes an item that its source no longer has', () => {
  expect(idsOf(placeItems(placeItems([], first), [[], [], [item('old-keys', 'to-do')]]))).toEqual(['old-keys'])
})
