import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

import { ConfigError, parseConfig } from './config'

const minimal = { auth0: { domain: 'login.example.com', clientId: 'abc', audience: 'https://api.example.com' } }

async function problems(config: unknown): Promise<Record<string, string>> {
  const text = typeof config === 'string' ? config : JSON.stringify(config)
  const error = await parseConfig(text, 'config.json').catch((thrown: unknown) => thrown)
  if (!(error instanceof ConfigError)) throw new Error('The configuration was accepted.')
  return Object.fromEntries(error.problems.map(({ field, message }) => [field, message]))
}

test('the least that is needed is the tenant; everything else has a default or does not appear', async () => {
  await expect(parseConfig(JSON.stringify(minimal), 'config.json')).resolves.toEqual({
    auth0: {
      ...minimal.auth0,
      connection: 'Username-Password-Authentication',
      cacheLocation: 'memory',
      useDpop: false,
      myAccount: true,
    },
    links: {},
    brand: { name: 'Latchkey' },
  })
})

test('each wrong field is named, with what it should be', async () => {
  const wrong = {
    auth0: { domain: 'https://login.example.com/path', clientId: 7, cacheLocation: 'cookie' },
    apiKeys: { baseUrl: 'app.example.com' },
    manage: { baseUrl: 'https://connection.example.com', maxTokenLifetimeDays: 0.5 },
    links: { docs: 'javascript:alert(1)', project: 'https://connection.example.com/admin/projects/' },
    brand: { accent: 'blue' },
  }
  expect(await problems(wrong)).toEqual({
    'auth0.domain': 'must be a host name like login.example.com',
    'auth0.clientId': 'must be a text',
    'auth0.audience': 'is missing; it must be a text',
    'auth0.cacheLocation': 'must be one of: memory, localstorage',
    'apiKeys.baseUrl': 'must be an address that starts with https://',
    'manage.maxTokenLifetimeDays': 'must be a whole number of days from 1 to 3650',
    'links.docs': 'must start with https:// or mailto:',
    'links.project': 'must have {id} where the id of the project belongs',
    'brand.accent': 'must be a color like #3d5bf5',
  })
})

test('what is no JSON is said to be none', async () => {
  expect(await problems('<!doctype html>')).toEqual({ 'config.json': 'is not JSON' })
})

test('the template that the build ships does not start the app', async () => {
  const template = readFileSync('public/config.json', 'utf8')
  expect(Object.keys(await problems(template))).toEqual(
    expect.arrayContaining(['auth0.domain', 'auth0.clientId', 'auth0.audience', 'apiKeys.baseUrl']),
  )
})

test('an unknown field is a warning, not a failure', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  await parseConfig(JSON.stringify({ ...minimal, auth0: { ...minimal.auth0, clientSecret: 'x' } }), 'config.json')
  expect(warn.mock.calls).toEqual([['config.json: unknown field "auth0.clientSecret" is ignored.']])
})
