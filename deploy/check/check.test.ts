// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { byId, notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { startBackends, type Backends } from '../../tests/support/checked-backends.ts'
import { checkSite } from './check.ts'
import type { CheckOptions } from './context.ts'

let site: CheckedSite
let backends: Backends

beforeAll(async () => {
  site = await startCheckedSite()
  backends = await startBackends(site.origin)
  await site.deploy(backends.config)
})
afterEach(() => site.change())
afterAll(() => Promise.all([site.close(), backends.close()]))

const results = async (options: Partial<CheckOptions> = {}) =>
  byId((await site.run(checkSite, options)).flatMap((group) => group.results))

test('a prepared console with its tenant and APIs is ok, except that http on this machine is unknown', async () => {
  expect(notOk(await results())).toEqual({ https: 'unknown' })
  expect(notOk(await results({ prepared: await site.prepared() }))).toEqual({ https: 'unknown' })
})

test('every result has its own section in docs/check.md', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/check.md'), 'utf8')
  const headings = [...text.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading)
  const ids = Object.keys(await results({ prepared: await site.prepared() }))
  // These results need another deployment than that of this test.
  const others = ['not-checked', 'brand-pictures', 'http-redirect', 'certificate', 'reporting-endpoints']
  expect(headings.toSorted()).toEqual([...ids, ...others].toSorted())
})

test.each([
  [{ status: 404 }, 'answered with status 404', 'Check the URL, and that the host is running.'],
  [
    { status: 301, headers: { location: 'https://other.example.com/' } },
    'answered with status 301 and a redirect to https://other.example.com/',
    'Check the URL that it redirects to. The check follows no redirect.',
  ],
  [
    { body: '<meta http-equiv="Content-Security-Policy" content="…" /><script src="/a.js"></script>' },
    'answered with the demo',
    'Name the URL of a console',
  ],
  [{ body: '<h1>Welcome to nginx</h1>' }, 'answered with something else than a page', 'Name the URL of the console'],
])('a URL without the console is the only result: %o', async (answer, cause, fix) => {
  site.change((response, { path }) => {
    if (path === '/') Object.assign(response, answer)
  })
  expect(await results()).toEqual({
    reachable: expect.objectContaining({
      status: 'wrong',
      cause: expect.stringContaining(cause),
      fix: expect.stringContaining(fix),
    }),
  })
})

test('a tenant that does not answer is one result, and its settings are not checked', async () => {
  const gone = await startBackends(site.origin)
  await gone.close()
  await site.deploy({ ...backends.config, auth0: gone.config.auth0 })
  const found = await results()
  await site.deploy(backends.config)
  expect(notOk(found)).toEqual({ https: 'unknown', 'tenant-metadata': 'wrong' })
  expect(Object.keys(found)).toEqual(expect.arrayContaining(['same-site', 'cors-api-keys', 'cors-management']))
  expect(found).not.toHaveProperty('cors-token')
  expect(found).not.toHaveProperty('exposed-my-account')
})

test('without a valid config.json, the check has no result for the tenant and the APIs', async () => {
  site.change((response, { path }) => {
    if (path === '/config.json') response.body = '{}'
  })
  const found = await results()
  expect(notOk(found)).toMatchObject({ config: 'wrong' })
  expect(Object.keys(found).filter((id) => /^(tenant|cors|exposed|callback)/.test(id))).toEqual([])
})

test('an exception in one subject is one result, and the other subjects are checked', async () => {
  const found = byId(
    (
      await site.run((options) =>
        checkSite({
          ...options,
          request: (url, settings) => {
            if (url.endsWith('/version.json')) throw new TypeError('Invalid thing')
            return options.request(url, settings)
          },
        }),
      )
    ).flatMap((group) => group.results),
  )
  expect(notOk(found)).toEqual({ https: 'unknown', 'not-checked': 'unknown' })
  expect(found['not-checked']).toMatchObject({
    title: 'Could not check the version',
    cause: 'The check of the version failed: Invalid thing.',
  })
  expect(Object.keys(found)).toEqual(expect.arrayContaining(['deep-link', 'cors-api-keys']))
})

test.each([
  { headers: { hsts: 5 } },
  { headers: { hsts: null, reportTo: {} } },
  { headers: 'none' },
  { headers: null },
  { auth0: 5, manage: null, brand: { logo: {} } },
])('a config.json with %j is one result, and the rest of the table is there', async (fields) => {
  site.change((response, { path }) => {
    if (path === '/config.json') response.body = JSON.stringify({ ...backends.config, ...fields })
  })
  const found = await results()
  expect(notOk(found)).toMatchObject({ config: 'wrong' })
  expect(found).not.toHaveProperty('not-checked')
  expect(Object.keys(found)).toEqual(expect.arrayContaining(['deep-link', 'strict-transport-security', 'cache-pages']))
})

test.each([
  ['a URL in the import map', (page: string) => page.replace('{"integrity":{', '{"integrity":{"https://[":"x",')],
  ['the URL of a script', (page: string) => `${page}<script src="https://["></script>`],
  ['the URL of a stylesheet', (page: string) => `${page}<link rel=stylesheet href="//[">`],
  ['an import map of null', (page: string) => page.replace(/(importmap">)[^<]*/, '$1null')],
])('a page with %s that no browser can read is checked to the end', async (_name, edit) => {
  site.change((response, { headers }) => {
    if (headers['sec-fetch-dest'] === 'document') response.body = edit(response.body)
  })
  const found = await results()
  expect(Object.values(notOk(found))).toContain('wrong')
  expect(found).not.toHaveProperty('not-checked')
})

test('a redirect to a location that no browser can read is a result', async () => {
  site.change((response, { path }) => {
    if (path !== '/' && path !== '/config.json') Object.assign(response, { status: 302 })
    if (response.status === 302) response.headers['location'] = 'https://['
  })
  const found = await results()
  expect(notOk(found)).toMatchObject({ 'deep-link': 'wrong', integrity: 'wrong' })
  expect(found).not.toHaveProperty('not-checked')
})
