// @vitest-environment node
import { describe, expect, test, vi } from 'vitest'

import { maria } from '~/demo/data/personas'
import { AUDIENCE, CLIENT_ID, HAL_BASE, ISSUER, MY_ACCOUNT_AUDIENCE, MY_ACCOUNT_SCOPE } from '~/demo/demo-config'
import { setScenario } from '~/demo/server'

import { claimsOf, exchangeCode, logInAsMaria, refreshTokens, startTenant } from './tenant-client'

describe('the exchange of a code', () => {
  test('returns tokens to the client that knows the verifier', async () => {
    const { database, post } = startTenant()

    const response = await exchangeCode(post, await logInAsMaria(database))

    expect(response).toMatchObject({ status: 200, body: { token_type: 'Bearer', refresh_token: expect.any(String) } })
    expect(claimsOf(response.body.id_token)).toMatchObject({
      iss: ISSUER,
      aud: CLIENT_ID,
      sub: maria.id,
      nonce: 'n-1',
      email: 'maria@example.com',
    })
  })

  test('fails with a wrong verifier, and the code cannot be used again', async () => {
    const { database, post } = startTenant()
    const code = await logInAsMaria(database)

    const withWrongVerifier = await exchangeCode(post, code, { code_verifier: 'guess' })
    const withCorrectVerifier = await exchangeCode(post, code)

    expect(withWrongVerifier).toMatchObject({ body: { error: 'invalid_grant' } })
    expect(withCorrectVerifier).toMatchObject({ status: 403, body: { error: 'invalid_grant' } })
  })

  test('fails with another redirect URI', async () => {
    const { database, post } = startTenant()

    const response = await exchangeCode(post, await logInAsMaria(database), { redirect_uri: 'https://evil.example/' })

    expect(response).toMatchObject({ status: 403 })
  })
})

describe('a refresh token', () => {
  test('revokes all later tokens of its login when it is used twice', async () => {
    const { database, post } = startTenant()
    const { body: first } = await exchangeCode(post, await logInAsMaria(database))
    const { body: second } = await refreshTokens(post, first.refresh_token)
    expect(second.refresh_token).not.toBe(first.refresh_token)

    const reuse = await refreshTokens(post, first.refresh_token)

    expect(reuse).toMatchObject({
      status: 403,
      body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
    })
    expect(await refreshTokens(post, second.refresh_token)).toMatchObject({ status: 403 })
  })

  test('gets a bearer token for the My Account API, without changing the audience of later refreshes', async () => {
    const { database, post } = startTenant()
    const { body: first } = await exchangeCode(post, await logInAsMaria(database))
    const myAccount = { audience: MY_ACCOUNT_AUDIENCE, scope: MY_ACCOUNT_SCOPE }

    const { body: second } = await refreshTokens(post, first.refresh_token, myAccount)
    const { body: third } = await refreshTokens(post, second.refresh_token)

    expect(claimsOf(second.access_token)).toMatchObject({
      aud: [MY_ACCOUNT_AUDIENCE, `${ISSUER}userinfo`],
      scope: MY_ACCOUNT_SCOPE,
    })
    expect(claimsOf(third.access_token).aud).toContain(AUDIENCE)
  })

  test('gets no token for the My Account API under "account-absent"', async () => {
    const { database, post } = startTenant()
    const { body } = await exchangeCode(post, await logInAsMaria(database))
    setScenario(database, { condition: 'account-absent' })

    const response = await refreshTokens(post, body.refresh_token, { audience: MY_ACCOUNT_AUDIENCE })

    expect(response).toMatchObject({
      status: 403,
      body: { error: 'access_denied', error_description: `Service not found: ${MY_ACCOUNT_AUDIENCE}` },
    })
  })
})

describe('under "account-step-up", a request for a My Account token', () => {
  test.each([
    { login: 'a normal login', query: {}, age: 60, status: 200 },
    { login: 'a normal login', query: {}, age: 61, status: 403 },
    { login: 'a forced login', query: { max_age: '0' }, age: 299, status: 200 },
    { login: 'a forced login', query: { max_age: '0' }, age: 301, status: 403 },
  ])('returns $status if the session started with $login $age seconds ago', async ({ query, age, status }) => {
    const { database, post } = startWithStepUp()
    const { body } = await exchangeCode(post, await logInAsMaria(database, query))
    vi.setSystemTime(Date.now() + age * 1000)

    const response = await refreshTokens(post, body.refresh_token, { audience: MY_ACCOUNT_AUDIENCE })

    expect(response.status).toBe(status)
  })

  test('is rejected with "mfa_required", and the refresh token stays valid', async () => {
    const { database, post } = startWithStepUp()
    const { body } = await exchangeCode(post, await logInAsMaria(database))
    vi.setSystemTime(Date.now() + 61_000)

    const rejected = await refreshTokens(post, body.refresh_token, { audience: MY_ACCOUNT_AUDIENCE })

    expect(rejected.body).toMatchObject({
      error: 'mfa_required',
      mfa_token: expect.any(String),
      mfa_requirements: { challenge: [{ type: 'otp' }] },
    })
    expect((await refreshTokens(post, body.refresh_token)).status).toBe(200)
  })

  function startWithStepUp() {
    vi.useFakeTimers({ toFake: ['Date'] })
    const tenant = startTenant()
    setScenario(tenant.database, { condition: 'account-step-up' })
    return tenant
  }
})

test('under "session-expired" every token is rejected until the next login', async () => {
  const { database, post } = startTenant()
  const listKeys = (token: string) => fetch(`${HAL_BASE}/apikeys/`, { headers: { authorization: `Bearer ${token}` } })
  const { body: before } = await exchangeCode(post, await logInAsMaria(database))

  setScenario(database, { condition: 'session-expired' })
  expect((await listKeys(before.access_token)).status).toBe(401)
  expect(await refreshTokens(post, before.refresh_token)).toMatchObject({
    status: 403,
    body: { error: 'invalid_grant' },
  })
  expect(database.read().identity.session).toBeNull()

  const { body: after } = await exchangeCode(post, await logInAsMaria(database))
  expect((await listKeys(after.access_token)).status).toBe(200)
})

test('the fourth request for a reset email within a minute is rejected with 429', async () => {
  const { post } = startTenant()
  const requestEmail = () => post('dbconnections/change_password', { client_id: CLIENT_ID, email: maria.email })
  for (let count = 0; count < 3; count += 1) expect((await requestEmail()).status).toBe(200)

  const fourth = await requestEmail()

  expect(fourth).toMatchObject({ status: 429, retryAfter: expect.stringMatching(/^([1-9]|[1-5]\d|60)$/) })
})
