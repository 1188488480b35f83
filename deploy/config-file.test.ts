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

test.each([
  [{ auth0: { ...auth0, clientID: 'x' } }, 'auth0.clientID', 'auth0.clientId'],
  [{ auth0, apikeys: { baseUrl: 'https://app.example.com/api' } }, 'apikeys', 'apiKeys'],
  [{ auth0, domain: 'login.example.com' }, 'domain', 'auth0.domain'],
  [{ auth0, brand: { acent: '#3d5bf5' } }, 'brand.acent', 'brand.accent'],
  [{ auth0, security: { contacts: 'mailto:a@example.com' } }, 'security.contacts', 'security.contact'],
])('an unknown field is an error that names the nearest known field: %j', (config, field, nearest) => {
  expect(() => parseConfigFile(JSON.stringify(config), 'config.json')).toThrow(
    expect.objectContaining({ problems: [{ field, message: `is unknown. The nearest known field is ${nearest}` }] }),
  )
})

test('a misspelled field is named together with the field that is missing because of it', () => {
  const { clientId, ...others } = auth0
  const text = JSON.stringify({ auth0: { ...others, clientID: clientId } })
  expect(() => parseConfigFile(text, 'config.json')).toThrow(
    expect.objectContaining({
      problems: [
        { field: 'auth0.clientId', message: 'is missing and must be a string' },
        { field: 'auth0.clientID', message: 'is unknown. The nearest known field is auth0.clientId' },
      ],
    }),
  )
})

test('every field of the schema is a known one', () => {
  const config = {
    $schema: './config.schema.json',
    auth0: { ...auth0, connection: null, resetEmail: { from: 'Acme' } },
    links: { returnTo: ['https://app.example.com'] },
    headers: { hsts: false },
    features: { apiKeys: 'read' },
    brand: { css: 'brand.css' },
    setupCheck: true,
  }
  expect(() => parseConfigFile(JSON.stringify(config), 'config.json')).not.toThrow()
})
