// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest'

import { ManagementTokenList } from '~/api/management-tokens'
import { maria } from '~/demo/data/personas'
import { seedApiKeys } from '~/demo/seeds/api-keys'
import { createDatabase, issueBearerToken, setScenario } from '~/demo/server'
import { listManagementTokens } from '~/demo/tables/management-tokens'

import { newToken, startManagementApi, TOKENS } from './management-api-client'

const CI_DEPLOY = `${TOKENS}/13702`
const MINUTE = 60_000
const WEEK = 7 * 86_400_000

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
] as const)('under "%s" a %s request returns %i and changes nothing', async (condition, method, status, body) => {
  const { request, database } = startManagementApi()
  setScenario(database, { condition })

  const path = method === 'DELETE' ? CI_DEPLOY : TOKENS
  const response = await request(method, path, method === 'POST' ? newToken : undefined)

  expect(response).toMatchObject({ status, body })
  expect(listManagementTokens(database, maria)).toHaveLength(11)
})

test.each([
  ['rate-limited', '20'],
  ['maintenance', '30'],
] as const)('under "%s" the response asks for a wait of %s seconds', async (condition, seconds) => {
  const { request } = startManagementApi({ condition })

  expect((await request('GET', TOKENS)).retryAfter).toBe(seconds)
})

test.each([
  ['offline-api', TypeError],
  ['html', SyntaxError],
  ['truncated', SyntaxError],
] as const)('under "%s" a request gets no readable response', async (condition, error) => {
  const { request, verifyToken, database } = startManagementApi()
  const { token } = (await request('POST', TOKENS, newToken)).body
  setScenario(database, { condition })

  await expect(request('GET', TOKENS)).rejects.toThrow(error)
  await expect(verifyToken(token)).rejects.toThrow(error)
})

test.each(['tokens-absent', 'tokens-not-implemented', 'session-expired'] as const)(
  'under "%s" a token can still be verified',
  async (condition) => {
    const { request, verifyToken, database } = startManagementApi()
    const { token } = (await request('POST', TOKENS, newToken)).body
    setScenario(database, { condition })

    expect((await verifyToken(token)).status).toBe(200)
  },
)

test('under "tokens-sudo" changes are allowed for five minutes after a forced login', async () => {
  const { request, database } = startManagementApi({ condition: 'tokens-sudo' })
  expect((await request('GET', TOKENS)).status).toBe(200)
  const authorization = `Bearer ${issueBearerToken(database, maria, { wasForced: true })}`

  expect((await request('POST', TOKENS, newToken, { authorization })).status).toBe(201)
  expect((await request('DELETE', CI_DEPLOY, undefined, { authorization })).status).toBe(204)

  vi.setSystemTime(Date.now() + 5 * MINUTE)
  expect((await request('POST', TOKENS, newToken, { authorization })).status).toBe(403)
})

test('under "tokens-lost" a new token is created, although the response is lost', async () => {
  const { request, database } = startManagementApi({ condition: 'tokens-lost' })

  await expect(request('POST', TOKENS, newToken)).rejects.toThrow(TypeError)

  expect(listManagementTokens(database, maria)[0]?.description).toBe('CI release')
})

describe('under "tokens-create-fails"', () => {
  test('the first attempt creates nothing, and later attempts succeed', async () => {
    const { request, database } = startManagementApi({ condition: 'tokens-create-fails' })

    const firstAttempt = await request('POST', TOKENS, newToken)

    expect(firstAttempt).toMatchObject({ status: 500, body: { error: 'Application error.' } })
    expect(listManagementTokens(database, maria)).toHaveLength(11)
    expect((await request('POST', TOKENS, newToken)).status).toBe(201)
    expect((await request('POST', TOKENS, newToken)).status).toBe(201)
  })

  test('choosing the condition again makes the next attempt fail', async () => {
    const { request, database } = startManagementApi({ condition: 'tokens-create-fails' })
    await request('POST', TOKENS, newToken)
    expect((await request('POST', TOKENS, newToken)).status).toBe(201)

    setScenario(database, { condition: 'tokens-create-fails' })

    expect((await request('POST', TOKENS, newToken)).status).toBe(500)
  })
})

test('under "tokens-gone" deleting a listed token returns 404 and removes it from the list', async () => {
  const { request } = startManagementApi({ condition: 'tokens-gone' })
  expect((await request('GET', CI_DEPLOY)).status).toBe(200)

  const response = await request('DELETE', CI_DEPLOY)

  expect(response).toMatchObject({ status: 404, body: { code: 'manage.tokenNotFound' } })
  expect((await request('GET', TOKENS)).body).toHaveLength(10)
})

describe('under "tokens-in-use"', () => {
  test('each read shows a last use within the last minute for active tokens only', async () => {
    const { request } = startManagementApi({ condition: 'tokens-in-use' })
    const readTimesSinceUse = async () => {
      const tokens = ManagementTokenList.parse((await request('GET', TOKENS)).body)
      return Object.fromEntries(tokens.map(({ name, lastUsed }) => [name, Date.now() - Number(lastUsed)]))
    }

    const before = await readTimesSinceUse()
    vi.setSystemTime(Date.now() + 10 * MINUTE)
    const after = await readTimesSinceUse()

    for (const activeToken of ['laptop', 'CI deploy', 'billing-robot', 'Session of keboola CLI']) {
      expect(before[activeToken]).toBeLessThan(MINUTE)
      expect(after[activeToken]).toBeLessThan(MINUTE)
    }
    for (const inactiveToken of ['hackathon', 'audit (frozen)']) {
      expect(after[inactiveToken]).toBe((before[inactiveToken] ?? 0) + 10 * MINUTE)
    }
  })

  test('the last use of a new token is not before its creation', async () => {
    const { request } = startManagementApi({ condition: 'tokens-in-use' })
    const { id } = (await request('POST', TOKENS, newToken)).body

    const { created, lastUsed } = (await request('GET', `${TOKENS}/${id}`)).body

    expect(lastUsed).toBe(created)
  })
})

test('under "tokens-odd" fields are added or missing, and the schema of the app still accepts the list', async () => {
  const { request } = startManagementApi({ condition: 'tokens-odd' })

  const { body } = await request('GET', TOKENS)

  const findByName = (name: string) => body.find(({ description }: { description: string }) => description === name)
  expect(body[0]).toMatchObject({ id: 13_894, color: 'green' })
  expect(findByName('legacy reporting')).toMatchObject({ id: 812, expires: null })
  expect(findByName('laptop')).not.toHaveProperty('isDisabled')
  const tokens = ManagementTokenList.parse(body)
  expect(tokens).toHaveLength(11)
  expect(tokens.find(({ name }) => name === 'legacy reporting')?.expires).toBeUndefined()
})

describe('with the data "tokens-2000"', () => {
  test('the list has 2,000 tokens of all statuses, newest first', async () => {
    const { request } = startManagementApi({ data: 'tokens-2000' })

    const tokens = ManagementTokenList.parse((await request('GET', TOKENS)).body)

    expect(new Set(tokens.map(({ id }) => id)).size).toBe(2000)
    expect(tokens.toSorted((one, other) => Number(other.created) - Number(one.created))).toEqual(tokens)
    const now = Date.now()
    const count = (matches: (token: (typeof tokens)[number]) => boolean) => tokens.filter(matches).length
    expect(count(({ isSession }) => isSession)).toBe(42)
    expect(count(({ isExpired }) => isExpired)).toBeGreaterThan(500)
    expect(count(({ isExpired }) => !isExpired)).toBeGreaterThan(1000)
    expect(count(({ isDisabled, isExpired }) => isDisabled && !isExpired)).toBeGreaterThan(50)
    expect(count(({ lastUsed }) => lastUsed === undefined)).toBeGreaterThan(300)
    expect(count(({ name }) => name.length > 150)).toBeGreaterThan(30)
    expect(count(({ expires, isExpired }) => !isExpired && Number(expires) - now < WEEK)).toBeGreaterThan(80)
    for (const { created, lastUsed, expires } of tokens) {
      expect(Number(created)).toBeLessThanOrEqual(Number(lastUsed ?? expires))
      expect(Number(lastUsed ?? 0)).toBeLessThanOrEqual(now)
    }
  })

  test('a new database has the same tokens', () => {
    const listTokens = () =>
      listManagementTokens(createDatabase({ data: 'tokens-2000' }), maria).map(({ id, description }) => [
        id,
        description,
      ])

    expect(listTokens()).toEqual(listTokens())
  })
})

test('with the data "tokens-expired" every token has expired, and the API keys are the typical ones', async () => {
  const { request, database } = startManagementApi({ data: 'tokens-expired' })

  const tokens = ManagementTokenList.parse((await request('GET', TOKENS)).body)

  expect(tokens).toHaveLength(11)
  expect(tokens.filter(({ isExpired }) => !isExpired)).toEqual([])
  const { seededAt } = database.read()
  const keyNames = seedApiKeys('tokens-expired', maria, seededAt).map(({ name }) => name)
  expect(keyNames).toEqual(seedApiKeys('usual', maria, seededAt).map(({ name }) => name))
})
