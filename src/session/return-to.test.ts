import fc from 'fast-check'
import { expect, test } from 'vitest'

import { safeReturnTo } from './return-to'

test.each(['/api-keys', '/api-keys/new?name=CI%20deploy', '/api-keys?page=2&sort=created,desc', '/login-methods'])(
  'accepts the path %s',
  (path) => expect(safeReturnTo(path)).toBe(path),
)

test.each([
  undefined,
  42,
  '',
  'api-keys',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/login',
  '/login/',
  '/LOGIN//?x=1',
  '/%6Cogin',
  '/tokens/../login/',
  '/callback?code=1&state=2',
  '/callback/',
  '/Callback/?code=1&state=2',
  `/${'a'.repeat(3000)}`,
])('replaces %j by the start page', (text) => expect(safeReturnTo(text)).toBe('/'))

test('returns a path of this origin for any text', () => {
  const piece = fc.oneof(
    fc.constantFrom('/', '\\', '\t', '\n', '@', ':', '.', '..', 'evil.example', 'https:'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = safeReturnTo(pieces.join(''))
      expect(new URL(path, location.origin).origin).toBe(location.origin)
      expect(path.startsWith('/') && !path.startsWith('//')).toBe(true)
    }),
    { numRuns: 10_000 },
  )
})
