import { expect, test } from 'vitest'

import type { CheckUpItem } from '~/ui/feedback/check-up-item'

import { isDismissed, type Dismissal } from './dismissals'

const DAY = 24 * 60 * 60_000
const NOW = Date.UTC(2026, 10, 20, 12)
const dismissal: Dismissal = { userId: 'u', id: 'unused', about: ['1', '2'], at: NOW }

function item(dismissible?: string[]): CheckUpItem {
  const about = { id: 'unused', title: '', detail: '', why: '' }
  return { ...about, state: 'to-do', severity: 'minor', ...(dismissible && { dismissible }) }
}

test('a dismissal covers its item until another object joins', () => {
  expect(isDismissed(item(['1', '2']), [dismissal], NOW)).toBe(true)
  expect(isDismissed(item(['2']), [dismissal], NOW)).toBe(true)
  expect(isDismissed(item(['1', '3']), [dismissal], NOW)).toBe(false)
})

test('a dismissal ends after 90 days, and when the clock is set back before it', () => {
  expect(isDismissed(item(['1']), [dismissal], NOW + 90 * DAY - 1)).toBe(true)
  expect(isDismissed(item(['1']), [dismissal], NOW + 90 * DAY)).toBe(false)
  expect(isDismissed(item(['1']), [dismissal], NOW - DAY)).toBe(false)
})

test('a stored dismissal does not hide an item that cannot be dismissed, or another item', () => {
  expect(isDismissed(item(), [dismissal], NOW)).toBe(false)
  expect(isDismissed(item(['1']), [{ ...dismissal, id: 'expired' }], NOW)).toBe(false)
})
