import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'

import { Count, ifReadable, maybe, MaybeText, Opaque } from './fields'
import { Id } from './ids'
import { Flag, InstantOrNever, Texts } from './odd-fields'

const Row = z.object({
  text: MaybeText,
  flag: maybe(Flag),
  texts: Texts,
  count: maybe(Count),
  at: InstantOrNever,
  decoration: ifReadable(z.object({ id: z.string() })),
})

describe('a field that may be missing', () => {
  test.each([null, undefined, '', ' ', '\u200b', '\u2800'])('is missing if the server sends %j', (value) => {
    const row = { text: value, flag: value, texts: value, count: value, at: value, decoration: value }
    expect(Row.parse(row)).toEqual({ texts: [] })
  })

  test('is missing if the server leaves it out', () => {
    expect(Row.parse({})).toEqual({ texts: [] })
  })

  test('keeps its value, with invisible characters that hold an emoji together', () => {
    expect(MaybeText.parse(' 👩‍💻 ')).toBe(' 👩‍💻 ')
  })

  test.each([
    { text: 7 },
    { flag: 'yes' },
    { flag: 2 },
    { count: 'ten' },
    { count: -1 },
    { count: 1.5 },
    { at: 'soon' },
  ])('costs its row if the server sends %j, which has no safe meaning', (row) => {
    expect(Row.safeParse(row).success).toBe(false)
  })

  test.each([7, [], 'x', { id: 7 }])('is missing if it only adds to its row, and the server sends %j', (decoration) => {
    expect(Row.parse({ decoration })).toEqual({ texts: [] })
  })
})

test.each([
  [true, true],
  [1, true],
  ['1', true],
  ['true', true],
  [false, false],
  [0, false],
  ['0', false],
  ['false', false],
])('reads %j as the boolean %j', (value, flag) => {
  expect(z.parse(Flag, value)).toBe(flag)
})

test.each([
  [
    ['a', null, 7, 'b'],
    ['a', 'b'],
  ],
  ['a b', []],
  [{}, []],
])('reads the texts of %j', (value, texts) => {
  expect(z.parse(Texts, value)).toEqual(texts)
})

test('reads a count from a text', () => {
  expect(Count.parse('40')).toBe(40)
})

test('reads the date that MySQL writes for "never" as missing', () => {
  expect(InstantOrNever.parse('0000-00-00 00:00:00')).toBeUndefined()
})

test.each([2 ** 53, 1e21, 1.5, -1e300, Number.NaN, Infinity])('refuses %d as an ID', (number) => {
  expect(Id.safeParse(number).success).toBe(false)
})

test.each(['a\nb', 'a\u0000', '\u007F', 'a\u0085b', 'a\u2028b', 'a\u2029b', '\ud800', '', '\t'])(
  'refuses %j as an ID, a secret or a token',
  (text) => {
    expect(Opaque.safeParse(text).success).toBe(false)
  },
)
