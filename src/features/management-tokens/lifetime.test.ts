import { describe, expect, test } from 'vitest'

import {
  defaultLifetime,
  endOf,
  firstDay,
  livesLonger,
  sameLifetime,
  secondsOf,
  tokenForm,
  type Lifetime,
} from './lifetime'

const HOUR = 60 * 60_000
const NOW = Date.UTC(2026, 10, 20, 9, 30)
const none = { lifetime: '2', hours: '', date: '' }

/** The form's error messages by field. */
function problems(lifetime: Partial<Lifetime>, { name = 'CI', maxDays = 365 } = {}) {
  const { error } = tokenForm(maxDays, () => NOW).safeParse({ name, ...none, ...lifetime })
  return Object.fromEntries(error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [])
}

/** The local date this many days from now. */
function day(later: number): string {
  const date = new Date(NOW + later * 24 * HOUR)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => `${part}`.padStart(2, '0')).join('-')
}

describe('the lifetime in the form', () => {
  test.each([
    ['a preset', { lifetime: '2160' }],
    ['the longest preset', { lifetime: '8760' }],
    ['one hour', { lifetime: 'hours', hours: '1' }],
    ['hours with spaces around them', { lifetime: 'hours', hours: ' 36 ' }],
    ['tomorrow', { lifetime: 'date', date: day(1) }],
    ['the day before the last', { lifetime: 'date', date: day(364) }],
  ])('accepts %s', (_what, lifetime) => {
    expect(problems(lifetime)).toEqual({})
  })

  const whole = 'Use a whole number of hours, 1 or more.'
  test.each([
    ['no hours', { lifetime: 'hours', hours: '' }, { hours: whole }],
    ['a part of an hour', { lifetime: 'hours', hours: '1.5' }, { hours: whole }],
    ['words', { lifetime: 'hours', hours: 'two' }, { hours: whole }],
    ['0 hours', { lifetime: 'hours', hours: '0' }, { hours: 'A token must last at least 1 hour.' }],
    ['8,761 hours', { lifetime: 'hours', hours: '8761' }, { hours: 'A token can last at most 365 days here.' }],
    [
      'a number with very many digits',
      { lifetime: 'hours', hours: '9'.repeat(400) },
      { hours: 'A token can last at most 365 days here.' },
    ],
    ['no day', { lifetime: 'date', date: '' }, { date: 'Choose a day.' }],
    ['February 30', { lifetime: 'date', date: '2027-02-30' }, { date: 'Choose a day.' }],
    ['yesterday', { lifetime: 'date', date: day(-1) }, { date: 'A token must last at least 1 hour.' }],
    [
      'a day beyond the last',
      { lifetime: 'date', date: day(366) },
      { date: 'A token can last at most 365 days here.' },
    ],
  ])('rejects %s', (_what, lifetime, problem) => {
    expect(problems(lifetime)).toEqual(problem)
  })

  test('has the configured maximum', () => {
    expect(problems({ lifetime: 'hours', hours: '721' }, { maxDays: 30 })).toEqual({
      hours: 'A token can last at most 30 days here.',
    })
    expect(problems({ lifetime: 'hours', hours: '720' }, { maxDays: 30 })).toEqual({})
  })

  test('that ends on a day includes its last minute in the user’s time zone', () => {
    const end = endOf({ ...none, lifetime: 'date', date: '2026-12-24' }, NOW)
    expect([end?.getMonth(), end?.getDate(), end?.getHours(), end?.getMinutes()]).toEqual([11, 24, 23, 59])
    expect(secondsOf({ ...none, lifetime: 'date', date: '2026-12-24' }, NOW) * 1000).toBe(Number(end) - NOW)
  })

  test('is sent in seconds', () => {
    expect(secondsOf({ ...none, lifetime: 'hours', hours: '2' }, NOW)).toBe(7200)
  })
})

test('a new token has the shortest lifetime, and its first day is one on which a token may end', () => {
  expect(defaultLifetime()).toEqual({ lifetime: '2', hours: '', date: '' })
  const lateInTheEvening = new Date(2026, 11, 31, 23, 30).getTime()
  expect(firstDay(lateInTheEvening)).toBe('2027-01-01')
  expect(firstDay(new Date(2026, 2, 4, 12).getTime())).toBe('2026-03-04')
})

test.each([
  ['90 days', 2160, false],
  ['90 days and an hour', 2161, true],
  ['no end', undefined, true],
])('the lifetime of a token is compared with 90 days in whole hours: %s', (_lifetime, hours, isLonger) => {
  const expires = hours === undefined ? undefined : new Date(NOW + hours * HOUR + 1200)
  expect(livesLonger({ created: new Date(NOW), expires }, 90)).toBe(isLonger)
})

test('a rotation starts with the lifetime of the old token, up to the configured maximum', () => {
  const created = new Date(NOW)
  const until = (hours: number) => new Date(NOW + hours * HOUR + 1200)
  expect(sameLifetime({ created, expires: until(2160) }, 365).lifetime).toBe('2160')
  expect(sameLifetime({ created, expires: until(37) }, 365)).toEqual({ lifetime: 'hours', hours: '37', date: '' })
  expect(sameLifetime({ created, expires: until(87_600) }, 365).lifetime).toBe('8760')
  expect(sameLifetime({ created, expires: undefined }, 30).lifetime).toBe('720')
})
