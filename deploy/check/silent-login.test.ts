// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { CONFIG, notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { startChangedServer, type ChangedServer } from '../../tests/support/servers/changed-server.ts'
import { startIdentityProvider, type IdentityProvider } from '../../tests/support/servers/identity-provider.ts'
import type { RegisteredUrls } from '../../tests/support/servers/provider-configuration.ts'
import { checkSilentLogin } from './silent-login.ts'

const { audience } = CONFIG.auth0
let site: CheckedSite
let tenant: IdentityProvider
let changed: ChangedServer

beforeAll(async () => {
  site = await startCheckedSite()
  tenant = await startIdentityProvider({ appOrigin: site.origin, audience })
  changed = await startChangedServer(() => tenant.origin)
})
afterEach(() => changed.change())
afterAll(() => Promise.all([site.close(), tenant.close(), changed.close()]))

async function resultsWith(auth0: object) {
  await site.deploy({ auth0: { ...CONFIG.auth0, domain: changed.origin, clientId: tenant.clientId, ...auth0 } })
  return site.results(checkSilentLogin)
}

/** The results for a tenant whose application has other URLs. */
async function resultsWithUrls(registered: Partial<RegisteredUrls>) {
  const other = await startIdentityProvider({ appOrigin: site.origin, audience, registered })
  const results = await resultsWith({ domain: other.origin })
  await other.close()
  return results
}

test('a tenant that knows all URLs of the console is ok', async () => {
  expect(notOk(await resultsWith({ domain: tenant.origin }))).toEqual({})
})

test('the URLs of a console below a path are ok', async () => {
  const below = await startCheckedSite({ base: '/console/' })
  const registered = { callbacks: [`${below.origin}/console/callback`], logOuts: [`${below.origin}/console/login`] }
  const other = await startIdentityProvider({ appOrigin: below.origin, audience, registered })
  await below.deploy({ auth0: { domain: other.origin, clientId: other.clientId, audience } })
  const results = await below.results(checkSilentLogin)
  await Promise.all([below.close(), other.close()])
  expect(notOk(results)).toEqual({})
})

test('a missing callback URL is wrong', async () => {
  const results = await resultsWithUrls({ callbacks: ['https://other.example.com/callback'] })
  expect(results['callback-url']).toMatchObject({
    status: 'wrong',
    cause: `A login for ${site.origin}/callback: the tenant answered with status 400.`,
    fix: `Add ${site.origin}/callback to "Allowed Callback URLs" of the application in Auth0.`,
  })
  expect(notOk(results)).toEqual({ 'callback-url': 'wrong', audience: 'unknown', 'web-origin': 'unknown' })
  expect(results['audience']?.fix).toBe('Fix the callback URL first.')
})

test('a tenant that redirects a login to its own error page is wrong', async () => {
  changed.change((response, { path }) => {
    if (path.startsWith('/authorize')) {
      Object.assign(response, { status: 302, headers: { location: '/error?error=callback' } })
    }
  })
  expect((await resultsWith({}))['callback-url']).toMatchObject({ status: 'wrong' })
})

test('a missing web origin is wrong', async () => {
  const results = await resultsWithUrls({ webOrigins: [] })
  expect(notOk(results)).toEqual({ 'web-origin': 'wrong' })
  expect(results['web-origin']).toMatchObject({
    cause: `The origin ${site.origin} is not registered at the tenant.`,
    fix: `Add ${site.origin} to "Allowed Web Origins" of the application in Auth0.`,
  })
})

test('a missing log-out URL is wrong', async () => {
  const results = await resultsWithUrls({ logOuts: ['https://other.example.com/login'] })
  expect(notOk(results)).toEqual({ 'logout-url': 'wrong' })
  expect(results['logout-url']?.cause).toBe(`A log-out to ${site.origin}/login: the tenant answered with status 400.`)
})

test.each([
  ['x-frame-options', 'SAMEORIGIN', 'X-Frame-Options: SAMEORIGIN'],
  ['content-security-policy', "default-src 'self'; frame-ancestors 'none'", "frame-ancestors 'none'"],
])('a tenant that forbids the frame with %s is wrong', async (name, value, named) => {
  changed.change(({ headers }) => {
    headers[name] = value
  })
  const results = await resultsWith({})
  expect(notOk(results)).toEqual({ 'web-origin': 'wrong' })
  expect(results['web-origin']?.cause).toContain(named)
})

test('a tenant that allows the console as the parent of the frame is ok', async () => {
  changed.change(({ headers }) => {
    headers['content-security-policy'] = `frame-ancestors ${site.origin}`
  })
  expect(notOk(await resultsWith({}))).toEqual({})
})

test('a tenant that answers the frame with a login page is wrong', async () => {
  changed.change((response, { path }) => {
    if (path.includes('web_message')) response.body = '<form>'
  })
  expect(notOk(await resultsWith({}))).toEqual({ 'web-origin': 'wrong' })
})

test('a tenant that limits the requests of the frame only is unknown', async () => {
  changed.change((response, { path }) => {
    if (path.includes('web_message')) response.status = 429
  })
  expect(notOk(await resultsWith({}))).toEqual({ 'web-origin': 'unknown' })
})

test('a tenant that answers the frame with a message for another origin is wrong', async () => {
  changed.change((response, { path }) => {
    if (path.includes('web_message')) response.body = response.body.replaceAll(site.origin, 'https://other.example.com')
  })
  const results = await resultsWith({})
  expect(notOk(results)).toEqual({ 'web-origin': 'wrong' })
  expect(results['web-origin']?.cause).toContain(`not with a message for ${site.origin}`)
})

test('an unknown client ID is wrong, and hides the other results', async () => {
  const results = await resultsWith({ clientId: 'unknown' })
  expect(results).toMatchObject({
    'client-id': { status: 'wrong', cause: 'The tenant has no application with the ID unknown.' },
  })
  expect(Object.keys(results)).toEqual(['client-id'])
})

test('an audience that the tenant does not know is wrong', async () => {
  const results = await resultsWith({ audience: 'https://other.example.com' })
  expect(results['audience']).toMatchObject({
    status: 'wrong',
    cause: expect.stringContaining('Service not found: https://other.example.com'),
  })
})

test('a tenant that limits requests is unknown', async () => {
  changed.change((response) => {
    response.status = 429
  })
  const results = await resultsWith({})
  for (const id of ['callback-url', 'web-origin', 'logout-url'])
    expect(results[id]).toMatchObject({ status: 'unknown' })
})

test('the requests carry no cookie and no referrer', async () => {
  const sent: object[] = []
  changed.change((_response, { headers }) => void sent.push(headers))
  await resultsWith({})
  expect(sent.length).toBeGreaterThanOrEqual(3)
  for (const headers of sent) {
    expect(headers).not.toHaveProperty('cookie')
    expect(headers).not.toHaveProperty('authorization')
    expect(headers).not.toHaveProperty('referer')
  }
})

const answerLogin = (answer: object) =>
  changed.change((response, { path }) => {
    if (path.startsWith('/authorize')) Object.assign(response, answer)
  })

test.each([
  { status: 500, body: '<h1>Error</h1>' },
  { status: 429 },
  { status: 403, body: '<h1>Blocked: /authorize?redirect_uri=https://console.example.com/callback</h1>' },
  { status: 404, body: '<h1>Not found</h1>' },
  { status: 200, body: '<h1>Hello</h1>' },
  { status: 302, headers: { location: '/error?error=access_denied' } },
  { status: 302, headers: { location: 'https://[' } },
])('a tenant that answers a login with %o says nothing about the client ID', async (answer) => {
  answerLogin(answer)
  expect((await resultsWith({}))['client-id']).toMatchObject({ status: 'unknown' })
})

test.each([
  'https://errors.example.com/?error=invalid_request&error_description=Unknown%20client%3A%20abc',
  '/error?error=invalid%5Fclient',
  '/error#error_description=Unknown+client:+abc',
])('a tenant that redirects an unknown client to %s is wrong', async (location) => {
  answerLogin({ status: 302, headers: { location } })
  expect(notOk(await resultsWith({}))).toEqual({ 'client-id': 'wrong' })
})

test('a tenant of Auth0 that names the callback URL knows the client ID', async () => {
  answerLogin({ status: 403, body: 'Callback URL mismatch. The provided redirect_uri is not in the list.' })
  const results = await resultsWith({})
  expect(results['client-id']).toMatchObject({ status: 'ok' })
  expect(results['callback-url']).toMatchObject({ status: 'wrong' })
})
