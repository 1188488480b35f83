// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest'

import {
  CreatedManagementToken,
  ManagementToken,
  ManagementTokenList,
  TOKEN_HEADER,
  VerifiedToken,
} from '~/api/management-tokens'
import { maria, nils, otto } from '~/demo/data/personas'
import type { ManagementTokenRow } from '~/demo/data/rows'
import { setScenario } from '~/demo/server'

import type { Database } from './demo-server'
import { newToken, startManagementApi, TOKENS } from './management-api-client'

const HOUR = 60 * 60_000
const invalidToken = { status: 401, body: { error: 'Invalid access token' } }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00.250Z') })
})

describe('creating a token', () => {
  test('returns its value once, and no later response or stored state contains the value', async () => {
    const { request, verifyToken, database } = startManagementApi()

    const created = await request('POST', TOKENS, { ...newToken, description: '  CI release ' })

    expect(created.status).toBe(201)
    const { token, isExpiryKnown, ...row } = CreatedManagementToken.parse(created.body)
    expect(isExpiryKnown).toBe(true)
    expect(token).toMatch(new RegExp(`^${row.id}-[A-Za-z0-9]{40}$`))
    expect(row).toMatchObject({ name: 'CI release', lastUsed: undefined, isExpired: false, isSession: false })
    expect(row.expires?.getTime()).toBe(Number(row.created) + 2 * HOUR)

    const list = await request('GET', TOKENS)
    const single = await request('GET', `${TOKENS}/${row.id}`)
    expect(list.body[0]).toEqual(single.body)
    expect(ManagementToken.parse(single.body)).toEqual(row)
    const everythingElse = JSON.stringify([list, single, await verifyToken(token), database.read()])
    expect(everythingElse).toContain('CI release')
    expect(everythingElse).not.toContain(token.split('-')[1])
  })

  test.each([
    [{ ...newToken, description: ' ' }, ['description']],
    [{ ...newToken, description: 'x'.repeat(256) }, ['description']],
    [{ description: 'x'.repeat(255), expiresIn: 3599 }, ['expiresIn']],
    [{ ...newToken, expiresIn: 365 * 86_400 + 1 }, ['expiresIn']],
    [{ ...newToken, expiresIn: '7200' }, ['expiresIn']],
    [{ ...newToken, expiresIn: 7200.5 }, ['expiresIn']],
    [{}, ['description', 'expiresIn']],
  ])('with the body %j returns 422 and names the invalid fields', async (body, fields) => {
    const { request } = startManagementApi()

    const response = await request('POST', TOKENS, body)

    expect(response.status).toBe(422)
    expect(response.body.errors.map(({ key }: { key: string }) => key)).toEqual(fields)
    expect(response.body).toMatchObject({ error: expect.any(String), exceptionId: expect.stringMatching(/^[\w-]+$/) })
    expect((await request('GET', TOKENS)).body).toHaveLength(11)
  })

  test('with a body that is not JSON returns 400', async () => {
    const { request } = startManagementApi()

    const response = await request('POST', TOKENS, '{"description":')

    expect(response).toMatchObject({ status: 400, body: { error: 'Request body not valid' } })
  })

  test('allows a lifetime of one year', async () => {
    const { request } = startManagementApi()

    const response = await request('POST', TOKENS, { ...newToken, expiresIn: 365 * 86_400 })

    expect(response.status).toBe(201)
  })
})

describe('the list', () => {
  test('has a token of each kind, newest first, without owners, values, or hashes', async () => {
    const { request } = startManagementApi()

    const { status, body } = await request('GET', TOKENS)

    expect(status).toBe(200)
    expect(ManagementTokenList.parse(body).map(({ name }) => name)).toEqual([
      'Session of keboola CLI',
      'Session of the browser',
      'hackathon',
      'laptop',
      'CI deploy',
      'terraform',
      'migration-2026',
      'audit (frozen)',
      'nightly export (São Paulo)',
      'billing-robot',
      'legacy reporting',
    ])
    expect(JSON.stringify(body)).not.toMatch(/"user"|"token"|"hash"/)
  })

  test('is empty for a new user', async () => {
    const { request } = startManagementApi({}, nils)

    expect((await request('GET', TOKENS)).body).toEqual([])
  })

  test('discards created tokens when the data scenario changes', async () => {
    const { request, database } = startManagementApi()
    await request('POST', TOKENS, newToken)

    setScenario(database, { data: 'empty' })
    expect((await request('GET', TOKENS)).body).toEqual([])

    setScenario(database, { data: 'usual' })
    expect((await request('GET', TOKENS)).body).toHaveLength(11)
  })

  test('contains timestamps in all four formats of the API, most of them with an offset', async () => {
    const { request } = startManagementApi()

    const { body } = await request('GET', TOKENS)

    const formats = body.map(({ created }: { created: string }) => created.replace(/\d/g, '0'))
    expect(new Set(formats)).toEqual(
      new Set(['0000-00-00T00:00:00+0000', '0000-00-00T00:00:00.000Z', '0000-00-00T00:00:00', '0000-00-00 00:00:00']),
    )
    const withOffset = formats.filter((format: string) => format.endsWith('+0000'))
    expect(withOffset.length).toBeGreaterThan(formats.length / 2)
    const terraform = ManagementTokenList.parse(body).find(({ name }) => name === 'terraform')
    expect(terraform?.lastUsed?.toISOString()).toBe('2026-11-19T09:53:00.000Z')
  })
})

test('a token counts as expired from the millisecond of its expiry', async () => {
  const { request } = startManagementApi()
  const { body } = await request('POST', TOKENS, { ...newToken, expiresIn: 3600 })
  const isExpired = async () => (await request('GET', `${TOKENS}/${body.id}`)).body.isExpired
  const expires = Number(ManagementToken.parse(body).expires)

  vi.setSystemTime(expires - 1)
  expect(await isExpired()).toBe(false)
  vi.setSystemTime(expires)
  expect(await isExpired()).toBe(true)
})

describe('verifying a token', () => {
  test('returns its owner and updates its last use', async () => {
    const { request, verifyToken } = startManagementApi({}, otto)
    const { token, id } = (await request('POST', TOKENS, newToken)).body

    const first = await verifyToken(token)
    vi.setSystemTime(Date.now() + 5000)
    const second = await verifyToken(token)

    expect(first).toMatchObject({ status: 200, body: { id, user: { name: 'Otto Berg', mfaEnabled: true } } })
    expect(VerifiedToken.parse(first.body)).toMatchObject({ owner: otto.email, name: 'CI release' })
    const { lastUsed } = VerifiedToken.parse(second.body)
    expect(Number(lastUsed)).toBe(Number(VerifiedToken.parse(first.body).lastUsed) + 5000)
    expect(ManagementToken.parse((await request('GET', `${TOKENS}/${id}`)).body).lastUsed).toEqual(lastUsed)
  })

  test('returns no owner for the token of a machine', async () => {
    const { request, verifyToken, database } = startManagementApi()
    const { token, id } = (await request('POST', TOKENS, newToken)).body
    changeRow(database, id, { type: 'super' })

    expect((await verifyToken(token)).body).not.toHaveProperty('user')
  })

  test('fails for a session without a token and for an unknown token', async () => {
    const { request, verifyToken } = startManagementApi()

    expect(await request('GET', 'tokens/verify')).toMatchObject(invalidToken)
    expect(await verifyToken(`13702-${'x'.repeat(40)}`)).toMatchObject(invalidToken)
  })

  test('fails for a disabled token and for an expired one', async () => {
    const { request, verifyToken, database } = startManagementApi()
    const { token, id } = (await request('POST', TOKENS, newToken)).body

    changeRow(database, id, { isDisabled: true })
    expect(await verifyToken(token)).toMatchObject(invalidToken)

    changeRow(database, id, { isDisabled: false })
    expect((await verifyToken(token)).status).toBe(200)

    vi.setSystemTime(Date.now() + 2 * HOUR)
    expect(await verifyToken(token)).toMatchObject(invalidToken)
  })
})

test('a management token does not give access to the list of tokens', async () => {
  const { request } = startManagementApi()
  const { token } = (await request('POST', TOKENS, newToken)).body

  expect(await request('GET', TOKENS, undefined, { [TOKEN_HEADER]: token })).toMatchObject(invalidToken)
})

describe('deleting a token', () => {
  test('removes it from the list, invalidates its value, and never reuses its ID', async () => {
    const { request, verifyToken } = startManagementApi()
    const { token, id } = (await request('POST', TOKENS, newToken)).body

    expect(await request('DELETE', `${TOKENS}/${id}`)).toMatchObject({ status: 204, body: undefined })

    expect((await request('GET', TOKENS)).body).toHaveLength(11)
    const notFound = { status: 404, body: { error: 'Token not found.', code: 'manage.tokenNotFound' } }
    expect(await request('GET', `${TOKENS}/${id}`)).toMatchObject(notFound)
    expect(await request('DELETE', `${TOKENS}/${id}`)).toMatchObject(notFound)
    expect((await verifyToken(token)).status).toBe(401)
    expect((await request('POST', TOKENS, newToken)).body.id).toBeGreaterThan(id)
  })

  test('removes a seeded token too', async () => {
    const { request } = startManagementApi()

    expect((await request('DELETE', `${TOKENS}/13702`)).status).toBe(204)

    expect((await request('GET', TOKENS)).body).toHaveLength(10)
  })
})

function changeRow(database: Database, id: number, change: Partial<ManagementTokenRow>) {
  database.change(({ managementTokens }) => Object.assign(managementTokens.edits[maria.id]?.saved[id] ?? {}, change))
}
