// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as z from 'zod/mini'
import { describe, expect, test } from 'vitest'

import { AccountList } from '~/api/accounts'
import { ApiKeyDraft, CreatedApiKey } from '~/api/api-key-writes'
import { ApiKeyList, WireApiKey } from '~/api/api-keys'
import { halApi } from '~/api/hal'
import { JoinRequests, OrganizationInvitations, ProjectInvitations } from '~/api/invitations'
import { CreatedManagementToken, ManagementTokenList, VerifiedToken } from '~/api/management-tokens'
import { PlatformNotificationList } from '~/api/notification-schema'
import { WireProfile } from '~/api/profiles'
import { CreatedProject, PromoCodeList } from '~/api/promo-codes'
import { unreadableIn } from '~/api/rows'
import { SessionList } from '~/api/sessions'

// The OpenAPI documents describe what src/api can read, and list the calls of the tables in docs/api.

type Media = { schema: { $ref?: string; items?: { $ref: string } }; examples?: Record<string, { value: unknown }> }
type Operation = {
  description?: string
  'x-latchkey-own'?: boolean
  responses: Record<string, { content?: Record<string, Media> }>
}
type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, { required?: string[] }> }
}

const read = (name: string) => readFileSync(join(import.meta.dirname, `../docs/api/${name}`), 'utf8')
const hal = JSON.parse(read('hal.openapi.yaml')) as Document
const management = JSON.parse(read('management.openapi.yaml')) as Document

const METHODS = new Set(['get', 'post', 'put', 'delete'])
const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.has(method))
      .map(([method, operation]) => ({ call: `${method.toUpperCase()} ${path.slice(1)}`, operation })),
  )

/** The examples of a schema in the responses: bodies that have it, or items of bodies. */
function examplesOf(document: Document, name: string): unknown[] {
  const ref = `#/components/schemas/${name}`
  return operationsOf(document)
    .flatMap(({ operation }) => Object.values(operation.responses))
    .flatMap(({ content = {} }) => Object.values(content))
    .flatMap(({ schema, examples = {} }) => {
      const values = Object.values(examples).map(({ value }) => value)
      return schema.$ref === ref ? values : schema.items?.$ref === ref ? values.flat() : []
    })
}

const listedKeys = examplesOf(hal, 'ApiKeyPage').flatMap((page) => {
  const { _embedded: embedded } = page as { _embedded?: { apikeys: unknown } | null }
  return [embedded?.apikeys ?? []].flat()
})

/** A server must send these fields. The console also reads what a server of another kind sends without them. */
const alsoReadWithout: Record<string, string[]> = { ApiKeyPage: ['page'], AccountPage: ['page'] }

describe.each<[string, z.ZodMiniType, Document, unknown[]?]>([
  ['ApiKeyPage', ApiKeyList, hal],
  ['ListedApiKey', WireApiKey, hal, listedKeys],
  ['ApiKey', WireApiKey, hal],
  ['ApiKeyDraft', ApiKeyDraft, hal],
  ['AccountPage', AccountList, hal],
  ['Profile', WireProfile, hal],
  ['Token', ManagementTokenList, management],
  ['CreatedToken', CreatedManagementToken, management],
  ['VerifiedToken', VerifiedToken, management],
  ['ProjectInvitation', ProjectInvitations, management],
  ['OrganizationInvitation', OrganizationInvitations, management],
  ['JoinRequest', JoinRequests, management],
  ['Notification', PlatformNotificationList, management],
  ['PromoCode', PromoCodeList, management],
  ['CreatedProject', CreatedProject, management],
  ['Session', SessionList, management],
])('%s', (name, schema, document, examples = examplesOf(document, name)) => {
  /** The console reads some schemas as a list only. */
  const isReadable = (value: unknown) => {
    const parsed = [value, [value]].map((each) => schema.safeParse(each)).find(({ success }) => success)
    return parsed !== undefined && !(Array.isArray(parsed.data) && unreadableIn(parsed.data))
  }
  const required = document.components.schemas[name]?.required ?? []
  const objects = examples as Record<string, unknown>[]

  test('has examples, which the console can read', () => {
    expect(objects.length).toBeGreaterThan(0)
    expect(objects.filter((example) => !isReadable(example))).toEqual([])
  })

  test('requires the fields without which the console cannot read it, and no other by mistake', () => {
    const [example = {}] = objects
    const fields = Object.keys(example)
    const needed = fields.filter((field) => !isReadable({ ...example, [field]: undefined }))
    expect([...needed, ...(alsoReadWithout[name] ?? [])].toSorted()).toEqual(required.toSorted())
    expect(isReadable(Object.fromEntries(required.map((field) => [field, example[field]])))).toBe(true)
  })
})

test('the example of a created key has a secret that the console reads', () => {
  const getToken = async () => ''
  halApi.connect({
    baseUrl: 'https://app.example.com/api',
    getBearerToken: getToken,
    onSessionEnded: () => {},
  })
  const examples = examplesOf(hal, 'CreatedApiKeyOrError')
  const secrets = examples.map((example) => CreatedApiKey.safeParse(example).data?.clientSecret)
  expect(secrets).toEqual(['not-a-real-secret', undefined])
})

describe.each([
  ['hal', hal],
  ['management', management],
] as const)('the document of %s', (name, document) => {
  const text = read(`${name}.md`)
  const rows = [...text.matchAll(/^\| `((?:GET|POST|PUT|DELETE) [^`]+)`[^|]*\|(.*)\|$/gm)]
  const tableCalls = rows.map(([, call = '', rest = '']) => ({
    call: call.replace(/\?.*/, ''),
    source: rest.split('|').at(-1)?.trim() ?? '',
  }))
  const lists = ['projects-invitations', 'organizations-invitations']
  const expanded = tableCalls.flatMap(({ call, ...row }) =>
    (call.includes('{list}') ? lists.map((list) => call.replace('{list}', list)) : [call]).map((each) => ({
      ...row,
      call: each,
    })),
  )
  const operations = operationsOf(document)
  const used = operations.filter(({ operation }) => !operation.description?.includes('The console never sends'))

  test(`has the calls of ${name}.md`, () => {
    expect(new Set(used.map(({ call }) => call))).toEqual(new Set(expanded.map(({ call }) => call)))
  })

  test('marks a call as our own design if the table calls it an assumption', () => {
    const marked = used.filter(({ operation }) => operation['x-latchkey-own']).map(({ call }) => call)
    const assumed = expanded.filter(({ source }) => source === 'assumption').map(({ call }) => call)
    expect(marked.toSorted()).toEqual(assumed.toSorted())
  })
})
