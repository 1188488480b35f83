// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { ApiKeyDraft } from '~/api/api-key-writes'
import { ApiKeyList } from '~/api/api-keys'
import { maria, nils } from '~/demo/data/personas'
import type { Condition } from '~/demo/data/scenarios'
import { AUDIENCE } from '~/demo/demo-config'
import { createDatabase, setScenario } from '~/demo/server'

import { startApiKeyApi } from './api-key-client'
import { claimsOf } from './tenant-client'

describe('creating a key', () => {
  test('starts with a draft, which is not listed and cannot be read', async () => {
    const { request } = startApiKeyApi()

    const draft = await request('POST', 'apikeys/')

    expect(draft.status).toBe(200)
    expect(Object.keys(ApiKeyDraft.parse(draft.body)._links)).toEqual(['create apikey'])
    expect(draft.body).not.toHaveProperty('name')
    expect((await request('GET', 'apikeys/?size=100')).body.page.totalElements).toBe(6)
    expect((await request('GET', `apikeys/${draft.body.id}`)).status).toBe(404)
  })

  test('returns the secret once: repeating the request updates the key and returns no secret', async () => {
    const { request, database } = startApiKeyApi()
    const { body: draft } = await request('POST', 'apikeys')

    const created = await request('PUT', `apikeys/${draft.id}`, { name: 'etl' })
    const repeated = await request('PUT', `apikeys/${draft.id}`, { name: 'etl' })

    expect(created.status).toBe(201)
    const secret = created.body.clientSecret
    expect(secret).toMatch(/^[\w-]{64}$/)
    expect(repeated).toMatchObject({ status: 200, body: { id: draft.id, name: 'etl' } })
    const everythingElse = JSON.stringify([repeated, await request('GET', 'apikeys/?size=100'), database.read()])
    expect(everythingElse).toContain('"etl"')
    expect(everythingElse).not.toContain(secret)
  })

  test.each([' ', 'x'.repeat(256)])('returns 400 with a field error for the name "%s"', async (name) => {
    const { request, createDraft } = startApiKeyApi()
    const draft = await createDraft()

    const response = await request('PUT', `apikeys/${draft.id}`, { name })

    expect(response).toMatchObject({
      status: 400,
      body: { status: 400, errors: [{ field: 'name', defaultMessage: expect.any(String) }] },
    })
  })

  test('creates the key under "put-lost", although the response is lost', async () => {
    const { request, createDraft } = startApiKeyApi({ condition: 'put-lost' })
    const draft = await createDraft()

    await expect(request('PUT', `apikeys/${draft.id}`, { name: 'lost' })).rejects.toThrow(TypeError)

    expect((await request('PUT', `apikeys/${draft.id}`, { name: 'lost' })).status).toBe(200)
  })

  test('fails once under "put-fails" and keeps the draft, so that a retry succeeds', async () => {
    const { request, createDraft } = startApiKeyApi({ condition: 'put-fails' })
    const draft = await createDraft()

    expect((await request('PUT', `apikeys/${draft.id}`, { name: 'failed' })).status).toBe(500)

    expect((await request('GET', `apikeys/${draft.id}`)).status).toBe(404)
    expect((await request('PUT', `apikeys/${draft.id}`, { name: 'failed' })).status).toBe(201)
  })
})

describe('the list', () => {
  test('matches the schema of the app and is sorted by name without regard to case', async () => {
    const { request } = startApiKeyApi()

    const { body } = await request('GET', 'apikeys/?sort=name,asc')

    expect(ApiKeyList.parse(body).items.map(({ name }) => name)).toEqual([
      'CI deploy',
      'default',
      'laptop-2026-11',
      'meltano-scheduler (prod)',
      'notebooks',
      'SIT-generated api key (2026-04-15T10:46:52.283429095)',
    ])
  })

  test('has a developer token for the default key only, and the same token at each read', async () => {
    const { request } = startApiKeyApi()

    const { body } = await request('GET', 'apikeys/?sort=name,asc')
    const nextRead = await request('GET', 'apikeys/?sort=created,desc')

    const withToken = body._embedded.apikeys.filter((key: object) => 'accessToken' in key)
    expect(withToken).toHaveLength(1)
    const [{ name, clientId, accessToken, profileId, _links, created }] = withToken
    expect({ name, profileId }).toEqual({ name: 'default', profileId: maria.id })
    expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/)
    expect(_links.profile.href).toContain('auth0%7C')
    expect(claimsOf(accessToken)).toMatchObject({ aud: AUDIENCE, azp: clientId, sub: `${clientId}@clients` })
    expect(JSON.stringify(nextRead.body)).toContain(accessToken)
    expect((await request('GET', 'apikeys/', undefined, accessToken)).status).toBe(200)
  })

  test('has no _embedded if the user has no keys', async () => {
    const { request } = startApiKeyApi({}, nils)

    const { body } = await request('GET', 'apikeys/')

    expect(body).not.toHaveProperty('_embedded')
    expect(ApiKeyList.parse(body)).toMatchObject({ items: [], page: { totalElements: 0, totalPages: 0 } })
  })

  test('splits 2,000 keys into pages of at most 100, with each key on one page', async () => {
    const { request } = startApiKeyApi({ data: 'keys-2000' })

    const ids = new Set<string>()
    for (let page = 0; page < 20; page += 1) {
      const { body } = await request('GET', `apikeys/?page=${page}&size=500&sort=name,desc`)
      expect(body.page).toEqual({ size: 100, totalElements: 2000, totalPages: 20, number: page })
      for (const { id } of ApiKeyList.parse(body).items) ids.add(id)
    }

    expect(ids.size).toBe(2000)
  })

  test('returns 401 without a body for an unknown bearer token', async () => {
    const { request } = startApiKeyApi()

    expect(await request('GET', 'apikeys/', undefined, 'made-up')).toEqual({ status: 401, body: undefined })
  })

  test.each([
    ['limit-reached', 200],
    ['rate-limited', 429],
    ['maintenance', 503],
    ['server-error', 500],
    ['forbidden', 403],
    ['session-expired', 401],
  ] as const)('under "%s" returns %i', async (condition, status) => {
    const { request } = startApiKeyApi({ condition })

    expect((await request('GET', 'apikeys/')).status).toBe(status)
  })
})

describe('the links of a key', () => {
  test.each<[Condition, string[]]>([
    ['normal', ['self', 'update apikey', 'delete apikey', 'profile']],
    ['read-only-links', ['self', 'profile']],
    ['merged-links', ['self', 'update delete apikey', 'profile']],
  ])('under "%s" are %j', async (condition, relations) => {
    const { request } = startApiKeyApi({ condition })

    const { body } = await request('GET', 'apikeys/')

    expect(Object.keys(body._embedded.apikeys[0]._links)).toEqual(relations)
  })

  test('point to another host under "foreign-links"', async () => {
    const { request, database } = startApiKeyApi()
    setScenario(database, { condition: 'foreign-links' })

    const { body } = await request('GET', 'apikeys/')

    expect(body._embedded.apikeys[0]._links['delete apikey'].href).toMatch(/^https:\/\/elsewhere\.example\//)
  })

  test('are templates of the list’s URL under "list-links"', async () => {
    const { request } = startApiKeyApi({ condition: 'list-links' })

    const { body } = await request('GET', 'apikeys/')

    expect(body._embedded.apikeys[0]._links['delete apikey'].href).toMatch(/\/apikeys\{\/key\}$/)
  })
})

test('a change to the keys survives a reload and is visible in other tabs', async () => {
  let stored: string | null = null
  const storage = {
    load: () => stored,
    save: (text: string) => void (stored = text),
    clear: () => void (stored = null),
  }
  const { request } = startApiKeyApi({}, maria, createDatabase({}, storage))
  const { body } = await request('GET', 'apikeys/?sort=name,asc')
  const { id } = body._embedded.apikeys[0]

  await request('DELETE', `apikeys/${id}`)

  const otherTab = createDatabase({}, storage)
  expect(Object.values(otherTab.read().apiKeyEdits)).toMatchObject([{ removed: [id] }])
})
