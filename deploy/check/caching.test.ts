// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { checkCaching } from './caching.ts'

let site: CheckedSite

beforeAll(async () => {
  site = await startCheckedSite()
})
afterEach(() => site.change())
afterAll(() => site.close())

const cacheAs = (path: string, value: string | undefined) =>
  site.change(({ headers }, request) => {
    if (request.path === path) headers['cache-control'] = value
    if (value === undefined && request.path === path) delete headers['cache-control']
  })

test('the cache rules of a prepared folder are ok', async () => {
  expect(notOk(await site.results(checkCaching))).toEqual({})
})

test.each([
  ['cache-pages', '/', 'public, max-age=31536000, immutable', 'no-store'],
  ['cache-pages', '/security/add', 'max-age=600', 'no-store'],
  ['cache-config', '/config.json', 'no-cache', 'no-store'],
  ['cache-assets', '/assets/page-b2.js', 'public, max-age=600', 'public, max-age=31536000, immutable'],
  [
    'cache-assets',
    '/assets/page-b2.js',
    'public, max-age=31536000, immutable, no-store',
    'public, max-age=31536000, immutable',
  ],
  ['cache-icon', '/favicon.svg', 'no-cache, immutable', 'no-cache'],
  ['cache-icon', '/favicon.svg', 'public, max-age=31536000, immutable', 'no-cache'],
])('%s is wrong if %s has "%s"', async (id, path, value, expected) => {
  cacheAs(path, value)
  const results = await site.results(checkCaching)
  expect(notOk(results)).toEqual({ [id]: 'wrong' })
  expect(results[id]?.cause).toBe(`Cache-Control is "${value}" instead of "${expected}". Seen at ${path}.`)
})

test.each([
  'max-age=0, no-cache, public, max-age=31536000, immutable',
  'max-age=0, public, max-age=31536000, immutable',
  'public, max-age=31536000, immutable, public, max-age=31536000, immutable',
  'public, max-age=31536000, immutable, no-cache',
  'public, max-age=31536000, immutable, private="set-cookie"',
])('"%s", which contradicts itself, is wrong for an asset', async (value) => {
  cacheAs('/assets/page-b2.js', value)
  expect(notOk(await site.results(checkCaching))).toEqual({ 'cache-assets': 'wrong' })
})

test('a response without Cache-Control is wrong', async () => {
  cacheAs('/', undefined)
  const results = await site.results(checkCaching)
  expect(results['cache-pages']?.cause).toBe('Cache-Control is missing. Seen at /.')
})

test('no-store with other directives is ok', async () => {
  cacheAs('/', 'private, no-store, max-age=0')
  expect(notOk(await site.results(checkCaching))).toEqual({})
})

test('the rule for a file that does not exist is unknown', async () => {
  site.change((response, { path }) => {
    if (path === '/favicon.svg') response.status = 404
  })
  expect(notOk(await site.results(checkCaching))).toEqual({ 'cache-icon': 'unknown' })
})
