import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ACTION_FILE, ACTION_NAME, tenantFacts } from '../../deploy/auth0/tenant-facts.ts'
import { makeCertificate } from '../support/certificate-authority.ts'
import { ManagementApi } from './management-api.ts'

// Runs Auth0's Deploy CLI as an operator does, over HTTPS, against a stand-in of the Auth0 Management API.

const auth0Folder = join(import.meta.dirname, '../../deploy/auth0')
const CONSOLE = { url: 'https://app.example.com/console', origin: 'https://app.example.com' }
const AUDIENCE = 'https://api.example.com'
const DATABASE = 'Username-Password-Authentication'

const folder = mkdtempSync(join(tmpdir(), 'tenant-'))
let certificate: ReturnType<typeof makeCertificate>
beforeAll(() => {
  certificate = makeCertificate(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Starts a tenant for the tests of a `describe`. An import takes 20 seconds, so they share one. */
function startTenant(prepare: (tenant: ManagementApi) => void = () => {}): ManagementApi {
  const tenant = new ManagementApi()
  beforeAll(async () => {
    await tenant.start(certificate)
    prepare(tenant)
  })
  afterAll(() => tenant.stop())
  return tenant
}

const factsOf = ({ domain }: ManagementApi) =>
  tenantFacts({ consoleUrl: CONSOLE.url, tenantDomain: domain, audience: AUDIENCE, connection: DATABASE })

async function runImport(
  tenant: ManagementApi,
  { env = {}, options = [] }: { env?: Record<string, string>; options?: string[] } = {},
): Promise<string> {
  const cli = join(import.meta.dirname, 'node_modules/auth0-deploy-cli/lib/index.js')
  const child = spawn(process.execPath, [cli, 'import', '--input_file', join(auth0Folder, 'tenant.yaml'), ...options], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      NODE_EXTRA_CA_CERTS: certificate.ca,
      AUTH0_DOMAIN: tenant.domain,
      AUTH0_CLIENT_ID: 'deploy-cli',
      AUTH0_CLIENT_SECRET: 'secret',
      CONSOLE_URL: CONSOLE.url,
      CONSOLE_ORIGIN: CONSOLE.origin,
      API_AUDIENCE: AUDIENCE,
      API_NAME: 'Platform API',
      DATABASE,
      ...env,
    },
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const status = await new Promise((done) => child.once('close', done))
  expect({ status, output }).toMatchObject({ status: 0 })
  expect(tenant.unknown).toEqual([])
  return output
}

/** Leaves out the IDs that the stand-in has given. */
const withoutIds = ({ id: _id, client_id: _clientId, ...item }: Record<string, unknown>) => item
const deletions = ({ writes }: ManagementApi) => writes.filter((write) => write.startsWith('DELETE'))

describe('an empty tenant', () => {
  const tenant = startTenant()
  const { collections } = tenant

  test('has exactly the settings of the facts after an import', async () => {
    await runImport(tenant)

    const { client, api, myAccountApi, clientGrant, action, database } = factsOf(tenant)
    const code = readFileSync(join(auth0Folder, ACTION_FILE), 'utf8')
    expect(collections.clients.map(withoutIds)).toEqual([client])
    expect(collections['resource-servers']).toHaveLength(2)
    expect(collections['resource-servers'].map(withoutIds)).toEqual(
      expect.arrayContaining([{ ...api, name: 'Platform API' }, myAccountApi]),
    )
    expect(collections['client-grants'].map(withoutIds)).toEqual([clientGrant])
    expect(collections['client-grants'][0]?.['client_id']).toBe(collections.clients[0]?.['client_id'])
    expect(collections.connections.map(withoutIds)).toEqual([database])
    expect(collections['actions/actions'].map(withoutIds)).toEqual([{ ...action, code }])
    expect(tenant.deployedActions).toEqual([ACTION_NAME])
    expect(tenant.bindings).toEqual({
      'post-login': [{ ref: { type: 'action_name', value: ACTION_NAME }, display_name: ACTION_NAME }],
    })
  })

  test('has no duplicates after a second import, which repairs what was changed by hand', async () => {
    const imported = structuredClone(collections)
    expect(imported.clients).toHaveLength(1)
    Object.assign(collections['client-grants'][0] ?? {}, { scope: ['read:me:factors'] })
    Object.assign(collections.clients[0] ?? {}, { callbacks: ['https://old.example.com/callback'] })
    await runImport(tenant)

    expect(collections).toEqual(imported)
    expect(deletions(tenant)).toEqual([])
  })
})

/** Adds another application with its API, grant, Action and users, and the API of the console with a scope. */
function addOthers(tenant: ManagementApi): void {
  const client = tenant.add('clients', { name: 'Shop', app_type: 'spa' })
  const connection = tenant.add('connections', {
    name: DATABASE,
    strategy: 'auth0',
    options: { passwordPolicy: 'fair', password_history: { enable: true, size: 5 }, requires_username: true },
  })
  tenant.enabledClients[connection] = [client]
  tenant.add('resource-servers', { name: 'Shop API', identifier: 'https://shop.example.com', scopes: [] })
  tenant.add('resource-servers', { name: 'Old name', identifier: AUDIENCE, scopes: [{ value: 'read:keys' }] })
  tenant.add('client-grants', { client_id: client, audience: 'https://shop.example.com', scope: [] })
  tenant.add('actions/actions', { name: 'Add roles', supported_triggers: [{ id: 'post-login' }] })
}

describe('an import into a tenant that is in use', () => {
  let before: ManagementApi['collections']
  const tenant = startTenant((empty) => {
    addOthers(empty)
    before = structuredClone(empty.collections)
  })
  beforeAll(async () => void (await runImport(tenant)))

  test.each(['clients', 'client-grants', 'actions/actions'] as const)('leaves the %s of others alone', (name) => {
    expect(before[name]).toHaveLength(1)
    expect(tenant.collections[name]).toHaveLength(2)
    expect(tenant.collections[name]).toEqual(expect.arrayContaining(before[name]))
  })

  test('leaves other APIs alone, and keeps the scopes of the API of the console', () => {
    const [shop, platform, ...more] = tenant.collections['resource-servers']
    expect(shop).toEqual(before['resource-servers'][0])
    expect(platform).toMatchObject({ ...factsOf(tenant).api, name: 'Platform API', scopes: [{ value: 'read:keys' }] })
    expect(more.map(withoutIds)).toEqual([factsOf(tenant).myAccountApi])
  })

  test('replaces the password rules of the database, and keeps its other options and its applications', () => {
    expect(tenant.collections.connections).toHaveLength(1)
    expect(tenant.collections.connections[0]?.['options']).toEqual({
      ...factsOf(tenant).database?.options,
      password_history: { enable: true, size: 5 },
      requires_username: true,
    })
    expect(Object.values(tenant.enabledClients)).toEqual([['clients_1']])
  })

  test('deletes nothing', () => {
    expect(tenant.writes).not.toEqual([])
    expect(deletions(tenant)).toEqual([])
  })
})

describe('an import with AUTH0_EXCLUDED for the database and the trigger', () => {
  const tenant = startTenant(addOthers)

  test('touches neither', async () => {
    const before = structuredClone(tenant.collections.connections)
    await runImport(tenant, { env: { AUTH0_EXCLUDED: '["databases","triggers"]' } })

    expect(tenant.collections.clients).toHaveLength(2)
    expect(tenant.collections.connections).toEqual(before)
    expect(tenant.bindings).toEqual({})
    expect(tenant.writes.filter((write) => /connections|bindings/.test(write))).toEqual([])
  })
})

describe('an import with --dry-run', () => {
  const tenant = startTenant(addOthers)

  test('lists the new application and writes nothing', async () => {
    const output = await runImport(tenant, { options: ['--dry-run'] })

    expect(output).toMatch(/CREATE\W+Latchkey/)
    expect(tenant.writes).toEqual([])
  })
})
