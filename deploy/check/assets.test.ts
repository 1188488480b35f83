// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { listen } from '../../api-server/http/listen.ts'
import { checkAssets } from './assets.ts'

const MISSING = '/assets/latchkey-check-00000000.js'
const PAGE_SCRIPT = '/assets/page-b2.js'
let site: CheckedSite

beforeAll(async () => {
  site = await startCheckedSite()
})
afterEach(() => site.change())
afterAll(() => site.close())

test('the files of a prepared folder are ok, with and without that folder', async () => {
  expect(notOk(await site.results(checkAssets))).toEqual({})
  const compared = await site.results(checkAssets, { prepared: await site.prepared() })
  expect(notOk(compared)).toEqual({})
  expect(compared['same-release']).toBeDefined()
})

test('a host that answers a missing script with HTML is wrong', async () => {
  site.change((response, { path }) => {
    if (path === MISSING)
      Object.assign(response, { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' })
  })
  const results = await site.results(checkAssets)
  expect(notOk(results)).toEqual({ 'missing-asset': 'wrong' })
  expect(results['missing-asset']?.cause).toBe('A missing script answered with status 200 and HTML instead of 404.')
})

test('a 404 of a missing script that may be cached is wrong', async () => {
  site.change(({ headers }, { path }) => {
    if (path === MISSING) headers['cache-control'] = 'public, max-age=31536000, immutable'
  })
  const results = await site.results(checkAssets)
  expect(notOk(results)).toEqual({ 'missing-asset': 'wrong' })
  expect(results['missing-asset']?.cause).toContain('immutable')
})

test.each([
  ['a 404', { status: 404 }, '/security/add answered with status 404.'],
  ['another page', { body: '<p>Welcome to nginx' }, '/security/add answered with another page.'],
  [
    'a redirect',
    { status: 302, headers: { location: '/?code=secret' } },
    '/security/add answered with status 302 and a redirect to /?….',
  ],
])('a host that answers a deep link with %s is wrong', async (_name, answer, cause) => {
  site.change((response, { path }) => {
    if (path === '/security/add') Object.assign(response, answer)
  })
  const results = await site.results(checkAssets)
  expect(notOk(results)).toEqual({ 'deep-link': 'wrong' })
  expect(results['deep-link']?.cause).toBe(cause)
})

test.each([
  ['/callback', (path: string) => path.startsWith('/callback'), '/callback?code=latchkey-check&state=latchkey-check'],
  ['/login', (path: string) => path === '/login', '/login'],
  [
    'every URL with a query',
    (path: string) => path.includes('?'),
    '/callback?code=latchkey-check&state=latchkey-check',
  ],
])('a host that refuses %s is wrong', async (_name, isRefused, url) => {
  site.change((response, { path }) => {
    if (isRefused(path)) response.status = 403
  })
  const results = await site.results(checkAssets)
  expect(notOk(results)).toEqual({ 'deep-link': 'wrong' })
  expect(results['deep-link']?.cause).toBe(`${url} answered with status 403.`)
})

test('a script with a changed byte is wrong', async () => {
  site.change((response, { path }) => {
    if (path === PAGE_SCRIPT) response.body += ' '
  })
  const results = await site.results(checkAssets)
  expect(notOk(results)).toEqual({ integrity: 'wrong' })
  expect(results['integrity']?.cause).toContain(`another content than index.html says: ${PAGE_SCRIPT}.`)
})

test('a script of the import map that does not exist is wrong', async () => {
  site.change((response, { path }) => {
    if (path === PAGE_SCRIPT) response.status = 404
  })
  expect((await site.results(checkAssets))['integrity']?.cause).toBe(`These scripts do not exist: ${PAGE_SCRIPT}.`)
})

test.each([
  ['of another host', 'https://evil.example.com/a.js', /a script of another host: https:\/\/evil.example.com\/a.js/],
  ['without a hash', '/assets/added.js', /no hash for \/assets\/added.js/],
])('a page with a script %s is wrong', async (_name, url, cause) => {
  site.change((response, { headers }) => {
    if (headers['sec-fetch-dest'] === 'document') response.body += `<script src="${url}"></script>`
  })
  const results = await site.results(checkAssets)
  expect(results['integrity']).toMatchObject({ status: 'wrong' })
  expect(results['integrity']?.cause).toMatch(cause)
})

test.each([
  '<script src=https://evil.example.com/a.js></script>',
  "<script async src='https://evil.example.com/a.js'></script>",
  '<SCRIPT\nSRC = "https://evil.example.com/a.js">',
  '<script/src=//evil.example.com/a.js>',
  '<script title=">" src="&#104;ttps://evil.example.com/a.js"></script>',
  '<script src="https://evil.example.com/a.js" integrity="sha256-3A6b6hjNDuZ6NRPJHTisM9kt3t6Ng8Lh2U1jEH7MLP4="></script>',
  '<svg><script xlink:href="https://evil.example.com/a.js" /></svg>',
  '<script src="data:text/javascript,evil.example.com/a.js"></script>',
  '<link href=https://evil.example.com/a.js rel=modulepreload>',
  '<script type=importmap>{"imports":{"/assets/page-b2.js":"https://evil.example.com/a.js"}}</script>',
  '<!--> <script src="https://evil.example.com/a.js"></script> -->',
])('a page with a script of another host is wrong: %s', async (html) => {
  site.change((response, { headers }) => {
    if (headers['sec-fetch-dest'] === 'document') response.body += html
  })
  const results = await site.results(checkAssets)
  expect(results['integrity']?.status).toBe('wrong')
  expect(results['integrity']?.cause).toMatch(/a script of another host: \S*evil\.example\.com\/a\.js\./)
})

test('a URL in the import map that no browser can read is wrong, and the other checks of the files go on', async () => {
  site.change((response, { headers }) => {
    if (headers['sec-fetch-dest'] === 'document')
      response.body = response.body.replace('{"integrity":{', '{"integrity":{"https://[":"sha256-x",')
  })
  const results = await site.results(checkAssets)
  expect(notOk(results)).toEqual({ integrity: 'wrong' })
  expect(results['integrity']?.cause).toBe('index.html has a URL that no browser can read: https://[.')
})

test('a script of another host is not fetched', async () => {
  let fetched = 0
  const other = await listen(0, () => (_request, response) => {
    fetched += 1
    response.end()
  })
  site.change((response, { headers }) => {
    if (headers['sec-fetch-dest'] === 'document') response.body += `<script src="${other.origin}/a.js"></script>`
  })
  const results = await site.results(checkAssets)
  await other.close()
  expect(results['integrity']?.cause).toContain(`a script of another host: ${other.origin}/a.js.`)
  expect(fetched).toBe(0)
})

test('a page without an import map is wrong', async () => {
  site.change((response, { headers }) => {
    if (headers['sec-fetch-dest'] === 'document') response.body = response.body.replace('importmap', 'gone')
  })
  expect((await site.results(checkAssets))['integrity']?.cause).toContain('index.html has no import map')
})

test('a script that is sent as text is wrong', async () => {
  site.change(({ headers }, { path }) => {
    if (path === PAGE_SCRIPT) headers['content-type'] = 'text/plain'
  })
  const results = await site.results(checkAssets)
  expect(notOk(results)).toEqual({ 'script-type': 'wrong' })
  expect(results['script-type']?.cause).toBe(`${PAGE_SCRIPT}: Content-Type is text/plain.`)
})

test('an index.html that differs from the prepared folder is wrong', async () => {
  site.change((response, { headers }) => {
    if (headers['sec-fetch-dest'] === 'document') response.body += '<!-- added by a CDN -->'
  })
  const results = await site.results(checkAssets, { prepared: await site.prepared() })
  expect(notOk(results)).toEqual({ 'same-release': 'wrong' })
  expect(results['same-release']?.cause).toBe('index.html on the host differs from the prepared folder.')
})

test('a config.json that differs from the prepared folder is wrong', async () => {
  site.change((response, { path }) => {
    if (path === '/config.json') response.body += '\n'
  })
  const results = await site.results(checkAssets, { prepared: await site.prepared() })
  expect(results['same-release']?.cause).toBe('config.json on the host differs from the prepared folder.')
})
