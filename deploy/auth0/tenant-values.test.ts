// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { Config } from '~/config/config'

import { tenantValues } from './tenant-values.ts'

const configOf = (auth0: object = {}) =>
  Config.parse({
    auth0: { domain: 'login.example.com', clientId: 'abc', audience: 'https://api.example.com', ...auth0 },
  })
const URL_WITH_PATH = 'https://app.example.com/console/'
/** The value beside a name in the list for the dashboard. */
const valueOf = (text: string, name: string) =>
  text
    .split('\n')
    .find((line) => line.trimStart().startsWith(`${name}  `))
    ?.replace(name, '')
    .trim()

test('lists the URLs of a console below a path, and its origin without the path', () => {
  const text = tenantValues(URL_WITH_PATH, configOf())
  expect(valueOf(text, 'Allowed Callback URLs')).toBe('https://app.example.com/console/callback')
  expect(valueOf(text, 'Allowed Logout URLs')).toBe('https://app.example.com/console/login')
  expect(valueOf(text, 'Application Login URI')).toBe('https://app.example.com/console/login')
  expect(valueOf(text, 'Allowed Web Origins')).toBe('https://app.example.com')
  expect(valueOf(text, 'Allowed Origins (CORS)')).toBe('https://app.example.com')
})

test('lists the API and the database of the configuration', () => {
  const text = tenantValues(URL_WITH_PATH, configOf({ audience: 'urn:platform', connection: 'staff' }))
  expect(valueOf(text, 'Identifier')).toBe('urn:platform')
  expect(text).toContain('Authentication → Database → staff\n')
})

describe('the My Account API', () => {
  const scopes =
    'read:me:factors read:me:authentication_methods create:me:authentication_methods ' +
    'update:me:authentication_methods delete:me:authentication_methods read:me:profile update:me:profile'

  test('is granted to the application with all scopes of the Security page and the Profile page', () => {
    const text = tenantValues(URL_WITH_PATH, configOf(), 'example.eu.auth0.com')
    expect(valueOf(text, 'Application Access')).toBe(`Latchkey, user access: ${scopes}`)
    expect(valueOf(text, 'Multi-Resource Refresh Token')).toBe(`https://example.eu.auth0.com/me/ with ${scopes}`)
  })

  test('is left out for a tenant that does not offer it', () => {
    const text = tenantValues(URL_WITH_PATH, configOf({ myAccount: false }))
    expect(text).not.toMatch(/My Account|Multi-Resource|:me:/)
  })
})

test('asks for the host name of the tenant only while it may differ from auth0.domain', () => {
  expect(tenantValues(URL_WITH_PATH, configOf())).toContain('If auth0.domain is a custom domain')
  expect(tenantValues(URL_WITH_PATH, configOf(), 'example.eu.auth0.com')).not.toContain('custom domain')
})

test('prints variables that a shell reads unchanged, also with special characters', () => {
  const audience = `it's $(echo gone) \${HOME}`
  const text = tenantValues(URL_WITH_PATH, configOf({ audience }), 'example.eu.auth0.com')
  const lines = text.split('\n').filter((line) => /export \w+='/.test(line))
  const read = execFileSync('sh', ['-c', `${lines.join('\n')}\nprintf '%s\\n' "$API_AUDIENCE" "$CONSOLE_URL"`])
  expect(String(read)).toBe(`${audience}\nhttps://app.example.com/console\n`)
})

test('escapes the expressions of Terraform in a value', () => {
  const text = tenantValues(URL_WITH_PATH, configOf({ audience: 'a"${var.x}%{if}' }))
  expect(text).toContain(String.raw`api_audience  = "a\"$${'${var.x}'}%%{if}"`)
})

test('names no database for a configuration without one, and excludes it from the import', () => {
  const text = tenantValues(URL_WITH_PATH, configOf({ connection: null }))
  expect(text).not.toMatch(/Authentication → Database|export DATABASE/)
  expect(text).toContain(`export AUTH0_EXCLUDED='["databases"]'`)
  expect(text).toMatch(/^ {2}database {6}= null$/m)
})

describe('the printed variables', () => {
  const folder = import.meta.dirname
  const text = tenantValues(URL_WITH_PATH, configOf())

  test('are those that tenant.yaml takes from the environment', () => {
    const used = readFileSync(join(folder, 'tenant.yaml'), 'utf8').matchAll(/##(\w+)##/g)
    const printed = text.matchAll(/export (\w+)='/g)
    const names = (matches: Iterable<RegExpMatchArray>) => [...new Set([...matches].map(([, name]) => name))].toSorted()
    // The comment at the top of the file says NAMES.
    expect(names(printed)).toEqual(names(used).filter((name) => name !== 'NAMES'))
  })

  test('are variables of the Terraform module, among them all that have no default', () => {
    const blocks = readFileSync(join(folder, 'terraform/variables.tf'), 'utf8').split(/^(?=variable )/m)
    const nameOf = (block: string) => /^variable "(\w+)"/.exec(block)?.[1]
    const printed = [...text.matchAll(/^ {2}([a-z_]+) *= /gm)].map(([, name]) => name)
    expect(blocks.map(nameOf)).toEqual(expect.arrayContaining(printed))
    const required = blocks.filter((block) => !block.includes('default ')).map(nameOf)
    expect(required).toHaveLength(3)
    expect(printed).toEqual(expect.arrayContaining(required))
  })
})

test('names the command of the import, with the version that the tests run, and only files that the user has', () => {
  const { devDependencies } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../tests/tenant/package.json'), 'utf8'),
  ) as { devDependencies: Record<string, string> }
  const text = tenantValues(URL_WITH_PATH, configOf())
  expect(text).toContain(
    `npx auth0-deploy-cli@${devDependencies['auth0-deploy-cli']} import --input_file auth0/tenant.yaml`,
  )
  expect(text).not.toMatch(/deploy\/auth0|docs\//)
})
