// @vitest-environment node
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'

import { parseInstant } from '~/api/instant'
import { CreatedManagementToken, ManagementTokenList, VerifiedToken } from '~/api/management-tokens'

import { joe, maria } from '../support/servers/accounts.ts'
import { setUpManageServer } from '../support/servers/set-up-manage-server.ts'

const TOKENS = '/manage/current-user/tokens'
const VERIFY = '/manage/tokens/verify'
const UNAUTHORIZED = { status: 401, body: { error: 'Invalid access token' } }
const DAY = 86_400_000

const manage = setUpManageServer()
const { send } = manage

describe('creating a token', () => {
  test('returns its value, which no later response has', async () => {
    const { status, body, text } = await send('POST', TOKENS, { body: { description: 'CI deploy', expiresIn: 7200 } })
    const created = CreatedManagementToken.parse(body)
    expect(status).toBe(201)
    expect(created).toMatchObject({ name: 'CI deploy', isSession: false, isExpired: false })
    expect(created.token).toMatch(new RegExp(`^${created.id}-[A-Za-z0-9]{40}$`))
    expect(created.expires?.getTime()).toBe(Number(created.created) + 7_200_000)
    expect(manage.server.tokens.secrets.at(-1)).toBe(created.token)
    expect(text).toContain(created.token)

    const headers = { 'X-KBC-ManageApiToken': created.token }
    for (const path of [TOKENS, `${TOKENS}/${created.id}`, VERIFY]) {
      const later = await send('GET', path, { headers })
      expect(later.status).toBe(200)
      expect(later.text).not.toContain(created.token.split('-')[1])
    }
  })

  test.each([
    ['an empty description', { description: ' ', expiresIn: 3600 }, 'description'],
    ['less than an hour', { description: 'CI', expiresIn: 3599 }, 'expiresIn'],
    ['a fraction of a second', { description: 'CI', expiresIn: 3600.5 }, 'expiresIn'],
  ])('is rejected with a field error for %s', async (_what, requestBody, key) => {
    const errors = [{ key, message: expect.any(String) }]
    const body = { error: 'Request body not valid', code: 'manage.invalid', errors, exceptionId: expect.any(String) }
    expect(await send('POST', TOKENS, { body: requestBody })).toMatchObject({ status: 422, body })
    expect(manage.server.tokens.list(maria.sub)).toEqual([])
  })

  test('is rejected for a body that is not JSON, and with PUT', async () => {
    const invalid = { status: 400, body: { error: 'Request body not valid' } }
    expect(await send('POST', TOKENS, { body: '{' })).toMatchObject(invalid)
    const { id } = manage.server.tokens.seed(maria.sub)
    expect(await send('PUT', `${TOKENS}/${id}`, { body: {} })).toMatchObject({ status: 405, body: { code: 405 } })
  })
})

describe('verifying a token', () => {
  test('reads only the token header, and sets lastUsed', async () => {
    const { id, token } = manage.server.tokens.seed(maria.sub)
    expect(await send('GET', VERIFY), 'with a bearer token').toMatchObject(UNAUTHORIZED)
    expect(await send('GET', VERIFY, { headers: { authorization: `Bearer ${token}` } })).toMatchObject(UNAUTHORIZED)
    expect(manage.server.requests.at(-1)).toMatchObject({ authorized: true, withManagementToken: false })

    const { status, body } = await verify(token)
    expect(status).toBe(200)
    expect(VerifiedToken.parse(body)).toMatchObject({ id: `${id}`, owner: maria.email, lastUsed: expect.any(Date) })
    expect(manage.server.requests.at(-1)).toMatchObject({ authorized: false, withManagementToken: true })
    expect(manage.server.tokens.view(maria.sub, id)?.lastUsed).not.toBeNull()
  })

  test('rejects deleted, disabled and expired tokens', async () => {
    const { tokens } = manage.server
    const deleted = tokens.seed(maria.sub)
    expect(await send('DELETE', `${TOKENS}/${deleted.id}`)).toMatchObject({ status: 204, text: '' })
    const disabled = tokens.seed(maria.sub, { isDisabled: true })
    const expired = tokens.seed(maria.sub, { expires: new Date(Date.now() - 1000) })
    for (const { token } of [deleted, disabled, expired]) expect(await verify(token)).toMatchObject(UNAUTHORIZED)
  })

  test('returns no user for a super token', async () => {
    const { token } = manage.server.tokens.seed(maria.sub, { type: 'super', scopes: ['projects:read'] })
    const { body } = await verify(token)
    expect(body).toMatchObject({ type: 'super', scopes: ['projects:read'] })
    expect(body).not.toHaveProperty('user')
  })
})

describe('the list of tokens', () => {
  test('has only the tokens of the user', async () => {
    const { id } = manage.server.tokens.seed(joe.sub)
    expect(await send('GET', TOKENS)).toMatchObject({ body: [] })
    expect(await send('GET', `${TOKENS}/${id}`)).toMatchObject({ status: 404 })
    expect(await send('DELETE', `${TOKENS}/${id}`)).toMatchObject({ status: 404 })
    expect(manage.server.tokens.list(joe.sub)).toHaveLength(1)
  })

  test('marks a token as expired at the moment when it expires', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { id } = manage.server.tokens.seed(maria.sub, { expires: new Date(Date.now() + 60_000) })
    expect(await send('GET', `${TOKENS}/${id}`)).toMatchObject({ body: { isExpired: false } })
    vi.setSystemTime(Date.now() + 60_000)
    expect(await send('GET', `${TOKENS}/${id}`)).toMatchObject({ body: { isExpired: true } })
  })

  test('is sorted newest first, without users, with instants in every documented form', async () => {
    const firstCreated = new Date('2026-03-01T12:34:56Z')
    const names = ['one', 'two', 'three', 'four', 'five']
    for (const [index, description] of names.entries()) {
      const created = new Date(firstCreated.getTime() + index * DAY)
      manage.server.tokens.seed(maria.sub, { description, created, expires: null, isSessionToken: index === 4 })
    }

    const { body, text } = await send('GET', TOKENS)

    const list = ManagementTokenList.parse(body)
    expect(list.map(({ name }) => name)).toEqual(names.toReversed())
    expect(list.map((token) => token.created?.toISOString().slice(11))).toEqual(names.map(() => '12:34:56.000Z'))
    expect(list[0]).toMatchObject({ isSession: true, expires: undefined, lastUsed: undefined })
    expect(text).not.toContain('"user"')
    const wireList = z.array(z.object({ created: z.string() })).parse(body)
    expect(wireList.every(({ created }) => parseInstant(created) !== null)).toBe(true)
    const timesOfDay = wireList.map(({ created }) => created.replace(/^[\d-]{10}/, ''))
    expect(new Set(timesOfDay)).toEqual(
      new Set(['T14:34:56+0200', 'T12:34:56.000Z', 'T12:34:56.000000', ' 12:34:56', 'T13:34:56+01:00']),
    )
  })
})

function verify(token: string) {
  return send('GET', VERIFY, { bearer: null, headers: { 'X-KBC-ManageApiToken': token } })
}
