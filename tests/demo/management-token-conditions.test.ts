// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest'

import { ManagementTokenList } from '~/api/management-tokens'
import { listManagementTokens } from '~/demo/tables/management-tokens'
import { maria } from '~/demo/data/personas'
import { createDatabase, issueBearerToken, setScenario } from '~/demo/server'
import { seedApiKeys } from '~/demo/seeds/api-keys'

import { startManage, TOKENS, wish } from './management-api-client'

const CI_DEPLOY = `${TOKENS}/13702`

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00.250Z') })
})

test.each([
  ['rate-limited', 'GET', 429, { code: 'manage.rateLimited' }],
  ['maintenance', 'GET', 503, { reason: expect.any(String) }],
  ['server-error', 'GET', 500, { error: 'Application error.', exceptionId: expect.any(String) }],
  ['forbidden', 'GET', 403, { error: 'Access denied.', code: 403 }],
  ['session-expired', 'GET', 401, { error: 'Invalid access token' }],
  ['tokens-absent', 'GET', 404, { error: 'Not found.' }],
  ['tokens-absent', 'POST', 404, { error: 'Not found.' }],
  ['tokens-not-implemented', 'GET', 501, { error: 'Not implemented.' }],
  ['tokens-sudo', 'POST', 403, { code: 'manage.sudoRequired' }],
  ['tokens-sudo', 'DELETE', 403, { code: 'manage.sudoRequired' }],
  ['tokens-name-refused', 'POST', 422, { errors: [{ key: 'description', message: 'This name is reserved.' }] }],
  [
    'tokens-lifetime-refused',
    'POST',
    422,
    { errors: [{ key: 'expiresIn', message: expect.stringMatching('30 days') }] },
  ],
  ['tokens-delete-fails', 'DELETE', 500, { error: 'Application error.' }],
] as const)('under "%s" a %s is answered with %i, and nothing is done', async (condition, method, status, body) => {
  const { api, database } = startManage()
  setScenario(database, { condition })
  const answer = await api(method, method === 'DELETE' ? CI_DEPLOY : TOKENS, method === 'POST' ? wish : undefined)
  expect(answer).toMatchObject({ status, body })
  expect(listManagementTokens(database, maria)).toHaveLength(11)
})

test('a pause that is asked for says how long', async () => {
  expect((await startManage({ condition: 'rate-limited' }).api('GET', TOKENS)).retryAfter).toBe('20')
  expect((await startManage({ condition: 'maintenance' }).api('GET', TOKENS)).retryAfter).toBe('30')
})

test('no answer, a web page or half an answer come from here as they come from the API', async () => {
  const { api, verify, database } = startManage()
  const { token } = (await api('POST', TOKENS, wish)).body
  setScenario(database, { condition: 'offline-api' })
  await expect(api('GET', TOKENS)).rejects.toThrow(TypeError)
  await expect(verify(token)).rejects.toThrow(TypeError)
  for (const condition of ['html', 'truncated'] as const) {
    setScenario(database, { condition })
    await expect(api('GET', TOKENS)).rejects.toThrow(SyntaxError)
    await expect(verify(token)).rejects.toThrow(SyntaxError)
  }
})

test('where the addresses are not known, and where the session is over, a token can still be verified', async () => {
  const { api, verify, database } = startManage()
  const { token } = (await api('POST', TOKENS, wish)).body
  for (const condition of ['tokens-absent', 'tokens-not-implemented', 'session-expired'] as const) {
    setScenario(database, { condition })
    expect((await verify(token)).status).toBe(200)
  }
})

test('under "tokens-sudo" whoever was made to log in a moment ago may change things, for five minutes', async () => {
  const { api, database } = startManage({ condition: 'tokens-sudo' })
  expect((await api('GET', TOKENS)).status).toBe(200)
  const authorization = `Bearer ${issueBearerToken(database, maria, { wasForced: true })}`
  expect((await api('POST', TOKENS, wish, { authorization })).status).toBe(201)
  expect((await api('DELETE', CI_DEPLOY, undefined, { authorization })).status).toBe(204)
  vi.setSystemTime(Date.now() + 5 * 60_000)
  expect((await api('POST', TOKENS, wish, { authorization })).status).toBe(403)
})

test('under "tokens-lost" the token is made, and nobody hears of it', async () => {
  const { api, database } = startManage({ condition: 'tokens-lost' })
  await expect(api('POST', TOKENS, wish)).rejects.toThrow(TypeError)
  expect(listManagementTokens(database, maria)[0]?.description).toBe('CI release')
})

test('under "tokens-create-fails" the first attempt makes nothing, and the next one works, each time it is chosen', async () => {
  const { api, database } = startManage({ condition: 'tokens-create-fails' })
  expect(await api('POST', TOKENS, wish)).toMatchObject({ status: 500, body: { error: 'Application error.' } })
  expect(listManagementTokens(database, maria)).toHaveLength(11)
  expect((await api('POST', TOKENS, wish)).status).toBe(201)
  expect((await api('POST', TOKENS, wish)).status).toBe(201)
  setScenario(database, { condition: 'tokens-create-fails' })
  expect((await api('POST', TOKENS, wish)).status).toBe(500)
})

test('under "tokens-gone" a token that is listed turns out to be gone, and stays so', async () => {
  const { api } = startManage({ condition: 'tokens-gone' })
  expect((await api('GET', CI_DEPLOY)).status).toBe(200)
  expect(await api('DELETE', CI_DEPLOY)).toMatchObject({ status: 404, body: { code: 'manage.tokenNotFound' } })
  expect((await api('GET', TOKENS)).body).toHaveLength(10)
})

test('under "tokens-in-use" every active token was used a moment ago, at each read anew', async () => {
  const { api } = startManage({ condition: 'tokens-in-use' })
  const read = async () => {
    const tokens = ManagementTokenList.parse((await api('GET', TOKENS)).body)
    return Object.fromEntries(tokens.map(({ name, lastUsed }) => [name, Date.now() - Number(lastUsed)]))
  }
  const before = await read()
  vi.setSystemTime(Date.now() + 10 * 60_000)
  const after = await read()
  for (const name of ['laptop', 'CI deploy', 'billing-robot', 'Session of keboola CLI']) {
    expect(before[name]).toBeLessThan(60_000)
    expect(after[name]).toBeLessThan(60_000)
  }
  for (const name of ['hackathon', 'audit (frozen)']) expect(after[name]).toBe((before[name] ?? 0) + 10 * 60_000)

  // Under the hands of somebody who has only just made it.
  const { id } = (await api('POST', TOKENS, wish)).body
  const { created, lastUsed } = (await api('GET', `${TOKENS}/${id}`)).body
  expect(lastUsed).toBe(created)
})

test('under "tokens-odd" fields are added and missing, and the app reads the list all the same', async () => {
  const { api } = startManage({ condition: 'tokens-odd' })
  const { body } = await api('GET', TOKENS)
  expect(body[0]).toMatchObject({ id: 13_894, color: 'green' })
  const named = (name: string) => body.find(({ description }: { description: string }) => description === name)
  expect(named('legacy reporting')).toMatchObject({ id: 812, expires: null })
  expect(named('laptop')).not.toHaveProperty('isDisabled')
  const tokens = ManagementTokenList.parse(body)
  expect(tokens).toHaveLength(11)
  expect(tokens.find(({ name }) => name === 'legacy reporting')?.expires).toBeUndefined()
})

test('two thousand tokens are as mixed as two thousand are, and the same at each start', async () => {
  const { body } = await startManage({ data: 'tokens-2000' }).api('GET', TOKENS)
  const tokens = ManagementTokenList.parse(body)
  expect(new Set(tokens.map(({ id }) => id)).size).toBe(2000)
  expect(tokens.toSorted((one, other) => Number(other.created) - Number(one.created))).toEqual(tokens)
  const now = Date.now()
  const count = (does: (token: (typeof tokens)[number]) => boolean) => tokens.filter(does).length
  expect(count(({ isSession }) => isSession)).toBe(42)
  expect(count(({ isExpired }) => isExpired)).toBeGreaterThan(500)
  expect(count(({ isExpired }) => !isExpired)).toBeGreaterThan(1000)
  expect(count(({ isDisabled, isExpired }) => isDisabled && !isExpired)).toBeGreaterThan(50)
  expect(count(({ lastUsed }) => lastUsed === undefined)).toBeGreaterThan(300)
  expect(count(({ name }) => name.length > 150)).toBeGreaterThan(30)
  expect(count(({ expires, isExpired }) => !isExpired && Number(expires) - now < 7 * 86_400_000)).toBeGreaterThan(80)
  for (const { created, lastUsed, expires } of tokens) {
    expect(Number(created)).toBeLessThanOrEqual(Number(lastUsed ?? expires))
    expect(Number(lastUsed ?? 0)).toBeLessThanOrEqual(now)
  }
  const again = listManagementTokens(createDatabase({ data: 'tokens-2000' }), maria)
  expect(again.map(({ id, description }) => [`${id}`, description])).toEqual(tokens.map(({ id, name }) => [id, name]))
})

test('all tokens can have expired, and then the keys are as usual', async () => {
  const { api, database } = startManage({ data: 'tokens-expired' })
  const tokens = ManagementTokenList.parse((await api('GET', TOKENS)).body)
  expect(tokens).toHaveLength(11)
  expect(tokens.filter(({ isExpired }) => !isExpired)).toEqual([])
  const { seededAt } = database.read()
  const names = seedApiKeys('tokens-expired', maria, seededAt).map(({ name }) => name)
  expect(names).toEqual(seedApiKeys('usual', maria, seededAt).map(({ name }) => name))
})
