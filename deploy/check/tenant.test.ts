// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { CONFIG, notOk, startCheckedSite, type CheckedSite } from '../../tests/support/checked-site.ts'
import { startChangedServer, type ChangedServer } from '../../tests/support/servers/changed-server.ts'
import { startIdentityProvider, type IdentityProvider } from '../../tests/support/servers/identity-provider.ts'
import { checkTenant } from './tenant.ts'

let site: CheckedSite
let tenant: IdentityProvider
/** The tenant behind another URL, with the documents that it would have there. */
let changed: ChangedServer

beforeAll(async () => {
  site = await startCheckedSite()
  tenant = await startIdentityProvider({ appOrigin: site.origin, audience: CONFIG.auth0.audience })
  changed = await startChangedServer(() => tenant.origin)
})
afterEach(() => changed.change())
afterAll(() => Promise.all([site.close(), tenant.close(), changed.close()]))

const deployWith = (domain: string) => site.deploy({ auth0: { ...CONFIG.auth0, domain } })
const METADATA = '/.well-known/openid-configuration'

test('a tenant with metadata and keys is ok', async () => {
  await deployWith(tenant.origin)
  expect(notOk(await site.results(checkTenant))).toEqual({})
})

test('a domain that is not the issuer of the tenant is wrong', async () => {
  await deployWith(changed.origin)
  const results = await site.results(checkTenant)
  expect(notOk(results)).toEqual({ 'tenant-metadata': 'wrong' })
  expect(results['tenant-metadata']?.cause).toBe(
    `The tenant calls itself "${tenant.issuer}", not "${changed.origin}/".`,
  )
})

test('a tenant whose endpoints are on another host is wrong', async () => {
  await deployWith(changed.origin)
  changed.change((response) => {
    response.body = response.body
      .replaceAll(tenant.origin, changed.origin)
      .replace(`"${changed.origin}/oauth/token"`, '"https://other.example.com/oauth/token"')
  })
  expect((await site.results(checkTenant))['tenant-metadata']?.cause).toBe(
    `token_endpoint of the metadata is not below ${changed.origin}.`,
  )
})

test('a domain without a tenant is wrong', async () => {
  await deployWith(site.origin)
  const results = await site.results(checkTenant)
  expect(notOk(results)).toEqual({ 'tenant-metadata': 'wrong', 'tenant-keys': 'wrong' })
  expect(results['tenant-metadata']?.cause).toBe(`${site.origin}${METADATA} answered with status 404.`)
})

test('a domain on which no server listens is wrong', async () => {
  const { origin, close } = await startChangedServer(() => '')
  await close()
  await deployWith(origin)
  expect((await site.results(checkTenant))['tenant-metadata']?.cause).toBe(
    `${origin}${METADATA} did not answer: the connection was refused.`,
  )
})

test.each([
  ['no keys', '{"keys":[]}'],
  ['no RSA key', '{"keys":[{"kty":"EC"}]}'],
  ['no JSON', '<p>'],
])('a key set with %s is wrong', async (_name, body) => {
  await deployWith(changed.origin)
  changed.change((response, { path }) => {
    response.body = path.endsWith('jwks.json') ? body : response.body.replaceAll(tenant.origin, changed.origin)
  })
  const results = await site.results(checkTenant)
  expect(notOk(results)).toEqual({ 'tenant-keys': 'wrong' })
})

test('a jwks_uri on another host is not fetched', async () => {
  await deployWith(changed.origin)
  const paths: string[] = []
  changed.change((response, { path }) => {
    paths.push(path)
    const text = response.body.replaceAll(tenant.origin, changed.origin)
    response.body = text.replace(`${changed.origin}/.well-known/jwks.json`, `${site.origin}/internal`)
  })
  await site.results(checkTenant)
  expect(paths).toContain('/.well-known/jwks.json')
})
