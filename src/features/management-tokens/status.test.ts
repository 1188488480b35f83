import { describe, expect, test } from 'vitest'

import { nextChange, SOON, statusOf } from './status'

const NOW = Date.UTC(2026, 10, 20)
const good = { isExpired: false, isDisabled: false }
const endsIn = (milliseconds: number) => ({ ...good, expires: new Date(NOW + milliseconds) })

describe('the status of a token', () => {
  test.each([
    ['more than a week left', endsIn(SOON + 1), 'active'],
    ['exactly a week left', endsIn(SOON), 'expires-soon'],
    ['a moment left', endsIn(1), 'expires-soon'],
    ['no time left', endsIn(0), 'expired'],
    ['no expiry', { ...good, expires: undefined }, 'active'],
    ['a future expiry, but is expired according to the server', { ...endsIn(SOON), isExpired: true }, 'expired'],
    ['been disabled', { ...endsIn(SOON * 2), isDisabled: true }, 'disabled'],
    ['been disabled and expired since', { ...endsIn(-1), isDisabled: true }, 'expired'],
  ])('is correct for a token that has %s', (_what, token, status) => {
    expect(statusOf(token, NOW)).toBe(status)
  })
})

test('the next change is the earliest future expiry, or the time one week before it', () => {
  expect(nextChange([endsIn(SOON + 5000), endsIn(9000), endsIn(-1)], NOW)).toBe(NOW + 5000)
  expect(nextChange([endsIn(9000), endsIn(0)], NOW)).toBe(NOW + 9000)
  expect(nextChange([endsIn(-1), { ...good, expires: undefined }], NOW)).toBeUndefined()
})
