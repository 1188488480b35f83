// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { CONFIG, notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { startBackends, type Backends } from '../../tests/support/checked-backends.ts'
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
  const findings = await site.findings(checkCors)
  expect(notOk(findings)).toEqual({})
  expect(Object.keys(findings)).toEqual(['cors-token', 'cors-my-account', 'cors-api-keys', 'cors-management'])
})

test('a tenant that does not allow the origin of the console is wrong', async () => {
  const other = await startIdentityProvider({
    appOrigin: 'https://other.example.com',
    audience: CONFIG.auth0.audience,
    registered: { callbacks: [`${site.origin}/callback`] },
  })
  await site.deploy({ auth0: { ...CONFIG.auth0, domain: other.origin, clientId: other.clientId } })
  const findings = await site.findings(checkCors)
  await Promise.all([other.close(), site.deploy(backends.config)])
  expect(notOk(findings)).toEqual({ 'cors-token': 'wrong', 'cors-my-account': 'wrong' })
  expect(findings['cors-token']).toMatchObject({
    cause: `${other.origin}/oauth/token: a POST answered with status 400 without Access-Control-Allow-Origin.`,
    fix: `Add ${site.origin} to "Allowed Origins (CORS)" of the application in Auth0.`,
  })
  expect(findings['cors-my-account']?.cause).toContain('for the origin https://other.example.com')
})

const servers = [
  ['api', 'cors-api-keys'],
  ['manage', 'cors-management'],
] as const

test.each(servers)('%s: a preflight that needs a bearer token is wrong', async (server, id) => {
  backends[server].change((response, { method }) => {
    if (method === 'OPTIONS') Object.assign(response, { status: 401, headers: {} })
  })
  const findings = await site.findings(checkCors)
  expect(notOk(findings)).toEqual({ [id]: 'wrong' })
  expect(findings[id]?.cause).toContain('a preflight answered with status 401')
})

test.each(servers)('%s: a preflight for another origin is wrong', async (server, id) => {
  backends[server].change(({ headers }, { method }) => {
    if (method === 'OPTIONS') headers['access-control-allow-origin'] = 'https://other.example.com'
  })
  const findings = await site.findings(checkCors)
  expect(findings[id]?.cause).toContain('a preflight answered for the origin https://other.example.com')
})

test.each(servers)('%s: a method that the preflight does not allow is wrong', async (server, id) => {
  backends[server].change(({ headers }, { method }) => {
    if (method === 'OPTIONS') headers['access-control-allow-methods'] = 'GET, POST, DELETE'
  })
  const findings = await site.findings(checkCors)
  expect(notOk(findings)).toEqual({ [id]: 'wrong' })
  expect(findings[id]?.cause).toContain('a preflight does not allow PUT')
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
  const findings = await site.findings(checkCors)
  expect(notOk(findings)).toEqual({ [id]: 'wrong' })
  expect(findings[id]?.cause).toContain(`a preflight does not allow the header ${header}`)
})

test.each(servers)(
  '%s: a response without CORS headers is wrong, although the preflight has them',
  async (server, id) => {
    backends[server].change(({ headers }, { method }) => {
      if (method === 'GET') delete headers['access-control-allow-origin']
    })
    const findings = await site.findings(checkCors)
    expect(notOk(findings)).toEqual({ [id]: 'wrong' })
    expect(findings[id]?.cause).toContain('a GET answered with status 401 without Access-Control-Allow-Origin')
  },
)

test('an API that allows every origin is ok', async () => {
  backends.api.change(({ headers }) => {
    headers['access-control-allow-origin'] = '*'
  })
  expect(notOk(await site.findings(checkCors))).toEqual({})
})

test('an API that does not answer is unknown', async () => {
  const gone = await startBackends(site.origin)
  await gone.close()
  await site.deploy({ ...backends.config, manage: gone.config.manage })
  const findings = await site.findings(checkCors)
  await site.deploy(backends.config)
  expect(notOk(findings)).toEqual({ 'cors-management': 'unknown' })
  expect(findings['cors-management']?.cause).toContain('did not answer: the connection was refused')
})

test('an API that the configuration leaves out is not checked', async () => {
  await site.deploy({ auth0: { ...backends.config.auth0, myAccount: false } })
  const findings = await site.findings(checkCors)
  await site.deploy(backends.config)
  expect(Object.keys(findings)).toEqual(['cors-token'])
})
