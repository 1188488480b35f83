// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { CONFIG, notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import type { ChangedResponse } from '../../tests/support/servers/changed-server.ts'
import type { CheckContext } from './context.ts'
import { checkHeaders } from './headers.ts'

let site: CheckedSite

beforeAll(async () => {
  site = await startCheckedSite()
})
afterEach(() => site.change())
afterAll(() => site.close())

const CSP = 'content-security-policy'

/** Changes the value of one header on every response. */
function replace(name: string, value: (current: string) => string) {
  site.change(({ headers }: ChangedResponse) => {
    headers[name] = value(`${headers[name]}`)
  })
}

test('the headers of a prepared folder are ok, with and without that folder', async () => {
  expect(notOk(await site.results(checkHeaders))).toEqual({})
  expect(notOk(await site.results(checkHeaders, { prepared: await site.prepared() }))).toEqual({})
})

test.each([
  'strict-transport-security',
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
])('%s is wrong if the worker lacks it, and the cause names the worker', async (name) => {
  site.change(({ headers }, { path }) => {
    if (path.includes('worker')) delete headers[name]
  })
  const results = await site.results(checkHeaders)
  expect(notOk(results)).toEqual({ [name]: 'wrong' })
  expect(results[name]?.cause).toBe('The header is missing. Seen at /assets/auth0-spa-js.worker.production-c3.js.')
})

test('a header that only the 404 of a missing file lacks is wrong', async () => {
  site.change(({ headers, status }) => {
    if (status === 404) delete headers['x-content-type-options']
  })
  const results = await site.results(checkHeaders)
  expect(results['x-content-type-options']?.cause).toBe(
    'The header is missing. Seen at /assets/latchkey-check-00000000.js.',
  )
})

test('the cause says "every URL" if no response has the header', async () => {
  site.change(({ headers }) => void delete headers['referrer-policy'])
  const results = await site.results(checkHeaders)
  expect(results['referrer-policy']?.cause).toBe('The header is missing. Seen at every URL.')
})

test.each([
  [
    'an additional source',
    (csp: string) => csp.replace("script-src '", "script-src 'unsafe-inline' '"),
    /weaker: script-src also allows 'unsafe-inline'/,
  ],
  ['a missing directive', (csp: string) => csp.replace("; base-uri 'none'", ''), /weaker: has no base-uri/],
  [
    'a missing source',
    (csp: string) => csp.replace("connect-src 'self' https://login.example.com", "connect-src 'self'"),
    /different: connect-src does not allow https:\/\/login.example.com/,
  ],
  [
    'a directive that overrides another',
    (csp: string) => `${csp}; script-src-elem *`,
    /different: has script-src-elem in addition/,
  ],
  ['a second policy', (csp: string) => `${csp}, default-src 'self'`, /is sent 2 times/],
])('a content security policy with %s is wrong', async (_name, change, cause) => {
  replace(CSP, change)
  const results = await site.results(checkHeaders)
  expect(notOk(results)).toEqual({ [CSP]: 'wrong' })
  expect(results[CSP]?.cause).toMatch(cause)
})

test('a policy with a hash of no script is unknown, and wrong compared with the prepared folder', async () => {
  replace(CSP, (csp) => csp.replace("'strict-dynamic'", "'sha256-OLD=' 'strict-dynamic'"))
  expect(notOk(await site.results(checkHeaders))).toEqual({ [CSP]: 'unknown' })
  expect(notOk(await site.results(checkHeaders, { prepared: await site.prepared() }))).toEqual({ [CSP]: 'wrong' })
})

test('a hash of an older style is unknown without the prepared folder, and wrong with it', async () => {
  replace(CSP, (csp) => csp.replace("style-src 'self'", "style-src 'self' 'sha256-OLD='"))
  expect(notOk(await site.results(checkHeaders))).toEqual({ [CSP]: 'unknown' })
  expect(notOk(await site.results(checkHeaders, { prepared: await site.prepared() }))).toEqual({ [CSP]: 'wrong' })
})

test('a policy that also reports violations is ok', async () => {
  replace(CSP, (csp) => `${csp}; report-uri https://reports.example.com`)
  expect(notOk(await site.results(checkHeaders))).toEqual({})
})

test.each([
  ['a shorter time', 'max-age=3600; includeSubDomains; preload', 'weaker: max-age is 3600, not 63072000'],
  ['no subdomains', 'max-age=63072000; preload', 'weaker: includesubdomains is missing'],
  ['a negative time', 'max-age=-63072000; includeSubDomains; preload', 'because max-age is -63072000'],
  ['a fraction', 'max-age=63072000.5; includeSubDomains; preload', 'because max-age is 63072000.5'],
  ['no time', 'includeSubDomains; preload', 'because max-age is missing'],
  ['two times', 'max-age=0; max-age=63072000; includeSubDomains; preload', 'because max-age comes twice'],
  ['a flag twice', 'max-age=63072000; includeSubDomains; includesubdomains; preload', 'includesubdomains comes twice'],
  ['a flag with a value', 'max-age=63072000; includeSubDomains=no; preload', 'because includesubdomains has a value'],
  ['a broken directive', 'max-age=63072000; includeSubDomains preload', '"includeSubDomains preload" is no directive'],
  ['two headers', 'max-age=0, max-age=63072000; includeSubDomains; preload', 'weaker: it is sent more than once'],
])('Strict-Transport-Security with %s is wrong', async (_name, value, cause) => {
  replace('strict-transport-security', () => value)
  const results = await site.results(checkHeaders)
  expect(results['strict-transport-security']).toMatchObject({ status: 'wrong' })
  expect(results['strict-transport-security']?.cause).toContain(cause)
})

test.each([
  ['a longer time', 'max-age=99999999; includeSubDomains; preload'],
  ['quotes, other letters and an empty directive', 'MAX-AGE = "63072000";; includesubdomains ;preload;'],
])('Strict-Transport-Security with %s is ok', async (_name, value) => {
  replace('strict-transport-security', () => value)
  expect(notOk(await site.results(checkHeaders))).toEqual({})
})

test('Strict-Transport-Security that binds subdomains against the configuration is wrong', async () => {
  await site.deploy({ ...CONFIG, headers: { hsts: 'max-age=63072000' } })
  replace('strict-transport-security', (value) => `${value}; includeSubDomains`)
  const results = await site.results(checkHeaders)
  await site.deploy(CONFIG)
  expect(results['strict-transport-security']?.cause).toContain('has includesubdomains in addition')
})

test('a host that sends no HSTS is wrong if the configuration leaves it to the host', async () => {
  await site.deploy({ ...CONFIG, headers: { hsts: false } })
  // Browsers ignore the header over http, so the check asks as if the site had HTTPS.
  const checkAtHttps = (context: CheckContext) =>
    checkHeaders({
      ...context,
      base: new URL('https://console.example.com/'),
      request: (url, options) => context.request(site.origin + new URL(url).pathname, options),
    })
  const without = await site.results(checkAtHttps)
  site.change(({ headers }) => {
    headers['strict-transport-security'] = 'max-age=31536000'
  })
  const withHeader = await site.results(checkAtHttps)
  site.change(({ headers }) => {
    headers['strict-transport-security'] = 'max-age=0'
  })
  const turnedOff = await site.results(checkAtHttps)
  await site.deploy(CONFIG)
  expect(turnedOff['strict-transport-security']).toMatchObject({ status: 'wrong' })
  expect(turnedOff['strict-transport-security']?.cause).toContain('max-age=0 turns HSTS off')
  expect(notOk(without)).toEqual({ 'strict-transport-security': 'wrong' })
  expect(withHeader['strict-transport-security']).toMatchObject({ status: 'ok' })
})

test.each([
  ['lacks a feature', (value: string) => value.replace('camera=(), ', ''), 'weaker: does not mention camera'],
  [
    'allows a feature',
    (value: string) => value.replace('camera=()', 'camera=*'),
    'different: has another value for camera',
  ],
  ['allows an unknown feature', (value: string) => `${value}, new-feature=*`, 'weaker: also allows new-feature'],
])('Permissions-Policy that %s is wrong', async (_name, change, cause) => {
  replace('permissions-policy', change)
  const results = await site.results(checkHeaders)
  expect(results['permissions-policy']?.cause).toContain(cause)
})

test('Permissions-Policy that turns another feature off is ok', async () => {
  replace('permissions-policy', (value) => `${value}, new-feature=()`)
  expect(notOk(await site.results(checkHeaders))).toEqual({})
})

test.each([
  ['another value', 'unsafe-url', 'different: "unsafe-url" instead of "no-referrer"'],
  ['the value twice', 'no-referrer, no-referrer', 'is sent more than once'],
])('Referrer-Policy with %s is wrong', async (_name, value, cause) => {
  replace('referrer-policy', () => value)
  const results = await site.results(checkHeaders)
  expect(notOk(results)).toEqual({ 'referrer-policy': 'wrong' })
  expect(results['referrer-policy']?.cause).toContain(cause)
})

test('a missing Reporting-Endpoints is wrong if the configuration has reportTo', async () => {
  await site.deploy({ ...CONFIG, headers: { reportTo: 'https://reports.example.com/csp' } })
  expect(notOk(await site.results(checkHeaders))).toEqual({})
  site.change(({ headers }) => void delete headers['reporting-endpoints'])
  const results = await site.results(checkHeaders)
  await site.deploy(CONFIG)
  expect(notOk(results)).toEqual({ 'reporting-endpoints': 'wrong' })
})

test('Access-Control-Allow-Origin on a file of the console is wrong', async () => {
  site.change(({ headers }, { path }) => {
    if (path === '/config.json') headers['access-control-allow-origin'] = '*'
  })
  const results = await site.results(checkHeaders)
  expect(notOk(results)).toEqual({ 'cross-origin-reads': 'wrong' })
  expect(results['cross-origin-reads']?.cause).toContain('Seen at /config.json.')
})

test.each([
  ['integrity-policy', 'blocked-destinations=(script)', /Safari runs no script/],
  ['cross-origin-embedder-policy', 'require-corp', /hidden frame of the tenant is blocked/],
  ['clear-site-data', '"*"', /delete the settings/],
])('%s, which prepare does not send, is wrong', async (name, value, consequence) => {
  site.change(({ headers }, { path }) => {
    if (path === '/') headers[name] = value
  })
  const results = await site.results(checkHeaders)
  expect(notOk(results)).toEqual({ 'harmful-headers': 'wrong' })
  expect(results['harmful-headers']?.consequence).toMatch(consequence)
})

test('the content security policy is unknown while config.json is invalid', async () => {
  site.change((response, { path }) => {
    if (path === '/config.json') response.body = '{'
  })
  expect(notOk(await site.results(checkHeaders))).toEqual({ [CSP]: 'unknown' })
})

test('a console below a path of its host is ok', async () => {
  const below = await startCheckedSite({ base: '/console/' })
  const results = await below.results(checkHeaders)
  await below.close()
  expect(notOk(results)).toEqual({})
})
