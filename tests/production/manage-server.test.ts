// @vitest-environment node
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'

import { parseInstant } from '~/api/instant'
import { CreatedManagementToken, ManagementTokenList, VerifiedToken } from '~/api/management-tokens'

import { joe, maria } from '../support/servers/accounts.ts'
import type { Asked } from '../support/servers/ask.ts'
import { APP, AUDIENCE, ISSUER, manageBench } from '../support/servers/manage-bench.ts'
import { startSigner } from '../support/servers/signer.ts'

// The production tests believe what this server does, so it has tests of its own.

const LIST = '/manage/current-user/tokens'
const VERIFY = '/manage/tokens/verify'
const REFUSED = { status: 401, body: { error: 'Invalid access token' } }

const bench = manageBench()
const { ask } = bench

describe('who may ask', () => {
  test('nobody without a bearer, with one for another API, or with one that another tenant signed', async () => {
    const stranger = await startSigner()
    const strange = await stranger.sign({ iss: ISSUER, aud: AUDIENCE, sub: maria.sub })
    await stranger.close()
    const forAnother = await bench.bearer({ aud: 'https://other.example.com' })
    const bearers = [null, forAnother, await bench.bearer({ iss: 'https://evil.example.com/' }), strange]
    for (const each of bearers) expect(await ask('GET', LIST, { bearer: each })).toMatchObject(REFUSED)
    expect(await ask('GET', LIST)).toMatchObject({ status: 200, body: [] })
    expect(bench.server.requests.slice(-2)).toMatchObject([
      {
        method: 'GET',
        url: LIST,
        host: new URL(bench.server.origin).host,
        authorized: true,
        withManagementToken: false,
      },
      { authorized: true },
    ])
  })

  test('each for their own tokens only', async () => {
    const { id } = bench.server.tokens.seed(joe.sub)
    expect(await ask('GET', LIST)).toMatchObject({ body: [] })
    expect(await ask('GET', `${LIST}/${id}`)).toMatchObject({ status: 404 })
    expect(await ask('DELETE', `${LIST}/${id}`)).toMatchObject({ status: 404 })
    expect(bench.server.tokens.list(joe.sub)).toHaveLength(1)
  })

  test.each([
    ['the app’s origin, with every header that the app sends', {}, true],
    ['the app’s origin, to delete', { 'access-control-request-method': 'DELETE' }, true],
    ['another origin', { origin: 'https://evil.example.com' }, false],
    ['the app’s origin, to accept', { 'access-control-request-method': 'PUT' }, true],
    ['a method that the API does not have', { 'access-control-request-method': 'PATCH' }, false],
    ['one header too many', { 'access-control-request-headers': 'authorization,x-other' }, false],
  ])('a preflight of %s', async (_whose, headers, isAllowed) => {
    const { status, headers: said } = await ask('OPTIONS', LIST, {
      bearer: null,
      headers: {
        origin: APP,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-kbc-manageapitoken',
        ...headers,
      },
    })
    const names = ['origin', 'methods', 'headers'].map((name) => said.get(`access-control-allow-${name}`))
    const all = [APP, 'GET, POST, PUT, DELETE', 'authorization, content-type, x-kbc-manageapitoken']
    expect({ status, names }).toEqual(
      isAllowed ? { status: 204, names: all } : { status: 403, names: [null, null, null] },
    )
    expect(said.get('access-control-max-age')).toBe(isAllowed ? '600' : null)
  })
})

describe('a token', () => {
  test('is told once, when it is made, and never again', async () => {
    const { status, body, text } = await create()
    const made = CreatedManagementToken.parse(body)
    expect(status).toBe(201)
    expect(made).toMatchObject({ name: 'CI deploy', isSession: false, isExpired: false })
    expect(made.token).toMatch(new RegExp(`^${made.id}-[A-Za-z0-9]{40}$`))
    expect(made.expires?.getTime()).toBe(made.created.getTime() + 7_200_000)
    expect(bench.server.tokens.secrets.at(-1)).toBe(made.token)
    expect(text).toContain(made.token)

    const header = { 'X-KBC-ManageApiToken': made.token }
    for (const path of [LIST, `${LIST}/${made.id}`, VERIFY]) {
      const again = await ask('GET', path, { headers: header })
      expect(again.status).toBe(200)
      expect(again.text).not.toContain(made.token.split('-')[1])
    }
  })

  test('is verified by its own header and by nothing else', async () => {
    const row = bench.server.tokens.seed(maria.sub)
    expect(await ask('GET', VERIFY), 'with the bearer').toMatchObject(REFUSED)
    expect(await ask('GET', VERIFY, { headers: { authorization: `Bearer ${row.token}` } })).toMatchObject(REFUSED)
    expect(bench.server.requests.at(-1)).toMatchObject({ authorized: true, withManagementToken: false })

    const { status, body } = await verify(row.token)
    expect(status).toBe(200)
    expect(VerifiedToken.parse(body)).toMatchObject({ id: `${row.id}`, owner: maria.email, lastUsed: expect.any(Date) })
    expect(bench.server.requests.at(-1)).toMatchObject({ authorized: false, withManagementToken: true })
    expect(bench.server.tokens.view(maria.sub, row.id)?.lastUsed).not.toBeNull()
  })

  test('is refused once it is deleted, disabled or over; a machine’s belongs to nobody', async () => {
    const deleted = bench.server.tokens.seed(maria.sub)
    expect(await ask('DELETE', `${LIST}/${deleted.id}`)).toMatchObject({ status: 204, text: '' })
    const disabled = bench.server.tokens.seed(maria.sub, { isDisabled: true })
    const over = bench.server.tokens.seed(maria.sub, { expires: new Date(Date.now() - 1000) })
    for (const { token } of [deleted, disabled, over]) expect(await verify(token)).toMatchObject(REFUSED)
    const { body } = await verify(
      bench.server.tokens.seed(maria.sub, { type: 'super', scopes: ['projects:read'] }).token,
    )
    expect(body).toMatchObject({ type: 'super', scopes: ['projects:read'] })
    expect(body).not.toHaveProperty('user')
  })

  test('expires while nobody writes it anew', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { id } = bench.server.tokens.seed(maria.sub, { expires: new Date(Date.now() + 60_000) })
    expect(await ask('GET', `${LIST}/${id}`)).toMatchObject({ body: { isExpired: false } })
    vi.setSystemTime(Date.now() + 60_000)
    expect(await ask('GET', `${LIST}/${id}`)).toMatchObject({ body: { isExpired: true } })
  })

  test('is listed newest first, without its person, and with times in every documented form', async () => {
    const created = new Date('2026-03-01T12:34:56Z')
    const names = ['one', 'two', 'three', 'four', 'five']
    for (const [day, description] of names.entries()) {
      const later = new Date(created.getTime() + day * 86_400_000)
      bench.server.tokens.seed(maria.sub, { description, created: later, expires: null, isSessionToken: day === 4 })
    }
    const { body, text } = await ask('GET', LIST)
    const list = ManagementTokenList.parse(body)
    expect(list.map(({ name }) => name)).toEqual(names.toReversed())
    expect(list.map((token) => token.created.toISOString().slice(11))).toEqual(names.map(() => '12:34:56.000Z'))
    expect(list[0]).toMatchObject({ isSession: true, expires: undefined, lastUsed: undefined })
    expect(text).not.toContain('"user"')
    const written = z.array(z.object({ created: z.string() })).parse(body)
    expect(written.every((token) => parseInstant(token.created) !== null)).toBe(true)
    const forms = written.map((token) => token.created.replace(/^[\d-]{10}/, ''))
    expect(new Set(forms)).toEqual(
      new Set(['T14:34:56+0200', 'T12:34:56.000Z', 'T12:34:56.000000', ' 12:34:56', 'T13:34:56+01:00']),
    )
  })

  test.each([
    ['no name', { description: ' ', expiresIn: 3600 }, 'description'],
    ['less than an hour', { description: 'CI', expiresIn: 3599 }, 'expiresIn'],
    ['no whole seconds', { description: 'CI', expiresIn: 3600.5 }, 'expiresIn'],
  ])('is not made of %s', async (_what, asked, key) => {
    const errors = [{ key, message: expect.any(String) }]
    const body = { error: 'Request body not valid', code: 'manage.invalid', errors, exceptionId: expect.any(String) }
    expect(await ask('POST', LIST, { body: asked })).toMatchObject({ status: 422, body })
    expect(bench.server.tokens.list(maria.sub)).toEqual([])
  })

  test('is not made of what is no JSON, nor replaced', async () => {
    const invalid = { status: 400, body: { error: 'Request body not valid' } }
    expect(await ask('POST', LIST, { body: '{' })).toMatchObject(invalid)
    const { id } = bench.server.tokens.seed(maria.sub)
    expect(await ask('PUT', `${LIST}/${id}`, { body: {} })).toMatchObject({ status: 405, body: { code: 405 } })
  })
})

describe('what can be made to go wrong', () => {
  test('the next token: made, and its answer lost; or not made at all', async () => {
    bench.server.faults.nextCreate = 'lost'
    await expect(create()).rejects.toThrow(TypeError)
    expect(bench.server.tokens.list(maria.sub)).toHaveLength(1)
    bench.server.faults.nextCreate = 'error'
    const error = { error: 'Application error.', code: 500, exceptionId: expect.any(String) }
    expect(await create()).toMatchObject({ status: 500, body: error })
    expect(bench.server.tokens.list(maria.sub)).toHaveLength(1)
    expect(await create(), 'only the next').toMatchObject({ status: 201 })
  })

  test('the next token to be deleted: is not, or was already', async () => {
    const { id } = bench.server.tokens.seed(maria.sub)
    bench.server.faults.nextDelete = 'error'
    expect(await ask('DELETE', `${LIST}/${id}`)).toMatchObject({ status: 500 })
    bench.server.faults.nextDelete = 'gone'
    const missing = { status: 404, body: { error: 'Token not found.', code: 'manage.tokenNotFound' } }
    expect(await ask('DELETE', `${LIST}/${id}`)).toMatchObject(missing)
    expect(bench.server.tokens.list(maria.sub)).toEqual([])
    expect(await ask('DELETE', `${LIST}/${id}`)).toMatchObject(missing)
  })

  test.each([404, 501] as const)('a server without tokens says %i, and verifies all the same', async (status) => {
    const { id, token } = bench.server.tokens.seed(maria.sub)
    bench.server.faults.absent = { tokens: status }
    expect(await ask('GET', LIST)).toMatchObject({ status })
    expect(await ask('DELETE', `${LIST}/${id}`)).toMatchObject({ status })
    expect(await verify(token)).toMatchObject({ status: 200 })
  })

  test('writes wait for a login that was made for them, and is not five minutes old', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const now = () => Math.floor(Date.now() / 1000)
    const before = await bench.bearer({ auth_time: now() })
    expect(await ask('GET', LIST, { bearer: before })).toMatchObject({ status: 200 })
    const { id } = bench.server.tokens.seed(maria.sub)
    bench.server.faults.sudo = true
    const demanded = { status: 403, body: { error: expect.any(String), code: 'manage.sudoRequired' } }
    expect(await create({ bearer: before }), 'even within the same second').toMatchObject(demanded)
    expect(await create({ bearer: await bench.bearer() }), 'nobody says when').toMatchObject(demanded)
    expect(await ask('DELETE', `${LIST}/${id}`, { bearer: before })).toMatchObject(demanded)
    expect(await ask('GET', LIST, { bearer: before })).toMatchObject({ status: 200 })

    vi.setSystemTime(Date.now() + 2000)
    const after = await bench.bearer({ auth_time: now() })
    expect(await create({ bearer: after })).toMatchObject({ status: 201 })
    vi.setSystemTime(Date.now() + 299_000)
    expect(await ask('DELETE', `${LIST}/${id}`, { bearer: after })).toMatchObject({ status: 204 })
    vi.setSystemTime(Date.now() + 1000)
    expect(await create({ bearer: after })).toMatchObject(demanded)

    const again = await bench.bearer({ auth_time: now() })
    expect(await create({ bearer: again })).toMatchObject({ status: 201 })
    bench.server.faults.sudo = true
    expect(await create({ bearer: again }), 'asked for anew').toMatchObject(demanded)
    bench.server.faults.sudo = false
    expect(await create({ bearer: before })).toMatchObject({ status: 201 })
  })

  test('the session, the platform, a field, every bearer', async () => {
    const { faults } = bench.server
    faults.login = 'page'
    const page = await ask('GET', LIST)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toMatch('text/html')
    faults.maintenance = true
    const closed = await ask('GET', VERIFY)
    expect(closed).toMatchObject({ status: 503, body: { reason: expect.any(String) } })
    expect(closed.headers.get('retry-after')).toBe('30')
    // And the app is let read it.
    expect(closed.headers.get('access-control-allow-origin')).toBe(APP)
    expect(closed.headers.get('access-control-expose-headers')).toBe('Date, Retry-After')
    Object.assign(faults, { login: undefined, maintenance: false })

    faults.refuse = { key: 'expiresIn', message: 'At most 30 days.' }
    expect(await create()).toMatchObject({ status: 422, body: { errors: [faults.refuse] } })
    faults.refuse = undefined
    faults.tokensRefused = true
    expect(await create()).toMatchObject(REFUSED)
  })

  test('from the start', async () => {
    const other = await bench.start({ sudo: true, maintenance: true })
    expect(other.faults).toMatchObject({ sudo: true, maintenance: true, login: undefined })
    await other.close()
  })
})

function create(asked: Asked = {}) {
  return ask('POST', LIST, { body: { description: 'CI deploy', expiresIn: 7200 }, ...asked })
}

function verify(token: string) {
  return ask('GET', VERIFY, { bearer: null, headers: { 'X-KBC-ManageApiToken': token } })
}
