// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { CONFIG, notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { checkConfig } from './config.ts'

let site: CheckedSite

beforeAll(async () => {
  site = await startCheckedSite()
})
afterEach(() => site.change())
afterAll(() => site.close())

const serve = (body: string, status = 200) =>
  site.change((response, { path }) => {
    if (path === '/config.json') Object.assign(response, { body, status })
  })

test('a valid config.json is ok', async () => {
  expect(notOk(await site.results(checkConfig))).toEqual({})
})

test('a config.json with wrong fields is wrong, and the cause names each field', async () => {
  serve(JSON.stringify({ auth0: { ...CONFIG.auth0, clientId: '' }, manage: { baseUrl: 'http://example.com' } }))
  expect((await site.results(checkConfig))['config']).toMatchObject({
    status: 'wrong',
    cause: 'auth0.clientId must not be empty or a placeholder. manage.baseUrl must be a URL that starts with https://.',
  })
})

test('a config.json with an invalid deployment field is wrong', async () => {
  serve(JSON.stringify({ ...CONFIG, security: { contact: 'nobody' } }))
  expect((await site.results(checkConfig))['config']?.cause).toBe(
    'security.contact must start with https:// or mailto:.',
  )
})

test('a config.json that is HTML is wrong', async () => {
  serve('<!doctype html>')
  expect((await site.results(checkConfig))['config']?.cause).toBe('config.json is not valid JSON.')
})

test('a missing config.json is wrong', async () => {
  serve('', 404)
  expect((await site.results(checkConfig))['config']?.cause).toBe(
    `${site.origin}/config.json answered with status 404.`,
  )
})

test.each([
  [{ features: { token: 'off', apiKeys: 'read' } }, 'features.token', 'should be off is on'],
  [{ feature: { tokens: 'off' } }, 'feature', 'no effect'],
  [{ headers: { hst: false } }, 'headers.hst', 'no effect'],
  [{ auth0: { ...CONFIG.auth0, clientID: 'x' } }, 'auth0.clientID', 'no effect'],
])('the unknown field in %j is wrong', async (fields, named, consequence) => {
  serve(JSON.stringify({ ...CONFIG, ...fields }))
  const results = await site.results(checkConfig)
  expect(notOk(results)).toEqual({ 'config-fields': 'wrong' })
  expect(results['config-fields']?.cause).toBe(`The console does not know ${named}.`)
  expect(results['config-fields']?.consequence).toContain(consequence)
})

test('all fields that only the deployment reads are known', async () => {
  const headers = { hsts: false, reportTo: 'https://reports.example.com/csp' }
  const security = { contact: 'mailto:security@example.com' }
  serve(JSON.stringify({ $schema: 'x', ...CONFIG, headers, security, brand: { css: 'brand.css' } }))
  expect(notOk(await site.results(checkConfig))).toEqual({})
})
