import { expect, test } from 'vitest'

import { groupDigits, listNames, messages, pluralize } from './messages'

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
  setUp: (names: string[]) => `You have set up ${listNames(names)}.`,
  find: ({ from, subject }: { from: string; subject: string[] }) => `${from}: ${subject.join(', ')}`,
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

test.each([
  ['a paragraph separator', '\u2029'],
  ['a line separator', '\u2028'],
  ['a line feed', '\n'],
  ['a carriage return and a line feed', '\r\n'],
  ['a next line', '\u0085'],
  ['an information separator', '\u001C'],
  ['a tab', '\t'],
])('messages replaces %s, which would end the isolate of a value', (_kind, character) => {
  expect(words.deleted(`a${character}\u202Eb`)).toBe('\u2068a \u202Eb\u2069 deleted')
  expect(words.deleted(`a${character}b`)).toBe('a b deleted')
})

test('messages isolates each of several names, also inside objects', () => {
  expect(words.setUp(['iPhone', '\u202Eb', 'c'])).toBe('You have set up iPhone, \u2068\u202Eb\u2069, and c.')
  expect(words.find({ from: '\u202Ea', subject: ['b\u2029c', 'مفتاح'] })).toBe(
    '\u2068\u202Ea\u2069: b c, \u2068مفتاح\u2069',
  )
})

test('messages keeps the isolates of a message inside a message inside a message', () => {
  const inner = words.withId('\u2067a\u2069\u202Eb', '12')
  expect(inner).toBe('\u2068\u2067a\u2069\u202Eb\u2069 (12)')
  expect(words.deleted(words.deleted(inner))).toBe(`\u2068\u2068${inner}\u2069 deleted\u2069 deleted`)
})

test('messages passes dates, numbers and objects of classes on as they are', () => {
  const seen: unknown[] = []
  const { keep } = messages({ keep: (...values: unknown[]) => `${seen.push(...values)}` })
  const values = [new Date(0), 7, undefined, null, true, new URL('https://x.example/')]
  keep(...values)
  values.forEach((value, index) => expect(seen[index]).toBe(value))
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
