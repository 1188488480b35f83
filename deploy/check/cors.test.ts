// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { API_KEYS } from '~/api/api-keys'
import { MANAGEMENT_TOKENS } from '~/api/management-tokens'
import { CONFIG, notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { startBackends, type Backends } from '../../tests/support/checked-backends.ts'
import { startChangedServer, type ChangedResponse } from '../../tests/support/servers/changed-server.ts'
import { startIdentityProvider } from '../../tests/support/servers/identity-provider.ts'
import { checkCors } from './cors.ts'

let site: CheckedSite
let backends: Backends

beforeAll(async () => {
  site = await startCheckedSite()
  backends = await startBackends(site.origin)
  await site.deploy(backends.config)
})
afterEach(() => backends.reset())
afterAll(() => Promise.all([site.close(), backends.close()]))

test('the servers of the test suite answer the console', async () => {
  const results = await site.results(checkCors)
  expect(notOk(results)).toEqual({})
  expect(Object.keys(results)).toEqual(['cors-token', 'cors-my-account', 'cors-api-keys', 'cors-management'])
})

test('a tenant that does not allow the origin of the console is wrong', async () => {
  const other = await startIdentityProvider({
    appOrigin: 'https://other.example.com',
    audience: CONFIG.auth0.audience,
    registered: { callbacks: [`${site.origin}/callback`] },
  })
  await site.deploy({ auth0: { ...CONFIG.auth0, domain: other.origin, clientId: other.clientId } })
  const results = await site.results(checkCors)
  await Promise.all([other.close(), site.deploy(backends.config)])
  expect(notOk(results)).toEqual({ 'cors-token': 'wrong', 'cors-my-account': 'wrong' })
  expect(results['cors-token']).toMatchObject({
    cause: `${other.origin}/oauth/token: a POST answered with status 400 without Access-Control-Allow-Origin.`,
    fix: `Add ${site.origin} to "Allowed Origins (CORS)" of the application in Auth0.`,
  })
  expect(results['cors-my-account']?.cause).toContain('for the origin https://other.example.com')
})

const servers = [
  ['api', 'cors-api-keys'],
  ['manage', 'cors-management'],
] as const

test.each(servers)('%s: a preflight that needs a bearer token is wrong', async (server, id) => {
  backends[server].change((response, { method }) => {
    if (method === 'OPTIONS') Object.assign(response, { status: 401, headers: {} })
  })
  const results = await site.results(checkCors)
  expect(notOk(results)).toEqual({ [id]: 'wrong' })
  expect(results[id]?.cause).toContain('a preflight answered with status 401')
})

test.each(servers)('%s: a preflight for another origin is wrong', async (server, id) => {
  backends[server].change(({ headers }, { method }) => {
    if (method === 'OPTIONS') headers['access-control-allow-origin'] = 'https://other.example.com'
  })
  const results = await site.results(checkCors)
  expect(results[id]?.cause).toContain('a preflight answered for the origin https://other.example.com')
})

test.each(servers)('%s: a method that the preflight does not allow is wrong', async (server, id) => {
  backends[server].change(({ headers }, { method }) => {
    if (method === 'OPTIONS') headers['access-control-allow-methods'] = 'GET, POST, DELETE'
  })
  const results = await site.results(checkCors)
  expect(notOk(results)).toEqual({ [id]: 'wrong' })
  expect(results[id]?.cause).toContain('a preflight does not allow PUT')
})

test.each([
  ['api', 'cors-api-keys', 'authorization', 'content-type'],
  ['api', 'cors-api-keys', 'content-type', 'authorization'],
  ['manage', 'cors-management', 'x-kbc-manageapitoken', 'authorization, content-type'],
  // A wildcard allows every header except this one.
  ['api', 'cors-api-keys', 'authorization', '*'],
] as const)('%s: %s is wrong if %s is not among the allowed headers', async (server, id, header, allowed) => {
  backends[server].change(({ headers }, { method }) => {
    if (method === 'OPTIONS') headers['access-control-allow-headers'] = allowed
  })
  const results = await site.results(checkCors)
  expect(notOk(results)).toEqual({ [id]: 'wrong' })
  expect(results[id]?.cause).toContain(`a preflight does not allow the header ${header}`)
})

test.each(servers)(
  '%s: a response without CORS headers is wrong, although the preflight has them',
  async (server, id) => {
    backends[server].change(({ headers }, { method }) => {
      if (method === 'GET') delete headers['access-control-allow-origin']
    })
    const results = await site.results(checkCors)
    expect(notOk(results)).toEqual({ [id]: 'wrong' })
    expect(results[id]?.cause).toContain('a GET answered with status 401 without Access-Control-Allow-Origin')
  },
)

test('an API that allows every origin is ok', async () => {
  backends.api.change(({ headers }) => {
    headers['access-control-allow-origin'] = '*'
  })
  expect(notOk(await site.results(checkCors))).toEqual({})
})

test('an API that does not answer is unknown', async () => {
  const gone = await startBackends(site.origin)
  await gone.close()
  await site.deploy({ ...backends.config, manage: gone.config.manage })
  const results = await site.results(checkCors)
  await site.deploy(backends.config)
  expect(notOk(results)).toEqual({ 'cors-management': 'unknown' })
  expect(results['cors-management']?.cause).toContain('did not answer: the connection was refused')
})

test('an API that the configuration leaves out is not checked', async () => {
  await site.deploy({ auth0: { ...backends.config.auth0, myAccount: false } })
  const results = await site.results(checkCors)
  await site.deploy(backends.config)
  expect(Object.keys(results)).toEqual(['cors-token'])
})

const refuseWith = (status: number, headers: Record<string, string> = {}) => {
  const change = (response: ChangedResponse, { method }: { method: string }) => {
    if (method !== 'GET') return
    response.status = status
    Object.assign(response.headers, headers)
  }
  backends.api.change(change)
  backends.manage.change(change)
}

test.each([
  [200, {}, 'answers strangers'],
  [204, {}, 'answers strangers'],
  [302, { location: 'https://other.example.com/login' }, 'a redirect to https://other.example.com/login'],
  [404, {}, 'answered with status 404'],
  [500, {}, 'answered with status 500'],
  [503, {}, 'answered with status 503'],
])('an API that answers a request without a bearer token with %i is wrong', async (status, headers, cause) => {
  refuseWith(status, headers)
  const results = await site.results(checkCors)
  expect(notOk(results)).toEqual({ 'cors-api-keys': 'wrong', 'cors-management': 'wrong' })
  expect(results['cors-api-keys']?.cause).toContain(cause)
  expect(results['cors-management']?.cause).toContain(cause)
})

test('an API that answers with 403 is ok', async () => {
  refuseWith(403)
  expect(notOk(await site.results(checkCors))).toEqual({})
})

test.each([429, 400, 418])('an API that answers with %i is unknown', async (status) => {
  refuseWith(status)
  expect(notOk(await site.results(checkCors))).toEqual({ 'cors-api-keys': 'unknown', 'cors-management': 'unknown' })
})

test('a Management API without access tokens is ok if it refuses the request for invitations', async () => {
  backends.manage.change((response, { method, path }) => {
    if (method === 'GET' && path.endsWith('/tokens')) response.status = 404
  })
  expect(notOk(await site.results(checkCors))).toEqual({})
})

test('a Management API without access tokens is unknown if it limits the request for invitations', async () => {
  backends.manage.change((response, { method, path }) => {
    if (method === 'GET') response.status = path.endsWith('/tokens') ? 404 : 429
  })
  expect(notOk(await site.results(checkCors))).toEqual({ 'cors-management': 'unknown' })
})

test('a Management API without invitations is ok', async () => {
  backends.manage.change((response, { path }) => {
    if (path.includes('invitations')) Object.assign(response, { status: 404, headers: {} })
  })
  expect(notOk(await site.results(checkCors))).toEqual({})
})

test.each([200, 404, 500])('a token endpoint that answers with %i is wrong', async (status) => {
  const tenant = await startChangedServer(() => backends.tenant.origin)
  tenant.change((response, { method, path }) => {
    if (method === 'POST' && path === '/oauth/token') response.status = status
  })
  await site.deploy({ auth0: { ...backends.config.auth0, domain: tenant.origin } })
  const results = await site.results(checkCors)
  await Promise.all([tenant.close(), site.deploy(backends.config)])
  expect(results['cors-token']).toMatchObject({ status: 'wrong' })
  expect(results['cors-token']?.cause).toContain(`answered with status ${status}`)
})

test('the check asks the URLs that the console asks, with their slashes', async () => {
  const asked = new Set<string>()
  for (const server of [backends.api, backends.manage])
    server.change((_response, { method, path, headers }) => {
      asked.add(`${headers['access-control-request-method'] ?? method} ${path}`)
    })
  await site.deploy({ ...backends.config, apiKeys: { baseUrl: `${backends.api.origin}/api/` } })
  await site.results(checkCors)
  await site.deploy(backends.config)
  expect(asked).toEqual(
    new Set([
      `DELETE /${MANAGEMENT_TOKENS}/latchkey-check`,
      `DELETE /api/${API_KEYS}latchkey-check`,
      `GET /${MANAGEMENT_TOKENS}`,
      `GET /api/${API_KEYS}?page=0&size=1`,
      `POST /${MANAGEMENT_TOKENS}`,
      `POST /api/${API_KEYS}`,
      'PUT /manage/current-user/projects-invitations/latchkey-check',
      `PUT /api/${API_KEYS}latchkey-check`,
    ]),
  )
})
