import { expect, test } from 'vitest'

import { firstCharacter } from './first-character'
import { isBlank, stripInvisible, toSearchText, visibleOr } from './visible-text'

test.each([
  '\u200B',
  '\u2060',
  '\u00AD',
  '\uFEFF',
  '\u200D',
  '\u202E',
  '\u0000',
  '\n',
  '\u0085',
  '\uFE0F',
  '\u{E0020}',
  '\uFFF9',
  '\uFFFB',
  '\u{13430}',
  '\u{1D159}',
  '\uD800',
  '\uDC00',
])('removes %j, which is invisible', (character) => {
  expect(stripInvisible(`${character}1${character}2`)).toBe('12')
  expect(isBlank(` ${character}`)).toBe(true)
  expect(isBlank(`${character}x`)).toBe(false)
})

test.each(['', ' ', '\u3164', '\u2800', '\u00A0\u200B', '\u115F'])('%j has no visible character', (text) => {
  expect(isBlank(text)).toBe(true)
})

test.each(['👩‍💻', '❤️', '🇨🇿', '0', '·', '\u0301e', '\u06DD', '\uE000', '\u{10FFF0}', '𝒜'])(
  '%s has a visible character',
  (text) => {
    expect(isBlank(text)).toBe(false)
  },
)

test.each([undefined, null, '', ' ', '\u200B', '\u2800\n'])('visibleOr replaces %j with the fallback', (text) => {
  expect(visibleOr(text, 'id-1')).toBe('id-1')
  expect(visibleOr(text, undefined)).toBeUndefined()
})

test.each(['CI', ' CI ', '0', '👩‍💻', 'a\u200B'])('visibleOr keeps %j as it is', (text) => {
  expect(visibleOr(text, 'id-1')).toBe(text)
})

test('compares texts without case, invisible characters and spaces around them', () => {
  expect(toSearchText(' CI\u200B Deploy\uFEFF ')).toBe('ci deploy')
})

test.each([
  ['a decomposed accent', 'E\u0301va', 'Éva'],
  ['a ligature', 'ﬁlter', 'filter'],
  ['wide letters', 'ＣＩ', 'ci'],
  ['mathematical letters', '𝐂𝐈', 'ci'],
])('finds a text with %s', (_kind, typed, name) => {
  expect(toSearchText(typed)).toBe(toSearchText(name))
})

test.each([
  ['\u200Bx', 'x'],
  ['\u202Ex', 'x'],
  [' \uFEFF\n\uD800É', 'É'],
  ['a\u200D\u202Eb', 'a'],
  ['\u200B', ''],
  ['Maria', 'M'],
  ['👩‍💻 Ada', '👩‍💻'],
  ['👍🏽!', '👍🏽'],
  ['🇨🇿🇩🇪', '🇨🇿'],
  ['𝒜da', '𝒜'],
  ['e\u0301va', 'e\u0301'],
  ['', ''],
])('the first character of %s is %s', (text, first) => {
  expect(firstCharacter(text)).toBe(first)
})
