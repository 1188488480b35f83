import { expect, test } from 'vitest'

import { suggestedHours } from './suggested-lifetime'

test.each([
  ['8760', 8760],
  ['36', 36],
  ['0', undefined],
  ['-5', undefined],
  ['1e3', undefined],
  ['9999999', undefined],
  ['', undefined],
  [null, undefined],
])('hours=%s in a link suggest %s hours', (text, hours) => {
  expect(suggestedHours(text)).toBe(hours)
})
