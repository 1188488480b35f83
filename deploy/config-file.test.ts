// @vitest-environment node
import { expect, test } from 'vitest'

import { ConfigFile, parseConfigFile } from './config-file.ts'

const auth0 = { domain: 'login.example.com', clientId: 'client', audience: 'https://api.example.com' }
const accepts = (headers: object) => ConfigFile.safeParse({ auth0, headers }).success

test.each([false, 'max-age=0', 'max-age=31536000; includeSubDomains', 'max-age=63072000; includeSubDomains; preload'])(
  'headers.hsts may be %s',
  (hsts) => {
    expect(accepts({ hsts })).toBe(true)
  },
)

test.each([
  '',
  'preload',
  'x max-age=1',
  'max-age=$host',
  'max-age=1; {env.HOME}',
  'max-age=1" always; return 200 "',
  'max-age=1\nX: y',
])('headers.hsts %j is rejected: a host would read it as part of its configuration', (hsts) => {
  expect(accepts({ hsts })).toBe(false)
})

test.each([
  'https://r.example.com/$host',
  'https://r.example.com/{env}',
  'https://r.example.com/"x',
  'https://r.example.com/a;b',
])('headers.reportTo %s is rejected, and a URL with a query is not', (reportTo) => {
  expect(accepts({ reportTo })).toBe(false)
  expect(accepts({ reportTo: 'https://r.example.com:8443/csp?key=a%20b&x=1' })).toBe(true)
})

test('a rejected header value is explained', () => {
  const text = JSON.stringify({ auth0, headers: { hsts: 'on', reportTo: 'https://r.example.com/{a}' } })
  expect(() => parseConfigFile(text, 'config.json')).toThrow(
    expect.objectContaining({
      problems: [
        { field: 'headers.hsts', message: 'must be false, or like max-age=63072000; includeSubDomains; preload' },
        { field: 'headers.reportTo', message: 'must be a URL without quotes, braces, ";" and "$"' },
      ],
    }),
  )
})
