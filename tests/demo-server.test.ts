// @vitest-environment node
import { createHash } from 'node:crypto'
import { setupServer } from 'msw/node'
import { expect, onTestFinished, test } from 'vitest'

import { ApiKeyDraft, ApiKeyList } from '~/api/api-keys'
import { readAuthorizeRequest, signIn } from '~/demo/identity-provider'
import { maria, nils, PASSWORD, type Persona } from '~/demo/personas'
import { createDatabase, createDemoHandlers, issueAccessToken, setScenario } from '~/demo/server'
import type { Scenario } from '~/demo/scenarios'
import { AUDIENCE, CLIENT_ID, HAL_BASE, ISSUER } from '~/demo/world'

const VERIFIER = 'a-verifier-that-is-long-enough-for-the-rule-of-43-characters'
const CALLBACK = 'https://console.example/callback'

test('a code is exchanged for tokens by whoever knows the verifier', async () => {
  const { database, post } = startDemo()
  const answer = await exchange(post, logIn(database))
  expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', refresh_token: expect.any(String) } })
  expect(claimsOf(answer.body.id_token)).toMatchObject({
    iss: ISSUER,
    aud: CLIENT_ID,
    sub: maria.id,
    nonce: 'n-1',
    email: 'maria@example.com',
  })
})

test('a wrong verifier or another redirect address is refused, and the code is spent by it', async () => {
  const { database, post } = startDemo()
  const code = logIn(database)
  expect(await exchange(post, code, { code_verifier: 'guess' })).toMatchObject({ body: { error: 'invalid_grant' } })
  expect(await exchange(post, code)).toMatchObject({ status: 403, body: { error: 'invalid_grant' } })
  expect(await exchange(post, logIn(database), { redirect_uri: 'https://evil.example/' })).toMatchObject({
    status: 403,
  })
})

test('a refresh token that is used twice takes its whole family with it', async () => {
  const { database, post } = startDemo()
  const { body: first } = await exchange(post, logIn(database))
  const { body: second } = await refresh(post, first.refresh_token)
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect(await refresh(post, first.refresh_token)).toMatchObject({
    status: 403,
    body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
  })
  expect(await refresh(post, second.refresh_token)).toMatchObject({ status: 403 })
})

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

test('a session that expired is whole again after the next login, and not before', async () => {
  const { database, post, api } = startDemo()
  const { body: before } = await exchange(post, logIn(database))
  setScenario(database, { condition: 'session-expired' })
  expect((await api('GET', 'apikeys/', undefined, before.access_token)).status).toBe(401)
  expect(await refresh(post, before.refresh_token)).toMatchObject({ status: 403, body: { error: 'invalid_grant' } })
  expect(database.read().identity.session).toBeNull()
  const { body: after } = await exchange(post, logIn(database))
  expect((await api('GET', 'apikeys/', undefined, after.access_token)).status).toBe(200)
})

test('a fourth reset e-mail within a minute is refused', async () => {
  const { post } = startDemo()
  const ask = () => post('dbconnections/change_password', { client_id: CLIENT_ID, email: maria.email })
  for (let time = 0; time < 3; time += 1) expect((await ask()).status).toBe(200)
  expect((await ask()).status).toBe(429)
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

type Post = ReturnType<typeof startDemo>['post']

function startDemo(scenario: Partial<Scenario> = {}, persona: Persona = maria, database = createDatabase(scenario)) {
  const server = setupServer(...createDemoHandlers(database))
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  const bearer = issueAccessToken(database, persona)

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
    async post(path: string, fields: Record<string, string>) {
      const response = await fetch(`${ISSUER}${path}`, { method: 'POST', body: new URLSearchParams(fields) })
      const isJson = response.headers.get('content-type')?.includes('json')
      return { status: response.status, body: isJson ? await response.json() : await response.text() }
    },
  }
}

function logIn(database: ReturnType<typeof createDatabase>): string {
  const request = readAuthorizeRequest(
    new URLSearchParams({
      client_id: CLIENT_ID,
      redirect_uri: CALLBACK,
      state: 's-1',
      nonce: 'n-1',
      scope: 'openid profile email offline_access',
      audience: AUDIENCE,
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
    }),
    new URL(CALLBACK).origin,
  )
  const answer = request && signIn(database, request, { email: maria.email, password: PASSWORD })
  return (answer?.kind === 'leave' && new URL(answer.url).searchParams.get('code')) || ''
}

function exchange(post: Post, code: string, more: Record<string, string> = {}) {
  return post('oauth/token', {
    client_id: CLIENT_ID,
    grant_type: 'authorization_code',
    code,
    code_verifier: VERIFIER,
    redirect_uri: CALLBACK,
    ...more,
  })
}

function refresh(post: Post, token: string) {
  return post('oauth/token', { client_id: CLIENT_ID, grant_type: 'refresh_token', refresh_token: token })
}

function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}
