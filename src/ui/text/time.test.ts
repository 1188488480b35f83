import { expect, test } from 'vitest'

import { relativeTime } from './time'

const now = Date.parse('2026-11-22T12:00:00Z')

test.each([
  ['2026-11-22T11:59:30Z', 'just now'],
  ['2026-11-22T12:03:00Z', 'just now'],
  ['2026-11-22T11:58:00Z', '2 minutes ago'],
  ['2026-11-21T11:00:00Z', 'yesterday'],
  ['2026-11-10T12:00:00Z', '12 days ago'],
  ['2026-10-17T12:00:00Z', '5 weeks ago'],
  ['2025-11-01T12:00:00Z', '1 year ago'],
  ['2026-04-15T10:46:52Z', '7 months ago'],
  ['2026-11-22T14:30:00Z', 'in 2 hours'],
])('relativeTime formats %s as “%s”', (instant, words) => expect(relativeTime(new Date(instant), now)).toBe(words))
