// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import type { Exchange } from '../http/start-api.ts'
import { Contract } from './contract.ts'

const ORIGIN = 'https://console.example.com'
const read = (name: string, strict: boolean) =>
  new Contract(readFileSync(join(import.meta.dirname, `../../docs/api/${name}.openapi.yaml`), 'utf8'), { strict })
const management = read('management', true)
const hal = read('hal', true)

const TOKEN = { id: 1, created: '2026-01-01 00:00:00' }
const LIST: Exchange = {
  method: 'GET',
  path: 'manage/current-user/tokens',
  requestHeaders: { origin: ORIGIN },
  status: 200,
  headers: { 'access-control-allow-origin': ORIGIN, 'content-type': 'application/json; charset=utf-8' },
  body: [TOKEN],
}
const PREFLIGHT: Exchange = {
  ...LIST,
  method: 'OPTIONS',
  status: 204,
  headers: {
    'access-control-allow-origin': ORIGIN,
    'access-control-allow-methods': 'GET,POST,PUT,DELETE',
    'access-control-allow-headers': 'Authorization, Content-Type, X-KBC-ManageApiToken',
  },
  body: undefined,
}
const withHeaders = (exchange: Exchange, headers: Exchange['headers']): Exchange => ({
  ...exchange,
  headers: { ...exchange.headers, ...headers },
})

test.each<[string, Exchange]>([
  ['a documented response', LIST],
  [
    'a request without an origin, and so without CORS',
    { ...LIST, requestHeaders: {}, headers: { 'content-type': 'application/json' } },
  ],
  ['a slash at the end', { ...LIST, path: `${LIST.path}/` }],
  ['no body where there is none', { ...LIST, method: 'DELETE', path: `${LIST.path}/1`, status: 204, body: undefined }],
  ['an empty body that is allowed', { ...LIST, status: 401, body: undefined }],
  ['a path that the API does not have', { ...LIST, path: 'manage/other', status: 404, body: undefined }],
  ['a preflight', PREFLIGHT],
  ['a refused preflight', { ...PREFLIGHT, status: 403, headers: {} }],
])('finds nothing wrong with %s', (_title, exchange) => {
  expect(management.differences(exchange)).toEqual([])
})

test.each<[string, Exchange, string]>([
  ['a call that is not documented', { ...LIST, method: 'PATCH' }, 'status 200: the document does not have this call'],
  [
    'a status that is not documented',
    { ...LIST, status: 206 },
    'status 206: expected 200, 302, 401, 403, 404, 410, 429, 500, 501, 503',
  ],
  ['a missing field', { ...LIST, body: [{}] }, '0.id: Invalid input: expected number, received undefined'],
  ['an unknown field', { ...LIST, body: [{ ...TOKEN, extra: 1 }] }, '0: Unrecognized key: "extra"'],
  ['a missing body', { ...LIST, body: undefined }, 'body: expected one, but the response is empty'],
  [
    'a body of a deletion',
    { ...LIST, method: 'DELETE', path: `${LIST.path}/1`, status: 204, body: {} },
    'body: expected none',
  ],
  [
    'another content type',
    withHeaders(LIST, { 'content-type': 'text/plain' }),
    'Content-Type: text/plain, expected application/json or text/html',
  ],
  [
    'a header of the wrong form',
    { ...withHeaders(LIST, { 'retry-after': 'soon' }), status: 503, body: { reason: 'x' } },
    'Retry-After: "soon" is invalid',
  ],
  ['a missing header', { ...LIST, status: 302, body: undefined }, 'Location: missing'],
  [
    'a response to another origin',
    withHeaders(LIST, { 'access-control-allow-origin': undefined }),
    `Access-Control-Allow-Origin: missing, expected ${ORIGIN}`,
  ],
  [
    'a preflight without a method',
    withHeaders(PREFLIGHT, { 'access-control-allow-methods': 'GET, POST' }),
    'Access-Control-Allow-Methods: PUT, DELETE missing',
  ],
  [
    'a preflight whose * does not allow the bearer token',
    withHeaders(PREFLIGHT, { 'access-control-allow-headers': '*' }),
    'Access-Control-Allow-Headers: authorization missing',
  ],
])('reports %s', (_title, exchange, difference) => {
  expect(management.differences(exchange)).toEqual([difference])
})

test('a document that is not strict allows further fields, at any depth', () => {
  const body = [{ ...TOKEN, extra: 1, creator: { id: 1, extra: 1 } }]
  expect(read('management', false).differences({ ...LIST, body })).toEqual([])
  expect(management.differences({ ...LIST, body })).toHaveLength(2)
})

describe('a value that matches none of several schemas', () => {
  const key = { id: '1', clientId: 'c' }
  const page = { size: 20, totalElements: 1, totalPages: 1, number: 0 }
  const list = (body: unknown): Exchange => ({ ...LIST, path: 'apikeys/', body })

  test('is reported at the field that is wrong', () => {
    const _links = { self: { href: 7 } }
    expect(hal.differences(list({ _embedded: { apikeys: [{ ...key, _links }] }, page }))).toEqual([
      '_embedded.apikeys.0._links.self.href: Invalid input: expected string, received number',
    ])
  })

  test('may be a single object instead of an array', () => {
    expect(hal.differences(list({ _embedded: { apikeys: key }, page }))).toEqual([])
  })
})
