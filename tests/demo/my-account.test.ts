// @vitest-environment node
import { URI } from 'otpauth'
import { beforeEach, expect, test, vi } from 'vitest'

import { edith, grace, maria, nils, otto, OTTO_RECOVERY_CODE } from '~/demo/data/personas'
import { currentCode, issueBearerToken, mailbox } from '~/demo/server'
import { AUDIENCE, ME_AUDIENCE, ME_BASE, ME_SCOPE } from '~/demo/demo-config'

import { METHODS, startAccount, wrong } from './my-account-client'
import { attestPasskey } from './virtual-authenticator'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
})

test('somebody sets up an authenticator app by its address, and its code is good once', async () => {
  const { me, verify, database } = startAccount(maria)
  const begun = await me('POST', METHODS, { type: 'totp' })
  expect(begun.status).toBe(202)
  expect(begun.body.id).toMatch(/^totp\|dev_\w{16}$/)
  expect(begun.location).toBe(`${ME_BASE}/${METHODS}/${encodeURIComponent(begun.body.id)}`)
  const app = URI.parse(begun.body.barcode_uri)
  expect(app).toMatchObject({ issuer: 'Latchkey demo', label: maria.email })
  expect(begun.body.manual_input_code).toBe(app.secret.base32)
  expect(currentCode(database, maria)).toBe(app.generate())

  const code = app.generate()
  expect(await verify(begun, { otp_code: wrong(code) })).toMatchObject({
    status: 400,
    body: { detail: 'invalid_code' },
  })
  const done = await verify(begun, { otp_code: code })
  expect(done).toMatchObject({ status: 201, body: { type: 'totp', confirmed: true, usage: ['secondary'] } })
  expect(currentCode(database, maria)).not.toBe(code)
  expect(JSON.stringify([done, await me('GET', METHODS)])).not.toContain(app.secret.base32)
})

test('a code of more than a minute ago is not good any more', async () => {
  const { me, verify, database } = startAccount(maria)
  const begun = await me('POST', METHODS, { type: 'totp' })
  const old = currentCode(database, maria)
  vi.setSystemTime(Date.now() + 90_000)
  expect((await verify(begun, { otp_code: old })).body.detail).toBe('invalid_code')
})

test('an enrollment that was given up stays in the list until the next one of its type takes its place', async () => {
  const { me } = startAccount(maria)
  const first = await me('POST', METHODS, { type: 'totp' })
  expect((await me('GET', `${METHODS}?type=totp`)).body.authentication_methods).toMatchObject([
    { id: first.body.id, confirmed: false },
  ])
  const second = await me('POST', METHODS, { type: 'totp' })
  const { body } = await me('GET', `${METHODS}?type=totp`)
  expect(body.authentication_methods.map(({ id }: { id: string }) => id)).toEqual([second.body.id])
})

test('the second step must come within ten minutes, with its own session, from the same person', async () => {
  const { me, verify, database, as } = startAccount(maria)
  const begun = await me('POST', METHODS, { type: 'totp' })
  const fields = () => ({ otp_code: currentCode(database, maria) })
  expect((await verify(begun, { ...fields(), auth_session: 'made-up' })).body.detail).toBe('expired_token')
  expect((await as(nils).verify(begun, fields())).status).toBe(404)
  const other = await me('POST', METHODS, { type: 'push-notification' })
  const { auth_session } = other.body
  expect((await verify(begun, { ...fields(), auth_session })).body.detail).toBe('expired_token')
  vi.setSystemTime(Date.now() + 10 * 60_000 + 1)
  expect(await verify(begun, fields())).toMatchObject({
    status: 400,
    body: { type: 'https://auth0.com/api-errors/A0E-400-0003', status: 400, detail: 'expired_token' },
  })
})

test('an email address and a phone are proven by the code that arrives there', async () => {
  const { me, verify, database } = startAccount(maria)
  for (const fields of [
    { type: 'email', email: 'second@example.com' },
    { type: 'phone', phone_number: '+15550001111', preferred_authentication_method: 'sms' },
  ]) {
    const begun = await me('POST', METHODS, fields)
    const [letter] = mailbox(database, maria)
    const code = /\d{6}/.exec(letter?.text ?? '')?.[0] ?? ''
    expect((await verify(begun, { otp_code: wrong(code) })).body.detail).toBe('invalid_code')
    expect(await verify(begun, { otp_code: code })).toMatchObject({ status: 201, body: { ...fields, confirmed: true } })
  }
  expect(mailbox(database, maria).map(({ subject }) => subject)).toEqual(['Text message', 'Your verification code'])
  expect((await me('POST', METHODS, { type: 'phone', phone_number: '0123' })).body.detail).toBe('invalid_phone_number')
})

test('a push message is pending at first, and answered at the second look', async () => {
  const { me, verify } = startAccount(maria)
  const begun = await me('POST', METHODS, { type: 'push-notification' })
  expect(begun.body.barcode_uri).toMatch(/^otpauth:\/\/totp\/.+enrollment_tx_id=/)
  expect(await verify(begun)).toMatchObject({ status: 400, body: { detail: 'authorization_pending' } })
  expect((await verify(begun)).status).toBe(201)
})

test('a new recovery code ends the old one, and is kept by nobody but the person', async () => {
  const { me, verify, database } = startAccount(otto)
  const codes = async () => (await me('GET', `${METHODS}?type=recovery-code`)).body.authentication_methods
  const before = await codes()
  const begun = await me('POST', METHODS, { type: 'recovery-code' })
  expect(begun.body.recovery_code).toMatch(/^[A-Z\d]{24}$/)
  expect(await codes()).toHaveLength(2)
  await verify(begun)
  expect(await codes()).toMatchObject([{ id: begun.body.id, confirmed: true }])
  expect(before).toHaveLength(1)
  expect(JSON.stringify(database.read())).not.toContain(begun.body.recovery_code)
  expect(JSON.stringify(database.read())).not.toContain(OTTO_RECOVERY_CODE)
})

test('a passkey is taken when it was made for this challenge, on this site', async () => {
  const { me, verify } = startAccount(maria)
  const begin = () => me('POST', METHODS, { type: 'passkey' })
  const begun = await begin()
  expect(begun.location).toMatch(/\/passkey%7Cnew$/)
  expect(begun.body).not.toHaveProperty('id')
  const { challenge, rp } = begun.body.authn_params_public_key
  expect(rp.id).toBe('localhost')

  for (const said of [
    { challenge: 'another' },
    { challenge, origin: 'https://evil.example' },
    { challenge, type: 'webauthn.get' },
  ]) {
    const { authn_response } = await attestPasskey(said)
    expect(await verify(begun, { authn_response })).toMatchObject({ status: 400, body: { detail: 'invalid_passkey' } })
  }
  const made = await attestPasskey({ challenge })
  expect(await verify(begun, { authn_response: made.authn_response })).toMatchObject({
    status: 201,
    body: {
      type: 'passkey',
      usage: ['primary'],
      key_id: made.id,
      public_key: made.publicKey,
      credential_device_type: 'multi_device',
      credential_backed_up: true,
      aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
      transports: ['internal', 'hybrid'],
      relying_party_id: 'localhost',
    },
  })
  const next = await begin()
  expect(next.body.authn_params_public_key.excludeCredentials).toMatchObject([{ id: made.id, type: 'public-key' }])
})

test('Otto has one of everything, and what nobody knows as well; names are changed and methods removed', async () => {
  const { me } = startAccount(otto)
  const { body } = await me('GET', METHODS)
  expect(body.authentication_methods.map(({ type, name }: { type: string; name?: string }) => [type, name])).toEqual([
    ['password', undefined],
    ['totp', undefined],
    ['totp', 'iPhone'],
    ['recovery-code', undefined],
    ['passkey', 'MacBook'],
    ['webauthn-roaming', 'YubiKey 5'],
    ['voice-print', undefined],
  ])
  const address = `${METHODS}/${encodeURIComponent(body.authentication_methods[2].id)}`
  expect(await me('PATCH', address, { name: 'Old phone' })).toMatchObject({ status: 200, body: { name: 'Old phone' } })
  expect((await me('PATCH', address, { name: ' ' })).body.validation_errors).toMatchObject([{ field: 'name' }])
  expect((await me('GET', address)).body.name).toBe('Old phone')
  expect((await me('DELETE', address)).status).toBe(204)
  expect(await me('GET', address)).toMatchObject({
    status: 404,
    body: { type: expect.stringContaining('A0E-404-0001') },
  })
})

test('only whoever has a password here is offered to change it', async () => {
  const { me: asMaria, as } = startAccount(maria)
  for (const persona of [grace, edith]) {
    const { me } = as(persona)
    const { body } = await me('GET', 'factors')
    expect(body.factors.map(({ type }: { type: string }) => type)).not.toContain('password')
    expect((await me('POST', METHODS, { type: 'password' })).body.detail).toBe('unsupported_challenge_type')
  }
  const { body } = await asMaria('GET', 'factors')
  expect(body.factors).toContainEqual({ type: 'password', usage: ['primary'] })
  expect(body.factors).toContainEqual({ type: 'totp', usage: ['secondary'] })
})

test('a token of another audience is no token, and one without the scope is not enough', async () => {
  const { me, database } = startAccount(maria)
  const withToken = (audience: string, scope: string) => issueBearerToken(database, maria, { audience, scope })
  expect((await me('GET', 'factors', undefined, withToken(AUDIENCE, ME_SCOPE))).status).toBe(401)
  const reader = withToken(ME_AUDIENCE, 'read:me:factors')
  expect((await me('GET', 'factors', undefined, reader)).status).toBe(200)
  for (const [method, path] of [
    ['GET', METHODS],
    ['POST', METHODS],
    ['PATCH', `${METHODS}/x`],
    ['DELETE', `${METHODS}/x`],
    ['POST', `${METHODS}/x/verify`],
  ] as const) {
    expect(await me(method, path, undefined, reader)).toMatchObject({
      status: 403,
      body: { type: 'https://auth0.com/api-errors/A0E-403-0002', detail: 'insufficient_scope' },
    })
  }
})

test('the thirty-first change within a minute has to wait', async () => {
  const { me } = startAccount(maria)
  for (let time = 0; time < 30; time += 1) expect((await me('DELETE', `${METHODS}/x`)).status).toBe(404)
  expect(await me('DELETE', `${METHODS}/x`)).toMatchObject({ status: 429, retryAfter: '60' })
  expect((await me('GET', METHODS)).status).toBe(200)
  vi.setSystemTime(Date.now() + 60_000)
  expect((await me('DELETE', `${METHODS}/x`)).status).toBe(404)
})
