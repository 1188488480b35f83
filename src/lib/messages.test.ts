import { expect, test } from 'vitest'

import { pluralize, groupDigits } from './messages'

test.each([
  [0, '0'],
  [7, '7'],
  [999, '999'],
  [1000, '1,000'],
  [12_345, '12,345'],
  [1_234_567, '1,234,567'],
])('groupDigits formats %d as %s', (count, words) => expect(groupDigits(count)).toBe(words))

test.each([
  [0, '0 keys'],
  [1, '1 key'],
  [2, '2 keys'],
  [2000, '2,000 keys'],
])('pluralize formats %d keys as "%s"', (count, words) => expect(pluralize(count, 'key')).toBe(words))
