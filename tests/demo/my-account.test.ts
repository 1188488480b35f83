// @vitest-environment node
import { URI } from 'otpauth'
import { beforeEach, describe, expect, test, vi } from 'vitest'

import { edith, grace, maria, nils, otto, OTTO_RECOVERY_CODE } from '~/demo/data/personas'
import { AUDIENCE, MY_ACCOUNT_AUDIENCE, MY_ACCOUNT_BASE, MY_ACCOUNT_SCOPE } from '~/demo/demo-config'
import { currentCode, issueBearerToken, mailbox } from '~/demo/server'

import { createMyAccountClient, METHODS, startMyAccountApi, wrongCode } from './my-account-client'
import { createPasskey } from './virtual-authenticator'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
})

describe('enrolling an authenticator app', () => {
  test('starts with a QR code whose secret produces the codes', async () => {
    const { startEnrollment, database } = startMyAccountApi(maria)

    const started = await startEnrollment({ type: 'totp' })

    expect(started.status).toBe(202)
    expect(started.body.id).toMatch(/^totp\|dev_\w{16}$/)
    expect(started.location).toBe(`${MY_ACCOUNT_BASE}/${METHODS}/${encodeURIComponent(started.body.id)}`)
    const app = URI.parse(started.body.barcode_uri)
    expect(app).toMatchObject({ issuer: 'Latchkey demo', label: maria.email })
    expect(started.body.manual_input_code).toBe(app.secret.base32)
    expect(currentCode(database, maria)).toBe(app.generate())
  })

  test('ends with a correct code, which is used up, and never returns the secret again', async () => {
    const { request, startEnrollment, finishEnrollment, database } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'totp' })
    const code = currentCode(database, maria)

    const withWrongCode = await finishEnrollment(started, { otp_code: wrongCode(code) })
    const withCorrectCode = await finishEnrollment(started, { otp_code: code })

    expect(withWrongCode).toMatchObject({ status: 400, body: { detail: 'invalid_code' } })
    expect(withCorrectCode).toMatchObject({
      status: 201,
      body: { type: 'totp', confirmed: true, usage: ['secondary'] },
    })
    expect(currentCode(database, maria)).not.toBe(code)
    const laterResponses = JSON.stringify([withCorrectCode, await request('GET', METHODS)])
    expect(laterResponses).not.toContain(started.body.manual_input_code)
  })

  test('rejects a code that is more than a minute old', async () => {
    const { startEnrollment, finishEnrollment, database } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'totp' })
    const oldCode = currentCode(database, maria)
    vi.setSystemTime(Date.now() + 90_000)

    const { body } = await finishEnrollment(started, { otp_code: oldCode })

    expect(body.detail).toBe('invalid_code')
  })

  test('leaves an unconfirmed method in the list, which the next enrollment replaces', async () => {
    const { request, startEnrollment } = startMyAccountApi(maria)
    const listApps = async () => (await request('GET', `${METHODS}?type=totp`)).body.authentication_methods

    const first = await startEnrollment({ type: 'totp' })
    expect(await listApps()).toMatchObject([{ id: first.body.id, confirmed: false }])

    const second = await startEnrollment({ type: 'totp' })
    expect(await listApps()).toMatchObject([{ id: second.body.id, confirmed: false }])
  })
})

describe('the second request of an enrollment', () => {
  test('fails with an unknown session or with the session of another enrollment', async () => {
    const { startEnrollment, finishEnrollment, database } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'totp' })
    const other = await startEnrollment({ type: 'push-notification' })
    const otp_code = currentCode(database, maria)

    const withUnknownSession = await finishEnrollment(started, { otp_code, auth_session: 'made-up' })
    const withOtherSession = await finishEnrollment(started, { otp_code, auth_session: other.body.auth_session })

    expect(withUnknownSession.body.detail).toBe('expired_token')
    expect(withOtherSession.body.detail).toBe('expired_token')
  })

  test('fails if another user sends it', async () => {
    const { startEnrollment, database } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'totp' })
    const nilsClient = createMyAccountClient(database, nils)

    const response = await nilsClient.finishEnrollment(started, { otp_code: currentCode(database, maria) })

    expect(response.status).toBe(404)
  })

  test('fails more than ten minutes after the first one', async () => {
    const { startEnrollment, finishEnrollment, database } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'totp' })
    vi.setSystemTime(Date.now() + 10 * 60_000 + 1)

    const response = await finishEnrollment(started, { otp_code: currentCode(database, maria) })

    expect(response).toMatchObject({
      status: 400,
      body: { type: 'https://auth0.com/api-errors/A0E-400-0003', status: 400, detail: 'expired_token' },
    })
  })
})

describe('enrolling another factor', () => {
  test.each([
    [{ type: 'email', email: 'second@example.com' }, 'Your verification code'],
    [{ type: 'phone', phone_number: '+15550001111', preferred_authentication_method: 'sms' }, 'Text message'],
  ])('%j needs the code from the message', async (fields, subject) => {
    const { startEnrollment, finishEnrollment, database } = startMyAccountApi(maria)
    const started = await startEnrollment(fields)
    const [message] = mailbox(database, maria)
    const code = /\d{6}/.exec(message?.text ?? '')?.[0] ?? ''

    const withWrongCode = await finishEnrollment(started, { otp_code: wrongCode(code) })
    const withCorrectCode = await finishEnrollment(started, { otp_code: code })

    expect(message?.subject).toBe(subject)
    expect(withWrongCode.body.detail).toBe('invalid_code')
    expect(withCorrectCode).toMatchObject({ status: 201, body: { ...fields, confirmed: true } })
  })

  test('fails with an invalid phone number', async () => {
    const { startEnrollment } = startMyAccountApi(maria)

    const { body } = await startEnrollment({ type: 'phone', phone_number: '0123' })

    expect(body.detail).toBe('invalid_phone_number')
  })

  test('push notifications are pending at the first check and approved at the second', async () => {
    const { startEnrollment, finishEnrollment } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'push-notification' })
    expect(started.body.barcode_uri).toMatch(/^otpauth:\/\/totp\/.+enrollment_tx_id=/)

    expect(await finishEnrollment(started)).toMatchObject({ status: 400, body: { detail: 'authorization_pending' } })
    expect((await finishEnrollment(started)).status).toBe(201)
  })

  test('a confirmed recovery code removes the old one, and only its hash is stored', async () => {
    const { request, startEnrollment, finishEnrollment, database } = startMyAccountApi(otto)
    const listCodes = async () => (await request('GET', `${METHODS}?type=recovery-code`)).body.authentication_methods
    expect(await listCodes()).toHaveLength(1)

    const started = await startEnrollment({ type: 'recovery-code' })
    expect(started.body.recovery_code).toMatch(/^[A-Z\d]{24}$/)
    expect(await listCodes()).toHaveLength(2)
    await finishEnrollment(started)

    expect(await listCodes()).toMatchObject([{ id: started.body.id, confirmed: true }])
    expect(JSON.stringify(database.read())).not.toContain(started.body.recovery_code)
    expect(JSON.stringify(database.read())).not.toContain(OTTO_RECOVERY_CODE)
  })
})

describe('enrolling a passkey', () => {
  test('stores the key of the authenticator, which the next enrollment excludes', async () => {
    const { startEnrollment, finishEnrollment } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'passkey' })
    expect(started.location).toMatch(/\/passkey%7Cnew$/)
    expect(started.body).not.toHaveProperty('id')
    const { challenge, rp } = started.body.authn_params_public_key
    expect(rp.id).toBe('localhost')

    const passkey = await createPasskey({ challenge })
    const response = await finishEnrollment(started, { authn_response: passkey.authn_response })

    expect(response).toMatchObject({
      status: 201,
      body: {
        type: 'passkey',
        usage: ['primary'],
        key_id: passkey.id,
        public_key: passkey.publicKey,
        credential_device_type: 'multi_device',
        credential_backed_up: true,
        aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
        transports: ['internal', 'hybrid'],
        relying_party_id: 'localhost',
      },
    })
    const next = await startEnrollment({ type: 'passkey' })
    expect(next.body.authn_params_public_key.excludeCredentials).toMatchObject([{ id: passkey.id, type: 'public-key' }])
  })

  test.each([
    ['another challenge', { challenge: 'another' }],
    ['another site', { origin: 'https://evil.example' }],
    ['a login instead of an enrollment', { type: 'webauthn.get' }],
  ])('fails if the authenticator signed for %s', async (_, clientData) => {
    const { startEnrollment, finishEnrollment } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'passkey' })
    const { challenge } = started.body.authn_params_public_key

    const { authn_response } = await createPasskey({ challenge, ...clientData })
    const response = await finishEnrollment(started, { authn_response })

    expect(response).toMatchObject({ status: 400, body: { detail: 'invalid_passkey' } })
  })
})

describe('the methods of Otto', () => {
  test('include each kind that the app lists and one of an unknown type', async () => {
    const { request } = startMyAccountApi(otto)

    const { body } = await request('GET', METHODS)

    expect(body.authentication_methods.map(({ type, name }: { type: string; name?: string }) => [type, name])).toEqual([
      ['password', undefined],
      ['totp', undefined],
      ['totp', 'iPhone'],
      ['recovery-code', undefined],
      ['passkey', 'MacBook'],
      ['webauthn-roaming', 'YubiKey 5'],
      ['voice-print', undefined],
    ])
  })

  test('can be renamed, but not to a blank name', async () => {
    const { request } = startMyAccountApi(otto)
    const path = await pathOfOttosPhone(request)

    expect(await request('PATCH', path, { name: 'Old phone' })).toMatchObject({
      status: 200,
      body: { name: 'Old phone' },
    })
    expect((await request('PATCH', path, { name: ' ' })).body.validation_errors).toMatchObject([{ field: 'name' }])

    expect((await request('GET', path)).body.name).toBe('Old phone')
  })

  test('can be removed, and reading a removed method returns 404', async () => {
    const { request } = startMyAccountApi(otto)
    const path = await pathOfOttosPhone(request)

    expect((await request('DELETE', path)).status).toBe(204)

    expect(await request('GET', path)).toMatchObject({
      status: 404,
      body: { type: expect.stringContaining('A0E-404-0001') },
    })
  })

  async function pathOfOttosPhone(request: ReturnType<typeof createMyAccountClient>['request']): Promise<string> {
    const { body } = await request('GET', `${METHODS}?type=totp`)
    const phone = body.authentication_methods.find(({ name }: { name?: string }) => name === 'iPhone')
    return `${METHODS}/${encodeURIComponent(phone.id)}`
  }
})

describe('the factors', () => {
  test('of a user with a password include the password and the authenticator app', async () => {
    const { request } = startMyAccountApi(maria)

    const { body } = await request('GET', 'factors')

    expect(body.factors).toContainEqual({ type: 'password', usage: ['primary'] })
    expect(body.factors).toContainEqual({ type: 'totp', usage: ['secondary'] })
  })

  test.each([grace, edith])('of $name do not include a password, so it cannot be changed', async (persona) => {
    const { request, startEnrollment } = startMyAccountApi(persona)

    const { body } = await request('GET', 'factors')

    expect(body.factors.map(({ type }: { type: string }) => type)).not.toContain('password')
    expect((await startEnrollment({ type: 'password' })).body.detail).toBe('unsupported_challenge_type')
  })
})

describe('a bearer token', () => {
  test('for another audience is rejected with 401', async () => {
    const { request, database } = startMyAccountApi(maria)
    const token = issueBearerToken(database, maria, { audience: AUDIENCE, scope: MY_ACCOUNT_SCOPE })

    expect((await request('GET', 'factors', undefined, token)).status).toBe(401)
  })

  test.each([
    ['GET', METHODS],
    ['POST', METHODS],
    ['PATCH', `${METHODS}/x`],
    ['DELETE', `${METHODS}/x`],
    ['POST', `${METHODS}/x/verify`],
  ])('that may only read factors is rejected with 403 by %s %s', async (method, path) => {
    const { request, database } = startMyAccountApi(maria)
    const token = issueBearerToken(database, maria, { audience: MY_ACCOUNT_AUDIENCE, scope: 'read:me:factors' })
    expect((await request('GET', 'factors', undefined, token)).status).toBe(200)

    const response = await request(method, path, undefined, token)

    expect(response).toMatchObject({
      status: 403,
      body: { type: 'https://auth0.com/api-errors/A0E-403-0002', detail: 'insufficient_scope' },
    })
  })
})

test('the 31st change within a minute is rejected until the minute has passed, and reading still works', async () => {
  const { request } = startMyAccountApi(maria)
  for (let count = 0; count < 30; count += 1) expect((await request('DELETE', `${METHODS}/x`)).status).toBe(404)

  expect(await request('DELETE', `${METHODS}/x`)).toMatchObject({ status: 429, retryAfter: '60' })
  expect((await request('GET', METHODS)).status).toBe(200)

  vi.setSystemTime(Date.now() + 60_000)
  expect((await request('DELETE', `${METHODS}/x`)).status).toBe(404)
})
