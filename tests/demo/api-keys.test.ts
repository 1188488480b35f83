// @vitest-environment node
import { setupServer } from 'msw/node'
import { expect, onTestFinished, test } from 'vitest'

import { ApiKeyDraft, ApiKeyList } from '~/api/api-keys'
import { maria, nils, type Persona } from '~/demo/data/personas'
import { createDatabase, createDemoHandlers, issueBearerToken, setScenario } from '~/demo/server'
import type { Scenario } from '~/demo/data/scenarios'
import { AUDIENCE, HAL_BASE } from '~/demo/demo-config'

import { claimsOf } from './tenant-client'

test('a draft is not a key: it is neither listed nor found', async () => {
  const { api } = startDemo()
  const draft = await api('POST', 'apikeys/')
  expect(draft.status).toBe(200)
  expect(Object.keys(ApiKeyDraft.parse(draft.body)._links)).toEqual(['create apikey'])
  expect(draft.body).not.toHaveProperty('name')
  expect((await api('GET', 'apikeys/?size=100')).body.page.totalElements).toBe(6)
  expect((await api('GET', `apikeys/${draft.body.id}`)).status).toBe(404)
})

test('a secret comes once, with the key that was made; a repeated create is an update without one', async () => {
  const { api, database } = startDemo()
  const { body: draft } = await api('POST', 'apikeys')
  const created = await api('PUT', `apikeys/${draft.id}`, { name: 'etl' })
  expect(created.status).toBe(201)
  const secret = created.body.clientSecret
  expect(secret).toMatch(/^[\w-]{64}$/)

  const again = await api('PUT', `apikeys/${draft.id}`, { name: 'etl' })
  expect(again).toMatchObject({ status: 200, body: { id: draft.id, name: 'etl' } })
  const everything = JSON.stringify([again, await api('GET', 'apikeys/?size=100'), database.read()])
  expect(everything).toContain('"etl"')
  expect(everything).not.toContain(secret)
})

test('the list speaks as the app reads it, and only the default key brings a token, the same at each read', async () => {
  const { api } = startDemo()
  const { body } = await api('GET', 'apikeys/?sort=name,asc')
  expect(ApiKeyList.parse(body).items.map(({ name }) => name)).toEqual([
    'CI deploy',
    'default',
    'laptop-2026-11',
    'meltano-scheduler (prod)',
    'notebooks',
    'SIT-generated api key (2026-04-15T10:46:52.283429095)',
  ])
  const withToken = body._embedded.apikeys.filter((key: object) => 'accessToken' in key)
  expect(withToken).toHaveLength(1)
  const [{ name, clientId, accessToken, profileId, _links, created }] = withToken
  expect({ name, profileId }).toEqual({ name: 'default', profileId: maria.id })
  expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/)
  expect(_links.profile.href).toContain('auth0%7C')
  expect(claimsOf(accessToken)).toMatchObject({ aud: AUDIENCE, azp: clientId, sub: `${clientId}@clients` })
  const reread = await api('GET', 'apikeys/?sort=created,desc')
  expect(JSON.stringify(reread.body)).toContain(accessToken)
  expect((await api('GET', 'apikeys/', undefined, accessToken)).status).toBe(200)
})

test('an empty collection has no _embedded', async () => {
  const { api } = startDemo({}, nils)
  const { body } = await api('GET', 'apikeys/')
  expect(body).not.toHaveProperty('_embedded')
  expect(ApiKeyList.parse(body)).toMatchObject({ items: [], page: { totalElements: 0, totalPages: 0 } })
})

test('thousands of keys come in pages of at most a hundred, each key once', async () => {
  const { api } = startDemo({ data: 'keys-2000' })
  const ids = new Set<string>()
  for (let page = 0; page < 20; page += 1) {
    const { body } = await api('GET', `apikeys/?page=${page}&size=500&sort=name,desc`)
    expect(body.page).toEqual({ size: 100, totalElements: 2000, totalPages: 20, number: page })
    for (const { id } of ApiKeyList.parse(body).items) ids.add(id)
  }
  expect(ids.size).toBe(2000)
})

test('a name must be there and not be too long; a stranger gets an empty 401', async () => {
  const { api } = startDemo()
  const { body: draft } = await api('POST', 'apikeys/')
  for (const name of [' ', 'x'.repeat(256)]) {
    expect(await api('PUT', `apikeys/${draft.id}`, { name })).toMatchObject({
      status: 400,
      body: { status: 400, errors: [{ field: 'name', defaultMessage: expect.any(String) }] },
    })
  }
  expect(await api('GET', 'apikeys/', undefined, 'made-up')).toEqual({ status: 401, body: undefined })
})

test('links carry the rights: left out, merged, or on another host', async () => {
  const { api, database } = startDemo()
  const relsUnder = async (condition: Scenario['condition']) => {
    setScenario(database, { condition })
    const { body } = await api('GET', 'apikeys/')
    const [key] = body._embedded.apikeys
    return Object.keys(key._links)
  }
  expect(await relsUnder('normal')).toEqual(['self', 'update apikey', 'delete apikey', 'profile'])
  expect(await relsUnder('read-only-links')).toEqual(['self', 'profile'])
  expect(await relsUnder('merged-links')).toEqual(['self', 'update delete apikey', 'profile'])
  setScenario(database, { condition: 'foreign-links' })
  const { body } = await api('GET', 'apikeys/')
  expect(body._embedded.apikeys[0]._links['delete apikey'].href).toMatch(/^https:\/\/elsewhere\.example\//)
})

test('a lost answer leaves the key behind; a failed create leaves the draft to try again', async () => {
  const { api, database } = startDemo({ condition: 'put-lost' })
  const { body: lost } = await api('POST', 'apikeys/')
  await expect(api('PUT', `apikeys/${lost.id}`, { name: 'lost' })).rejects.toThrow(TypeError)
  expect((await api('PUT', `apikeys/${lost.id}`, { name: 'lost' })).status).toBe(200)

  setScenario(database, { condition: 'put-fails' })
  const { body: failed } = await api('POST', 'apikeys/')
  expect((await api('PUT', `apikeys/${failed.id}`, { name: 'failed' })).status).toBe(500)
  expect((await api('GET', `apikeys/${failed.id}`)).status).toBe(404)
  expect((await api('PUT', `apikeys/${failed.id}`, { name: 'failed' })).status).toBe(201)
})

test.each([
  ['limit-reached', 200],
  ['rate-limited', 429],
  ['maintenance', 503],
  ['server-error', 500],
  ['forbidden', 403],
  ['session-expired', 401],
] as const)('under "%s" the list answers %i', async (condition, status) => {
  const { api } = startDemo({ condition })
  expect((await api('GET', 'apikeys/')).status).toBe(status)
})

test('what was done survives a reload, for every tab of the browser', async () => {
  let kept: string | null = null
  const storage = { load: () => kept, save: (text: string) => void (kept = text), clear: () => void (kept = null) }
  const { api } = startDemo({}, maria, createDatabase({}, storage))
  const { body } = await api('GET', 'apikeys/?sort=name,asc')
  await api('DELETE', `apikeys/${body._embedded.apikeys[0].id}`)
  const otherTab = createDatabase({}, storage)
  expect(Object.values(otherTab.read().edits)).toMatchObject([{ removed: [body._embedded.apikeys[0].id] }])
})

function startDemo(scenario: Partial<Scenario> = {}, persona: Persona = maria, database = createDatabase(scenario)) {
  const server = setupServer(...createDemoHandlers(database))
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  const bearer = issueBearerToken(database, persona)

  return {
    database,
    async api(method: string, path: string, body?: object, token = bearer) {
      const response = await fetch(`${HAL_BASE}/${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
    },
  }
}
