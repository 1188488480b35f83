import { expect, test } from 'vitest'

import type { PlatformNotification } from '~/api/notification-schema'

import { groupByDay } from './days'

// The person of these tests is in Pacific/Chatham, where midnight is at 10:15 or 11:15 UTC (vite.config.ts).

const madeAt = (created: string | undefined, index: number): PlatformNotification => ({
  id: `${index}`,
  type: 'common',
  created: created === undefined ? undefined : new Date(created),
  isRead: true,
  title: `${index}`,
  message: '',
  project: undefined,
})

/** The titles of the days, each with the places of its notices in the list. */
function daysOf(now: string, ...instants: (string | undefined)[]): Record<string, string> {
  const days = groupByDay(instants.map(madeAt), Date.parse(now))
  return Object.fromEntries(
    days.map(({ title, notifications }) => [title, notifications.map(({ id }) => id).join(' ')]),
  )
}

test('a day begins at midnight where the person is', () => {
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

test('yesterday is the last day of the month before, and of the year before', () => {
  expect(daysOf('2026-03-01T09:00:00+13:45', '2026-02-28T09:00:00+13:45', '2026-02-27T09:00:00+13:45')).toEqual({
    Yesterday: '0',
    'Friday, 27 February 2026': '1',
  })
  expect(daysOf('2027-01-01T09:00:00+13:45', '2026-12-31T23:00:00+13:45', '2026-01-01T09:00:00+13:45')).toEqual({
    Yesterday: '0',
    'Thursday, 1 January 2026': '1',
  })
})

test('a day of 23 or 25 hours is a day', () => {
  // The clocks go forward on 27 September 2026: 24 hours before half past midnight of the 28th it is still the 26th.
  expect(daysOf('2026-09-28T00:30:00+13:45', '2026-09-27T00:10:00+12:45', '2026-09-26T23:50:00+12:45')).toEqual({
    Yesterday: '0',
    'Saturday, 26 September 2026': '1',
  })
  // And back on 5 April: 24 hours before the end of the 5th it is still the 5th.
  expect(daysOf('2026-04-05T23:30:00+12:45', '2026-04-05T00:10:00+13:45', '2026-04-04T23:50:00+13:45')).toEqual({
    Today: '0',
    Yesterday: '1',
  })
})

test('those without a date that can be read stand together, where the first of them came', () => {
  const [today, later] = ['2026-07-15T11:00:00+12:45', '2026-07-14T11:00:00+12:45']
  const days = groupByDay([today, undefined, later, undefined].map(madeAt), Date.parse('2026-07-15T12:00:00+12:45'))
  expect(days.map(({ title, notifications }) => [title, notifications.length])).toEqual([
    ['Today', 1],
    ['Date not known', 2],
    ['Yesterday', 1],
  ])
})

test('days keep the order in which their notices came', () => {
  expect(groupByDay([], 0)).toEqual([])
  const days = groupByDay(
    ['2025-05-02T09:00:00Z', '2025-05-04T09:00:00Z'].map(madeAt),
    Date.parse('2026-07-15T12:00:00Z'),
  )
  expect(days.map(({ title }) => title)).toEqual(['Friday, 2 May 2025', 'Sunday, 4 May 2025'])
})
