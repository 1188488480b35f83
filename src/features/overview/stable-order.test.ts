import { expect, test } from 'vitest'

import type { Finding, FindingState } from '~/ui/feedback/check-up-item'

import { placeFindings, type Place } from './stable-order'

const finding = (id: string, state: FindingState): Finding => ({ id, state, title: id, detail: '' })
const ids = (places: Place[]) => places.map(({ id }) => id)

const first = [
  [finding('mfa', 'unknown')],
  [finding('expired', 'done'), finding('soon', 'to-do')],
  [finding('old', 'to-do')],
]

test('what there is to do comes first, then what is not known, then what is done', () => {
  expect(ids(placeFindings([], first))).toEqual(['soon', 'old', 'mfa', 'expired'])
})

test('a finding whose state changes stays where it is', () => {
  const before = placeFindings([], first)
  const later = [
    [finding('mfa', 'done')],
    [finding('expired', 'to-do'), finding('soon', 'done')],
    [finding('old', 'done')],
  ]
  expect(placeFindings(before, later)).toEqual(before)
})

test('what comes later is at the end, in the same order among itself', () => {
  const before = placeFindings([], first)
  const later = [...first, [finding('fine', 'done'), finding('late', 'to-do')]]
  expect(ids(placeFindings(before, later))).toEqual(['soon', 'old', 'mfa', 'expired', 'late', 'fine'])
})

test('what a source found at the second attempt stands where its failure stood', () => {
  const before = placeFindings(
    [],
    [[finding('mfa', 'done')], [finding('tokens', 'unknown')], [finding('old', 'to-do')]],
  )
  expect(ids(before)).toEqual(['old', 'tokens', 'mfa'])
  const later = [
    [finding('mfa', 'done')],
    [finding('expired', 'done'), finding('soon', 'to-do')],
    [finding('old', 'to-do')],
  ]
  expect(ids(placeFindings(before, later))).toEqual(['old', 'soon', 'expired', 'mfa'])
})

test('what is gone leaves', () => {
  expect(ids(placeFindings(placeFindings([], first), [[], [], [finding('old', 'to-do')]]))).toEqual(['old'])
})
