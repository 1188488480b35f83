import { expect, test } from 'vitest'

import { exactTime } from './exact-time'

test('exactTime returns the local time and UTC', () => {
  expect(exactTime(new Date('2026-11-22T12:00:00Z'))).toBe(
    '23 Nov 2026, 01:45:00 local time\n22 Nov 2026, 12:00:00 UTC',
  )
})
