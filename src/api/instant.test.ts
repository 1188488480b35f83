import { describe, expect, test } from 'vitest'

import { parseInstant } from './instant'

describe('parsing an instant', () => {
  test('runs in a time zone where reading UTC as local time would fail', () => {
    expect(new Date(2026, 0, 1).getTimezoneOffset() % 60).not.toBe(0)
  })

  test.each([
    // HAL: no zone means UTC; fractions of any length.
    ['2026-04-15T10:46:52.321967', '2026-04-15T10:46:52.321Z'],
    ['2026-04-23T13:17:02.40686557', '2026-04-23T13:17:02.406Z'],
    ['2026-04-15T10:46:53.398542766', '2026-04-15T10:46:53.398Z'],
    ['2026-04-15T10:46:53.8', '2026-04-15T10:46:53.800Z'],
    ['2026-04-15T10:46:53', '2026-04-15T10:46:53.000Z'],
    ['2026-04-23T13:17:02.940+00:00', '2026-04-23T13:17:02.940Z'],
    // Management API: an offset without a colon, Z, and a space instead of the T.
    ['2018-07-10T11:13:00+0200', '2018-07-10T09:13:00.000Z'],
    ['2019-06-17T15:07:48+01:00', '2019-06-17T14:07:48.000Z'],
    ['2019-06-17T15:07:48-0330', '2019-06-17T18:37:48.000Z'],
    ['2014-11-11T08:40:51.620Z', '2014-11-11T08:40:51.620Z'],
    ['2019-08-23 23:59:59', '2019-08-23T23:59:59.000Z'],
  ])('reads %s as %s', (text, instant) => {
    expect(parseInstant(text)?.toISOString()).toBe(instant)
  })

  test.each(['', 'yesterday', '2026-02-30T11:50:13', '2026-13-01T00:00:00', '2026-04-15', '2026-04-15T10:46:52 CET'])(
    'returns null for %j',
    (text) => {
      expect(parseInstant(text)).toBeNull()
    },
  )
})
