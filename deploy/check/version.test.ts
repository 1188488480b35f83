// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { startCheckedSite, VERSION, type CheckedSite } from '../../tests/support/checked-site.ts'
import { checkVersion } from './version.ts'

let site: CheckedSite

beforeAll(async () => {
  site = await startCheckedSite()
})
afterEach(() => site.change())
afterAll(() => site.close())

const resultWith = async (options: { ownVersion?: string; latest?: string }) =>
  (await site.results(checkVersion, options))['version']

test('the version of this tool is ok', async () => {
  expect(await resultWith({})).toMatchObject({ status: 'ok' })
})

test.each(['1.2.4', '1.10.0', '2.0.0'])('a version older than %s is wrong', async (ownVersion) => {
  expect(await resultWith({ ownVersion })).toMatchObject({
    status: 'wrong',
    cause: `Version ${VERSION} is deployed, and this tool has ${ownVersion}.`,
  })
})

test.each(['1.2.2', '1.2.3-beta.1', '0.9.0'])('a version newer than %s of this tool is unknown', async (ownVersion) => {
  expect(await resultWith({ ownVersion })).toMatchObject({ status: 'unknown' })
})

test('a host without version.json is unknown', async () => {
  site.change((response, { path }) => {
    if (path === '/version.json') response.status = 404
  })
  expect(await resultWith({})).toMatchObject({ status: 'unknown', cause: expect.stringContaining('status 404') })
})

test('a page in place of version.json is unknown', async () => {
  site.change((response, { path }) => {
    if (path === '/version.json') response.body = '<!doctype html>'
  })
  expect(await resultWith({})).toMatchObject({ status: 'unknown', cause: expect.stringContaining('has no version') })
})

test.each([
  [{ version: '1.3.0', commit: 'def456' }, 'wrong', 'names 1.3.0'],
  [{ version: VERSION, commit: 'abc123' }, 'ok', undefined],
  [{ version: VERSION, commit: 'def456' }, 'unknown', 'different commits: abc123 and def456'],
  [{}, 'unknown', 'has no version'],
])('compares with %o of --latest: %s', async (newest, status, cause) => {
  site.change((response, { path }) => {
    if (path === '/latest.json') Object.assign(response, { status: 200, body: JSON.stringify(newest) })
  })
  const result = await resultWith({ latest: `${site.origin}/latest.json` })
  expect(result?.status).toBe(status)
  expect(result?.cause ?? '').toContain(cause ?? '')
})
