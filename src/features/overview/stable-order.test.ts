import { expect, test } from 'vitest'

import type { CheckUpItem, CheckUpItemState } from '~/ui/feedback/check-up-item'

import { placeItems, type Place } from './stable-order'

const item = (id: string, state: CheckUpItemState): CheckUpItem => ({ id, state, title: id, detail: '' })
const ids = (places: Place[]) => places.map(({ id }) => id)

const first = [[item('mfa', 'unknown')], [item('expired', 'done'), item('soon', 'to-do')], [item('old', 'to-do')]]

test('what there is to do comes first, then what is not known, then what is done', () => {
  expect(ids(placeItems([], first))).toEqual(['soon', 'old', 'mfa', 'expired'])
})

test('a finding whose state changes stays where it is', () => {
  const before = placeItems([], first)
  const later = [[item('mfa', 'done')], [item('expired', 'to-do'), item('soon', 'done')], [item('old', 'done')]]
  expect(placeItems(before, later)).toEqual(before)
})

test('what comes later is at the end, in the same order among itself', () => {
  const before = placeItems([], first)
  const later = [...first, [item('fine', 'done'), item('late', 'to-do')]]
  expect(ids(placeItems(before, later))).toEqual(['soon', 'old', 'mfa', 'expired', 'late', 'fine'])
})

test('what a source found at the second attempt stands where its failure stood', () => {
  const before = placeItems([], [[item('mfa', 'done')], [item('tokens', 'unknown')], [item('old', 'to-do')]])
  expect(ids(before)).toEqual(['old', 'tokens', 'mfa'])
  const later = [[item('mfa', 'done')], [item('expired', 'done'), item('soon', 'to-do')], [item('old', 'to-do')]]
  expect(ids(placeItems(before, later))).toEqual(['old', 'soon', 'expired', 'mfa'])
})

test('what is gone leaves', () => {
  expect(ids(placeItems(placeItems([], first), [[], [], [item('old', 'to-do')]]))).toEqual(['old'])
})
