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

const findings = async (options: Partial<CheckOptions> = {}) =>
  byId((await site.run(checkSite, options)).flatMap((group) => group.findings))

test('a prepared console with its tenant and APIs is ok, except that http on this machine is unknown', async () => {
  expect(notOk(await findings())).toEqual({ https: 'unknown' })
  expect(notOk(await findings({ prepared: await site.prepared() }))).toEqual({ https: 'unknown' })
})

test('every finding has its own section in docs/check.md', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/check.md'), 'utf8')
  const headings = [...text.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading)
  const ids = Object.keys(await findings({ prepared: await site.prepared() }))
  // These findings need another deployment than that of this test.
  const others = ['brand-pictures', 'http-redirect', 'certificate', 'reporting-endpoints']
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
])('a URL without the console is the only finding: %o', async (answer, cause, fix) => {
  site.change((response, { path }) => {
    if (path === '/') Object.assign(response, answer)
  })
  expect(await findings()).toEqual({
    reachable: expect.objectContaining({
      status: 'wrong',
      cause: expect.stringContaining(cause),
      fix: expect.stringContaining(fix),
    }),
  })
})

test('a tenant that does not answer is one finding, and its settings are not checked', async () => {
  const gone = await startBackends(site.origin)
  await gone.close()
  await site.deploy({ ...backends.config, auth0: gone.config.auth0 })
  const found = await findings()
  await site.deploy(backends.config)
  expect(notOk(found)).toEqual({ https: 'unknown', 'tenant-metadata': 'wrong' })
  expect(Object.keys(found)).toEqual(expect.arrayContaining(['same-site', 'cors-api-keys', 'cors-management']))
  expect(found).not.toHaveProperty('cors-token')
  expect(found).not.toHaveProperty('exposed-my-account')
})

test('without a valid config.json, nothing is said about tenant and APIs', async () => {
  site.change((response, { path }) => {
    if (path === '/config.json') response.body = '{}'
  })
  const found = await findings()
  expect(notOk(found)).toMatchObject({ config: 'wrong' })
  expect(Object.keys(found).filter((id) => /^(tenant|cors|exposed|callback)/.test(id))).toEqual([])
})
