// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { startBackends, type Backends } from '../../tests/support/checked-backends.ts'
import { checkExposedHeaders } from './exposed-headers.ts'

let site: CheckedSite
let backends: Backends

beforeAll(async () => {
  site = await startCheckedSite()
  backends = await startBackends(site.origin)
  await site.deploy(backends.config)
})
afterEach(() => {
  backends.reset()
  backends.tenant.myAccount.faults.hidesRetryAfter = false
})
afterAll(() => Promise.all([site.close(), backends.close()]))

test('the servers of the test suite expose the headers that the console reads', async () => {
  expect(notOk(await site.results(checkExposedHeaders))).toEqual({})
})

test.each([
  ['api', 'exposed-api-keys', 'Date', 'Retry-After'],
  ['api', 'exposed-api-keys', 'Retry-After', 'Date'],
  ['manage', 'exposed-management', 'Retry-After', 'Date'],
  ['manage', 'exposed-management', 'Date', 'Retry-After, Location'],
] as const)('%s: %s is wrong without %s', async (server, id, hidden, exposed) => {
  backends[server].change(({ headers }) => {
    headers['access-control-expose-headers'] = exposed
  })
  const results = await site.results(checkExposedHeaders)
  expect(notOk(results)).toEqual({ [id]: 'wrong' })
  expect(results[id]?.cause).toContain(`does not name ${hidden} in Access-Control-Expose-Headers`)
})

test('a My Account API that hides Retry-After is unknown, because Auth0 sets its headers', async () => {
  backends.tenant.myAccount.faults.hidesRetryAfter = true
  const results = await site.results(checkExposedHeaders)
  expect(notOk(results)).toEqual({ 'exposed-my-account': 'unknown' })
  expect(results['exposed-my-account']?.cause).toContain('does not name Retry-After')
})

test('a wildcard exposes all headers', async () => {
  backends.api.change(({ headers }) => {
    headers['access-control-expose-headers'] = '*'
  })
  expect(notOk(await site.results(checkExposedHeaders))).toEqual({})
})
