import { expect, test } from 'vitest'

import type { PlatformNotification } from '~/api/notification-schema'

import { groupByDay } from './days'

// The tests run in Pacific/Chatham, where midnight is at 10:15 or 11:15 UTC (vite.config.ts).

const createdAt = (created: string | undefined, index: number): PlatformNotification => ({
  id: `${index}`,
  type: 'common',
  created: created === undefined ? undefined : new Date(created),
  isRead: true,
  title: `${index}`,
  message: '',
  project: undefined,
})

/** The title of each day, with the indexes of its notifications. */
function daysOf(now: string, ...instants: (string | undefined)[]): Record<string, string> {
  const days = groupByDay(instants.map(createdAt), Date.parse(now))
  return Object.fromEntries(
    days.map(({ title, notifications }) => [title, notifications.map(({ id }) => id).join(' ')]),
  )
}

test('starts a day at midnight in the user’s time zone', () => {
  expect(
    daysOf(
      '2026-07-15T12:00:00+12:45',
      '2026-07-15T11:59:59+12:45',
      '2026-07-15T00:00:00+12:45',
      '2026-07-14T23:59:59+12:45',
      '2026-07-14T00:00:00+12:45',
      '2026-07-13T23:59:59+12:45',
    ),
  ).toEqual({ Today: '0 1', Yesterday: '2 3', 'Monday, 13 July 2026': '4' })
})

test('finds yesterday across the end of a month and of a year', () => {
  expect(daysOf('2026-03-01T09:00:00+13:45', '2026-02-28T09:00:00+13:45', '2026-02-27T09:00:00+13:45')).toEqual({
    Yesterday: '0',
    'Friday, 27 February 2026': '1',
  })
  expect(daysOf('2027-01-01T09:00:00+13:45', '2026-12-31T23:00:00+13:45', '2026-01-01T09:00:00+13:45')).toEqual({
    Yesterday: '0',
    'Thursday, 1 January 2026': '1',
  })
})

test('counts a day of 23 or 25 hours as one day', () => {
  // Clocks go forward on September 27, 2026, so 24 hours before 00:30 on the 28th is 23:30 on the 26th.
  expect(daysOf('2026-09-28T00:30:00+13:45', '2026-09-27T00:10:00+12:45', '2026-09-26T23:50:00+12:45')).toEqual({
    Yesterday: '0',
    'Saturday, 26 September 2026': '1',
  })
  // Clocks go back on April 5, so 24 hours before the end of the 5th is still the 5th.
  expect(daysOf('2026-04-05T23:30:00+12:45', '2026-04-05T00:10:00+13:45', '2026-04-04T23:50:00+13:45')).toEqual({
    Today: '0',
    Yesterday: '1',
  })
})

test('groups notifications without a valid date at the position of the first one', () => {
  const [today, later] = ['2026-07-15T11:00:00+12:45', '2026-07-14T11:00:00+12:45']
  const days = groupByDay([today, undefined, later, undefined].map(createdAt), Date.parse('2026-07-15T12:00:00+12:45'))
  expect(days.map(({ title, notifications }) => [title, notifications.length])).toEqual([
    ['Today', 1],
    ['Unknown date', 2],
    ['Yesterday', 1],
  ])
})

test('keeps the order of the list', () => {
  expect(groupByDay([], 0)).toEqual([])
  const days = groupByDay(
    ['2025-05-02T09:00:00Z', '2025-05-04T09:00:00Z'].map(createdAt),
    Date.parse('2026-07-15T12:00:00Z'),
  )
  expect(days.map(({ title }) => title)).toEqual(['Friday, 2 May 2025', 'Sunday, 4 May 2025'])
})
