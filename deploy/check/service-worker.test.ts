// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { checkServiceWorker } from './service-worker.ts'

let site: CheckedSite

beforeAll(async () => {
  site = await startCheckedSite({ base: '/console/' })
})
afterEach(() => site.change())
afterAll(() => site.close())

const serve = (file: string, type: string) =>
  site.change((response, { path }) => {
    if (path === file) Object.assign(response, { status: 200, headers: { 'content-type': type } })
  })

test('an origin without service workers is ok', async () => {
  expect(notOk(await site.results(checkServiceWorker))).toEqual({})
})

test.each([
  ['/mockServiceWorker.js', 'The origin serves /mockServiceWorker.js, the worker of the demo.'],
  ['/console/mockServiceWorker.js', 'The origin serves /console/mockServiceWorker.js, the worker of the demo.'],
  ['/sw.js', 'The origin serves /sw.js.'],
])('an origin that serves %s is wrong', async (file, cause) => {
  serve(file, 'text/javascript')
  const results = await site.results(checkServiceWorker)
  expect(notOk(results)).toEqual({ 'service-worker': 'wrong' })
  expect(results['service-worker']?.cause).toBe(cause)
})

test('a host that answers /sw.js with a page is ok', async () => {
  serve('/sw.js', 'text/html')
  expect(notOk(await site.results(checkServiceWorker))).toEqual({})
})
