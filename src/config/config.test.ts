import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

import { ConfigError } from './config'
import { parseConfig } from './load-config'

const minimal = { auth0: { domain: 'login.example.com', clientId: 'abc', audience: 'https://api.example.com' } }

async function problemsIn(config: unknown): Promise<Record<string, string>> {
  const text = typeof config === 'string' ? config : JSON.stringify(config)
  const error = await parseConfig(text, 'config.json').catch((thrown: unknown) => thrown)
  if (!(error instanceof ConfigError)) throw new Error('The configuration was accepted.')
  return Object.fromEntries(error.problems.map(({ field, message }) => [field, message]))
}

test('accepts a file with only the tenant and fills in the defaults', async () => {
  await expect(parseConfig(JSON.stringify(minimal), 'config.json')).resolves.toEqual({
    auth0: {
      ...minimal.auth0,
      connection: 'Username-Password-Authentication',
      cacheLocation: 'memory',
      useDpop: false,
      myAccount: true,
      connectedAccounts: false,
      resetEmail: { from: 'Support', subject: 'Change password - Password Change Request' },
    },
    links: {},
    brand: { name: 'Latchkey' },
    setupCheck: false,
  })
})

test('asks for a fresh login before a token of more than 90 days, and never before an API key, by default', async () => {
  const apis = {
    apiKeys: { baseUrl: 'https://app.example.com/api' },
    manage: { baseUrl: 'https://manage.example.com' },
  }
  const { apiKeys, manage } = await parseConfig(JSON.stringify({ ...minimal, ...apis }), 'config.json')
  expect(apiKeys).toEqual({ ...apis.apiKeys, freshLogin: false })
  expect(manage).toEqual({ ...apis.manage, maxTokenLifetimeDays: 365, freshLoginAboveDays: 90 })
})

test.each([null, 'Users'])('reads %j as the database connection of the tenant', async (connection) => {
  const config = { ...minimal, auth0: { ...minimal.auth0, connection } }
  expect((await parseConfig(JSON.stringify(config), 'config.json')).auth0.connection).toBe(connection)
})

test('names each wrong field and what it should be', async () => {
  const wrong = {
    auth0: { domain: 'https://login.example.com/path', clientId: 7, cacheLocation: 'cookie' },
    apiKeys: { baseUrl: 'app.example.com', freshLogin: 'yes' },
    manage: { baseUrl: 'https://connection.example.com', maxTokenLifetimeDays: 0.5, freshLoginAboveDays: 0 },
    links: { docs: 'javascript:alert(1)', project: 'https://connection.example.com/admin/projects/' },
    brand: { accent: 'blue' },
  }
  expect(await problemsIn(wrong)).toEqual({
    'auth0.domain': 'must be a host name like login.example.com',
    'auth0.clientId': 'must be a string',
    'auth0.audience': 'is missing and must be a string',
    'auth0.cacheLocation': 'must be one of: memory, localstorage',
    'apiKeys.baseUrl': 'must be a URL that starts with https://',
    'apiKeys.freshLogin': 'must be true or false',
    'manage.freshLoginAboveDays': 'must be a whole number of days from 1 to 3650',
    'manage.maxTokenLifetimeDays': 'must be a whole number of days from 1 to 3650',
    'links.docs': 'must start with https:// or mailto:',
    'links.project': 'must contain {id}, which the console replaces with the ID of the project or organization',
    'brand.accent': 'must be a color like #3d5bf5',
  })
})

test.each([
  'https://*',
  'https://*.example.com',
  'https://x;report-uri',
  "https://x'unsafe-inline'",
  'https://a,b',
  'https://a_b',
  'https://bücher.example',
  'https://...',
  'https://maria:secret@app.example.com',
  'https://app.example.com\\@evil.example',
  'https://app.example.com:443@evil.example',
  'https://[::2]',
  'https:app.example.com',
  'https://app.example.com:99999',
  'http://app.example.com',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
  'http://[::2]',
  'https://app.exa\nmple.com',
])('rejects the URL %j in every field that holds one', async (url) => {
  const problems = await problemsIn({
    auth0: { ...minimal.auth0, domain: url },
    apiKeys: { baseUrl: url, linkBase: url },
    manage: { baseUrl: `${url}/` },
    links: { docs: url, support: `${url}/help`, project: `${url}/{id}` },
    brand: { logo: url },
  })
  expect(Object.keys(problems).toSorted()).toEqual([
    'apiKeys.baseUrl',
    'apiKeys.linkBase',
    'auth0.domain',
    'brand.logo',
    'links.docs',
    'links.project',
    'links.support',
    'manage.baseUrl',
  ])
})

test.each(['*', 'x;report-uri', 'login.example.com/path', 'login.example.com?x', 'maria@login.example.com', '', '.'])(
  'rejects %j as the host of the tenant',
  async (domain) => {
    expect(await problemsIn({ auth0: { ...minimal.auth0, domain } })).toEqual({
      'auth0.domain': 'must be a host name like login.example.com',
    })
  },
)

test.each([
  '//evil.example/logo.svg',
  '/\\evil.example/logo.svg',
  '/\t/evil.example/logo.svg',
  'logo.svg',
  'data:image/svg+xml,',
])('rejects the logo %s', async (logo) => {
  expect(await problemsIn({ ...minimal, brand: { logo } })).toEqual({
    'brand.logo': 'must start with a single / or with https://',
  })
})

test.each([
  'http://localhost:4401',
  'http://127.0.0.1:4401',
  'http://[::1]:4401',
  'http://idp.localhost',
  'https://A.example',
])('accepts %s', async (origin) => {
  const config = {
    auth0: { ...minimal.auth0, domain: origin },
    apiKeys: { baseUrl: `${origin}/api`, linkBase: origin },
    links: { docs: `${origin}?q=1`, project: `${origin}/projects/{id}`, support: 'mailto:support@example.com' },
    brand: { logo: `${origin}/logo.svg` },
  }
  await expect(parseConfig(JSON.stringify(config), 'config.json')).resolves.toMatchObject(config)
})

test.each([
  'app.example.com',
  'https://app.example.com/',
  'https://app.example.com/app',
  'https://*.example.com',
  'https://APP.example.com',
  'https://app.example.com:443',
  'http://app.example.com',
  'https://user@app.example.com',
  'javascript:alert(1)',
  'null',
])('rejects %s in links.returnTo, because it is no origin', async (origin) => {
  const returnTo = ['https://app.example.com', origin]
  expect(Object.keys(await problemsIn({ ...minimal, links: { returnTo } }))).toEqual(['links.returnTo.1'])
})

test('rejects a links.home that leads to no website, and a links.organization without {id}', async () => {
  const links = { home: 'mailto:home@example.com', organization: 'https://app.example.com/organizations' }
  expect(await problemsIn({ ...minimal, links: { ...links, returnTo: 'https://app.example.com' } })).toEqual({
    'links.home': 'must be a URL that starts with https://',
    'links.organization': 'must contain {id}, which the console replaces with the ID of the project or organization',
    'links.returnTo': 'must be a list in [ ]',
  })
})

test.each(['2027-03-01', '2027-03-01T22:00:00', 'tomorrow', '2027-13-01T22:00:00Z', '22:00Z'])(
  'rejects %s as the start of the banner, because the time would differ from user to user',
  async (from) => {
    expect(await problemsIn({ ...minimal, banner: { text: 'Hello', from, severity: 'urgent' } })).toEqual({
      'banner.from': 'must be a time with a zone like 2027-03-01T22:00:00Z',
      'banner.severity': 'must be one of: info, warning, critical',
    })
  },
)

test('accepts a banner with a text, and a time with an offset', async () => {
  const banner = { text: 'Hello', until: '2027-03-01T22:00:00+01:00' }
  await expect(parseConfig(JSON.stringify({ ...minimal, banner }), 'config.json')).resolves.toMatchObject({
    banner: { ...banner, severity: 'info' },
  })
})

test('rejects a file that is not JSON', async () => {
  expect(await problemsIn('<!doctype html>')).toEqual({ 'config.json': 'is not valid JSON' })
})

test('rejects the template in public/, so that no build starts with placeholders', async () => {
  const template = readFileSync('public/config.json', 'utf8')
  expect(Object.keys(await problemsIn(template))).toEqual(
    expect.arrayContaining(['auth0.domain', 'auth0.clientId', 'auth0.audience', 'apiKeys.baseUrl']),
  )
})

test('warns about an unknown field and accepts the file', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  await parseConfig(JSON.stringify({ ...minimal, auth0: { ...minimal.auth0, clientSecret: 'x' } }), 'config.json')
  await vi.waitFor(() =>
    expect(warn.mock.calls).toEqual([['config.json: unknown field "auth0.clientSecret" is ignored.']]),
  )
})
