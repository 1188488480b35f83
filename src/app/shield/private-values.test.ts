import { expect, test } from 'vitest'

import { PrivateValues } from './private-values'

function valuesOf(...rows: object[]): PrivateValues {
  const values = new PrivateValues()
  values.addFrom(rows)
  return values
}

const values = valuesOf(
  { id: '13702', name: 'CI deploy', created: new Date(0) },
  { id: '7f1c-22', name: 'nightly export (São Paulo)', clientId: 'c7LpQ2mVwT8sKfB4' },
  { creator: { name: 'Maria Reyes', email: 'maria@demo.example' }, type: 'session' },
  { name: 'שלום עולם' },
  { name: 'a' },
)

test.each([
  'CI deploy deleted',
  'You are rotating CI deploy.',
  'Delete “CI deploy”?',
  'nightly export (São Paulo) was last used 4 months ago.',
  'Client ID c7LpQ2mVwT8sKfB4',
  'Token 13702-•••• works',
  'Invited by Maria Reyes yesterday',
  'Rotate \u2068שלום עולם\u2069…',
  'We sent an email to someone.else@mail.example.',
])('finds a private value in %j', (text) => {
  expect(values.isIn(text)).toBe(true)
})

test.each(['A session token', '1 token expires within 7 days', 'CI deployment', '113702 keys', 'Search or do…'])(
  'finds none in %j',
  (text) => {
    expect(values.isIn(text)).toBe(false)
  },
)

test('reports whether a response has new values, and reads a row once', () => {
  const row = { id: 'abc', name: 'one' }
  const known = valuesOf(row)
  expect(known.addFrom({ keys: [row] })).toBe(false)
  expect(known.addFrom({ keys: [row, { id: 'def', name: 'two' }] })).toBe(true)
})
