import { expect, test } from 'vitest'

import { pluralize, groupDigits, messages } from './messages'

test.each([
  [0, '0'],
  [7, '7'],
  [999, '999'],
  [1000, '1,000'],
  [12_345, '12,345'],
  [1_234_567, '1,234,567'],
])('groupDigits formats %d as %s', (count, words) => expect(groupDigits(count)).toBe(words))

test.each([
  [0, '0 keys'],
  [1, '1 key'],
  [2, '2 keys'],
  [2000, '2,000 keys'],
])('pluralize formats %d keys as "%s"', (count, words) => expect(pluralize(count, 'key')).toBe(words))

const words = messages({
  fixed: 'Delete API key',
  deleted: (name: string) => `${name} deleted`,
  scopes: (scopes: string[], count: number) => `${count} scopes: ${scopes.join(', ')}`,
  withId: (name: string, id: string) => `${name} (${id})`,
})

test.each([
  ['an override', 'report\u202Egpj.exe'],
  ['an Arabic name', 'مفتاح'],
  ['a Hebrew name in a Latin one', 'CI שלום 2'],
  ['an embedding', '\u202BCI'],
  ['a right-to-left mark', 'CI\u200F'],
  ['an Arabic letter mark', 'CI\u061C'],
  ['N’Ko', 'ߒߞߏ'],
  ['Adlam', '𞤀𞤣𞤤𞤢𞤥'],
  ['balanced isolates', 'a\u2067b\u2069c'],
])('messages isolates a value with %s', (_kind, name) => {
  expect(words.deleted(name)).toBe(`\u2068${name}\u2069 deleted`)
  expect(words.scopes(['read', name], 2)).toBe(`2 scopes: read, \u2068${name}\u2069`)
})

test.each([
  ['ends an isolate', 'a\u2069\u202Eb', 'a\u202Eb'],
  ['leaves an isolate open', '\u2067a', 'a'],
  ['ends before it opens', '\u2069\u2068a', 'a'],
])('messages removes the isolates of a value that %s', (_kind, name, cleaned) => {
  expect(words.deleted(name)).toBe(`\u2068${cleaned}\u2069 deleted`)
})

test.each(['CI deploy', '🔑 käse', 'Ключ', '鍵', '<b>“quoted”</b>'])(
  'messages leaves the value %s as it is',
  (name) => {
    expect(words.deleted(name)).toBe(`${name} deleted`)
  },
)

test('messages keeps the isolate of a value that is a message itself', () => {
  expect(words.deleted(words.withId('\u202Ea', '12'))).toBe('\u2068\u2068\u202Ea\u2069 (12)\u2069 deleted')
  expect(words.fixed).toBe('Delete API key')
})
