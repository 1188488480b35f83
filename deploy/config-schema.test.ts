// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'

import { ConfigFile } from './config-file.ts'
import { configSchema, describedFields } from './config-schema.ts'

const documentation = readFileSync(join(import.meta.dirname, '../docs/configuration.md'), 'utf8')
const published = JSON.parse(readFileSync(join(import.meta.dirname, '../docs/config.schema.json'), 'utf8'))
const auth0 = { domain: 'login.example.com', clientId: 'client', audience: 'https://api.example.com' }

test('the published schema is the schema of the code (npm run schema)', () => {
  expect(published).toEqual(configSchema(documentation))
})

test('every field of the schema is described in docs/configuration.md, and the other way around', () => {
  expect([...describedFields(documentation).keys()].toSorted()).toEqual(leaves(published).toSorted())
})

test.each([
  { auth0 },
  { $schema: './config.schema.json', auth0, headers: { hsts: false }, security: { contact: 'mailto:a@example.com' } },
  {
    auth0: { ...auth0, cacheLocation: 'localstorage', resetEmail: { from: 'Acme' } },
    apiKeys: { baseUrl: 'https://app.example.com/api', freshLogin: true },
    manage: { baseUrl: 'https://connection.example.com', maxTokenLifetimeDays: 30 },
    links: { returnTo: ['https://app.example.com'], project: 'https://app.example.com/{id}' },
    brand: { name: 'Acme', accent: '#3d5bf5' },
  },
])('the published schema and the app accept %o', (config) => {
  expect(ConfigFile.safeParse(config).success).toBe(true)
  expect(z.fromJSONSchema(published).safeParse(config).success).toBe(true)
})

test.each([
  {},
  { auth0: { ...auth0, clientId: undefined } },
  { auth0: { ...auth0, clientId: '<your client ID>' } },
  { auth0: { ...auth0, cacheLocation: 'cookie' } },
  { auth0: { ...auth0, useDpop: true } },
  { auth0, apiKeys: {} },
  { auth0, manage: { baseUrl: 'https://connection.example.com', maxTokenLifetimeDays: '30' } },
  { auth0, links: { returnTo: 'https://app.example.com' } },
  { auth0, brand: { accent: 'blue' } },
  { auth0, headers: { hsts: 'max-age=1\r\nSet-Cookie: a=b' } },
])('the published schema and the app refuse %o', (config) => {
  const json: unknown = JSON.parse(JSON.stringify(config))
  expect(ConfigFile.safeParse(json).success).toBe(false)
  expect(z.fromJSONSchema(published).safeParse(json).success).toBe(false)
})

test('the published schema refuses a misspelled field, which the app ignores with a warning', () => {
  expect(z.fromJSONSchema(published).safeParse({ auth0, brnad: {} }).success).toBe(false)
})

/** Returns the paths of all fields that have a value of their own, such as "auth0.domain". */
function leaves({ properties = {} }: Schema, path = ''): string[] {
  return Object.entries(properties).flatMap(([name, field]) =>
    field.properties ? leaves(field, `${path}${name}.`) : [`${path}${name}`],
  )
}

type Schema = { properties?: Record<string, Schema> }
