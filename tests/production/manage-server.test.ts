// @vitest-environment node
import { describe, expect, test, vi } from 'vitest'

import { maria } from '../support/servers/accounts.ts'
import type { RequestOptions } from '../support/servers/send-request.ts'
import { APP, AUDIENCE, ISSUER, setUpManageServer } from '../support/servers/set-up-manage-server.ts'
import { startSigner } from '../support/servers/signer.ts'

// The production tests rely on this server, so it has tests, too.

const TOKENS = '/manage/current-user/tokens'
const VERIFY = '/manage/tokens/verify'
const UNAUTHORIZED = { status: 401, body: { error: 'Invalid access token' } }

const manage = setUpManageServer()
const { send } = manage

describe('authentication', () => {
  test('rejects a missing bearer token, and one with a wrong audience, issuer or signature', async () => {
    const otherSigner = await startSigner()
    const wrongSignature = await otherSigner.sign({ iss: ISSUER, aud: AUDIENCE, sub: maria.sub })
    await otherSigner.close()
    const wrongAudience = await manage.signBearer({ aud: 'https://other.example.com' })
    const wrongIssuer = await manage.signBearer({ iss: 'https://evil.example.com/' })

    for (const bearer of [null, wrongAudience, wrongIssuer, wrongSignature]) {
      expect(await send('GET', TOKENS, { bearer })).toMatchObject(UNAUTHORIZED)
    }

    expect(await send('GET', TOKENS)).toMatchObject({ status: 200, body: [] })
  })

  test('records for each request whether it carried credentials', async () => {
    await send('GET', TOKENS, { bearer: null })
    await send('GET', TOKENS)
    const { host } = new URL(manage.server.origin)
    expect(manage.server.requests).toMatchObject([
      { method: 'GET', url: TOKENS, host, authorized: false, withManagementToken: false },
      { method: 'GET', url: TOKENS, host, authorized: true, withManagementToken: false },
    ])
  })
})

describe('a CORS preflight', () => {
  test.each([
    ['allows the app’s origin with every header that the app sends', {}, true],
    ['allows DELETE', { 'access-control-request-method': 'DELETE' }, true],
    ['allows PUT', { 'access-control-request-method': 'PUT' }, true],
    ['rejects another origin', { origin: 'https://evil.example.com' }, false],
    ['rejects a method that the API does not have', { 'access-control-request-method': 'PATCH' }, false],
    ['rejects another header', { 'access-control-request-headers': 'authorization,x-other' }, false],
  ])('%s', async (_title, requestHeaders, isAllowed) => {
    const { status, headers } = await send('OPTIONS', TOKENS, {
      bearer: null,
      headers: {
        origin: APP,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-kbc-manageapitoken',
        ...requestHeaders,
      },
    })

    const allowed = ['origin', 'methods', 'headers'].map((name) => headers.get(`access-control-allow-${name}`))
    const everything = [APP, 'GET, POST, PUT, DELETE', 'authorization, content-type, x-kbc-manageapitoken']
    expect({ status, allowed }).toEqual(
      isAllowed ? { status: 204, allowed: everything } : { status: 403, allowed: [null, null, null] },
    )
    expect(headers.get('access-control-max-age')).toBe(isAllowed ? '600' : null)
  })
})

describe('faults', () => {
  test('nextCreate loses one response after creating a token, or fails before creating one', async () => {
    manage.server.faults.nextCreate = 'lost'
    await expect(createToken()).rejects.toThrow(TypeError)
    expect(manage.server.tokens.list(maria.sub)).toHaveLength(1)

    manage.server.faults.nextCreate = 'error'
    const error = { error: 'Application error.', code: 500, exceptionId: expect.any(String) }
    expect(await createToken()).toMatchObject({ status: 500, body: error })
    expect(manage.server.tokens.list(maria.sub)).toHaveLength(1)

    expect(await createToken(), 'the fault is over').toMatchObject({ status: 201 })
  })

  test('nextDelete fails once, or deletes the token and answers 404', async () => {
    const { id } = manage.server.tokens.seed(maria.sub)
    manage.server.faults.nextDelete = 'error'
    expect(await send('DELETE', `${TOKENS}/${id}`)).toMatchObject({ status: 500 })

    manage.server.faults.nextDelete = 'gone'
    const notFound = { status: 404, body: { error: 'Token not found.', code: 'manage.tokenNotFound' } }
    expect(await send('DELETE', `${TOKENS}/${id}`)).toMatchObject(notFound)
    expect(manage.server.tokens.list(maria.sub)).toEqual([])
    expect(await send('DELETE', `${TOKENS}/${id}`)).toMatchObject(notFound)
  })

  test.each([404, 501] as const)('a server without tokens answers %i, but still verifies one', async (status) => {
    const { id, token } = manage.server.tokens.seed(maria.sub)
    manage.server.faults.unavailable = { tokens: status }
    expect(await send('GET', TOKENS)).toMatchObject({ status })
    expect(await send('DELETE', `${TOKENS}/${id}`)).toMatchObject({ status })
    const headers = { 'X-KBC-ManageApiToken': token }
    expect(await send('GET', VERIFY, { bearer: null, headers })).toMatchObject({ status: 200 })
  })

  test('login answers with the login page, maintenance with 503 and headers that the app can read', async () => {
    const { faults } = manage.server
    faults.login = 'page'
    const loginPage = await send('GET', TOKENS)
    expect(loginPage.status).toBe(200)
    expect(loginPage.headers.get('content-type')).toMatch('text/html')

    faults.maintenance = true
    const maintenance = await send('GET', VERIFY)
    expect(maintenance).toMatchObject({ status: 503, body: { reason: expect.any(String) } })
    expect(maintenance.headers.get('retry-after')).toBe('30')
    expect(maintenance.headers.get('access-control-allow-origin')).toBe(APP)
    expect(maintenance.headers.get('access-control-expose-headers')).toBe('Date, Retry-After, WWW-Authenticate')
  })

  test('rejectCreate rejects every new token, and rejectTokens every bearer token', async () => {
    const { faults } = manage.server
    faults.rejectCreate = { key: 'expiresIn', message: 'At most 30 days.' }
    expect(await createToken()).toMatchObject({ status: 422, body: { errors: [faults.rejectCreate] } })

    faults.rejectCreate = undefined
    faults.rejectTokens = true
    expect(await createToken()).toMatchObject(UNAUTHORIZED)
  })

  test('can be set at the start', async () => {
    const other = await manage.start({ sudo: true, maintenance: true })
    expect(other.faults).toMatchObject({ sudo: true, maintenance: true, login: undefined })
    await other.close()
  })
})

describe('the fault sudo', () => {
  const stepUpRequired = { status: 403, body: { error: expect.any(String), code: 'manage.sudoRequired' } }
  const seconds = () => Math.floor(Date.now() / 1000)
  const logIn = () => manage.signBearer({ auth_time: seconds() })

  test('rejects writes, but not reads, with a login from before it was set or without auth_time', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const bearer = await logIn()
    expect(await send('GET', TOKENS, { bearer })).toMatchObject({ status: 200 })
    const { id } = manage.server.tokens.seed(maria.sub)
    manage.server.faults.sudo = true

    expect(await createToken({ bearer }), 'in the same second').toMatchObject(stepUpRequired)
    expect(await createToken({ bearer: await manage.signBearer() }), 'no auth_time').toMatchObject(stepUpRequired)
    expect(await send('DELETE', `${TOKENS}/${id}`, { bearer })).toMatchObject(stepUpRequired)
    expect(await send('GET', TOKENS, { bearer })).toMatchObject({ status: 200 })

    manage.server.faults.sudo = false
    expect(await createToken({ bearer })).toMatchObject({ status: 201 })
  })

  test('accepts a later login for five minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    manage.server.faults.sudo = true
    vi.setSystemTime(Date.now() + 2000)
    const bearer = await logIn()

    expect(await createToken({ bearer })).toMatchObject({ status: 201 })
    vi.setSystemTime(Date.now() + 299_000)
    expect(await createToken({ bearer })).toMatchObject({ status: 201 })
    vi.setSystemTime(Date.now() + 1000)
    expect(await createToken({ bearer })).toMatchObject(stepUpRequired)
  })

  test('requires another login when it is set again', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    manage.server.faults.sudo = true
    vi.setSystemTime(Date.now() + 2000)
    const bearer = await logIn()
    expect(await createToken({ bearer })).toMatchObject({ status: 201 })

    manage.server.faults.sudo = true

    expect(await createToken({ bearer })).toMatchObject(stepUpRequired)
  })
})

function createToken(options: RequestOptions = {}) {
  return send('POST', TOKENS, { body: { description: 'CI deploy', expiresIn: 7200 }, ...options })
}
