// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { startBackends, type Backends } from '../../tests/support/checked-backends.ts'
import type { ChangedResponse } from '../../tests/support/servers/changed-server.ts'
import { checkClock } from './clock.ts'

const MINUTE = 60_000
let site: CheckedSite
let backends: Backends

beforeAll(async () => {
  site = await startCheckedSite()
  backends = await startBackends(site.origin)
  await site.deploy(backends.config)
})
afterEach(() => {
  backends.reset()
  site.change()
})
afterAll(() => Promise.all([site.close(), backends.close()]))

const dateAfter = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toUTCString()
const shift = (minutes: number) => (response: ChangedResponse) => {
  response.headers.date = dateAfter(minutes)
}

test('servers with the time of this machine are ok', async () => {
  expect(notOk(await site.results(checkClock))).toEqual({})
})

test.each([
  [-5, 'The clock of the HAL API is 5 minutes slow.'],
  [7, 'The clock of the HAL API is 7 minutes fast.'],
])('an API whose clock is off by %i minutes is wrong', async (minutes, cause) => {
  backends.api.change(shift(minutes))
  expect((await site.results(checkClock))['clock']).toMatchObject({ status: 'wrong', cause })
})

test('this machine is the cause if all servers agree with each other', async () => {
  const result = (await site.results(checkClock, { now: Date.now() + 10 * MINUTE }))['clock']
  expect(result).toMatchObject({
    status: 'unknown',
    cause: expect.stringContaining('this machine is 10 minutes fast'),
  })
})

test('the age of a cached response counts', async () => {
  site.change(({ headers }) => {
    headers.date = dateAfter(-60)
    headers.age = '3600'
  })
  expect(notOk(await site.results(checkClock))).toEqual({})
})

test('the clocks are unknown if no server sends a Date', async () => {
  await site.deploy({ auth0: { ...backends.config.auth0, domain: site.origin } })
  site.change(({ headers }) => {
    headers.date = 'unknown'
  })
  const results = await site.results(checkClock)
  await site.deploy(backends.config)
  expect(results['clock']).toMatchObject({ status: 'unknown', cause: 'No server sends a Date header.' })
})
