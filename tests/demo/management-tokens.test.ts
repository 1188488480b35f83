// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest'

import {
  CreatedManagementToken,
  ManagementToken,
  ManagementTokenList,
  TOKEN_HEADER,
  VerifiedToken,
} from '~/api/management-tokens'
import { maria, nils, otto } from '~/demo/data/personas'
import { setScenario, type createDatabase } from '~/demo/server'
import type { ManagementTokenRow } from '~/demo/data/api-json'

import { startManage, TOKENS, wish } from './management-api-client'

const HOUR = 60 * 60_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00.250Z') })
})

test('a token comes once, with the answer that made it', async () => {
  const { api, verify, database } = startManage()
  const created = await api('POST', TOKENS, { ...wish, description: '  CI release ' })
  expect(created.status).toBe(201)
  const { token, ...row } = CreatedManagementToken.parse(created.body)
  expect(token).toMatch(new RegExp(`^${row.id}-[A-Za-z0-9]{40}$`))
  expect(row).toMatchObject({ name: 'CI release', lastUsed: undefined, isExpired: false, isSession: false })
  expect(row.expires?.getTime()).toBe(row.created.getTime() + 2 * HOUR)

  const list = await api('GET', TOKENS)
  const one = await api('GET', `${TOKENS}/${row.id}`)
  expect(list.body[0]).toEqual(one.body)
  expect(ManagementToken.parse(one.body)).toEqual(row)
  const everything = JSON.stringify([list, one, await verify(token), database.read()])
  expect(everything).toContain('CI release')
  expect(everything).not.toContain(token.split('-')[1])
})

test('the list has a token of each kind, the newest first, and never says whose they are', async () => {
  const { api } = startManage()
  const { status, body } = await api('GET', TOKENS)
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

test('newcomers and empty accounts have no tokens, and other data begins anew', async () => {
  expect((await startManage({}, nils).api('GET', TOKENS)).body).toEqual([])
  const { api, database } = startManage()
  await api('POST', TOKENS, wish)
  setScenario(database, { data: 'empty' })
  expect((await api('GET', TOKENS)).body).toEqual([])
  setScenario(database, { data: 'usual' })
  expect((await api('GET', TOKENS)).body).toHaveLength(11)
})

test('every way to write an instant occurs, the usual one the most', async () => {
  const { api } = startManage()
  const { body } = await api('GET', TOKENS)
  const forms = body.map(({ created }: { created: string }) => created.replace(/\d/g, '0'))
  expect(new Set(forms)).toEqual(
    new Set(['0000-00-00T00:00:00+0000', '0000-00-00T00:00:00.000Z', '0000-00-00T00:00:00', '0000-00-00 00:00:00']),
  )
  expect(forms.filter((form: string) => form.endsWith('+0000')).length).toBeGreaterThan(forms.length / 2)
  const read = ManagementTokenList.parse(body).find(({ name }) => name === 'terraform')
  expect(read?.lastUsed?.toISOString()).toBe('2026-11-19T09:53:00.000Z')
})

test('whether a token has expired is told by the clock of the moment', async () => {
  const { api } = startManage()
  const { body } = await api('POST', TOKENS, { ...wish, expiresIn: 3600 })
  const isExpired = async () => (await api('GET', `${TOKENS}/${body.id}`)).body.isExpired
  const expires = Number(ManagementToken.parse(body).expires)
  vi.setSystemTime(expires - 1)
  expect(await isExpired()).toBe(false)
  vi.setSystemTime(expires)
  expect(await isExpired()).toBe(true)
})

test('a token says whose it is when it is asked with itself, and has been used then', async () => {
  const { api, verify } = startManage({}, otto)
  const { token, id } = (await api('POST', TOKENS, wish)).body
  const first = await verify(token)
  expect(first).toMatchObject({ status: 200, body: { id, user: { name: 'Otto Berg', mfaEnabled: true } } })
  expect(VerifiedToken.parse(first.body)).toMatchObject({ owner: otto.email, name: 'CI release' })
  vi.setSystemTime(Date.now() + 5000)
  const lastUsed = VerifiedToken.parse((await verify(token)).body).lastUsed
  expect(Number(lastUsed)).toBe(Number(VerifiedToken.parse(first.body).lastUsed) + 5000)
  expect(ManagementToken.parse((await api('GET', `${TOKENS}/${id}`)).body).lastUsed).toEqual(lastUsed)
})

test('a token of a machine has no user', async () => {
  const { api, verify, database } = startManage()
  const { token, id } = (await api('POST', TOKENS, wish)).body
  changeRow(database, id, { type: 'super' })
  expect((await verify(token)).body).not.toHaveProperty('user')
})

test('nothing else lets in: no made-up token, no session, and no token that is over', async () => {
  const { api, verify, database } = startManage()
  const invalid = { status: 401, body: { error: 'Invalid access token' } }
  expect(await api('GET', 'tokens/verify')).toMatchObject(invalid)
  expect(await verify(`13702-${'x'.repeat(40)}`)).toMatchObject(invalid)

  const { token, id } = (await api('POST', TOKENS, wish)).body
  expect(await api('GET', TOKENS, undefined, { [TOKEN_HEADER]: token })).toMatchObject(invalid)
  changeRow(database, id, { isDisabled: true })
  expect(await verify(token)).toMatchObject(invalid)
  changeRow(database, id, { isDisabled: false })
  expect((await verify(token)).status).toBe(200)
  vi.setSystemTime(Date.now() + 2 * HOUR)
  expect(await verify(token)).toMatchObject(invalid)
})

test('a deleted token is gone: not listed, not found, not accepted, and its number is not given again', async () => {
  const { api, verify } = startManage()
  const { token, id } = (await api('POST', TOKENS, wish)).body
  expect(await api('DELETE', `${TOKENS}/${id}`)).toMatchObject({ status: 204, body: undefined })
  expect((await api('GET', TOKENS)).body).toHaveLength(11)
  const gone = { status: 404, body: { error: 'Token not found.', code: 'manage.tokenNotFound' } }
  expect(await api('GET', `${TOKENS}/${id}`)).toMatchObject(gone)
  expect(await api('DELETE', `${TOKENS}/${id}`)).toMatchObject(gone)
  expect((await verify(token)).status).toBe(401)
  expect((await api('POST', TOKENS, wish)).body.id).toBeGreaterThan(id)

  expect((await api('DELETE', `${TOKENS}/13702`)).status).toBe(204)
  expect((await api('GET', TOKENS)).body).toHaveLength(11)
})

test.each([
  [{ ...wish, description: ' ' }, ['description']],
  [{ ...wish, description: 'x'.repeat(256) }, ['description']],
  [{ description: 'x'.repeat(255), expiresIn: 3599 }, ['expiresIn']],
  [{ ...wish, expiresIn: 365 * 86_400 + 1 }, ['expiresIn']],
  [{ ...wish, expiresIn: '7200' }, ['expiresIn']],
  [{ ...wish, expiresIn: 7200.5 }, ['expiresIn']],
  [{}, ['description', 'expiresIn']],
])('%j is refused, each field by its name', async (body, keys) => {
  const { api } = startManage()
  const answer = await api('POST', TOKENS, body)
  expect(answer.status).toBe(422)
  expect(answer.body.errors.map(({ key }: { key: string }) => key)).toEqual(keys)
  expect(answer.body).toMatchObject({ error: expect.any(String), exceptionId: expect.stringMatching(/^[\w-]+$/) })
  expect((await api('GET', TOKENS)).body).toHaveLength(11)
})

test('what is no JSON is not valid, and a year is the longest that a token may live', async () => {
  const { api } = startManage()
  const broken = await api('POST', TOKENS, '{"description":')
  expect(broken).toMatchObject({ status: 400, body: { error: 'Request body not valid' } })
  expect((await api('POST', TOKENS, { ...wish, expiresIn: 365 * 86_400 })).status).toBe(201)
})

function changeRow(database: ReturnType<typeof createDatabase>, id: number, change: Partial<ManagementTokenRow>) {
  database.change(({ managementTokens }) => Object.assign(managementTokens.edits[maria.id]?.saved[id] ?? {}, change))
}
