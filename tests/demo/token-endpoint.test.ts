// @vitest-environment node
import { expect, test, vi } from 'vitest'

import { maria } from '~/demo/data/personas'
import { setScenario } from '~/demo/server'
import { AUDIENCE, CLIENT_ID, HAL_BASE, ISSUER, ME_AUDIENCE, ME_SCOPE } from '~/demo/demo-config'

import { claimsOf, exchange, logIn, refresh, startTenant } from './tenant-client'

test('a code is exchanged for tokens by whoever knows the verifier', async () => {
  const { database, post } = startTenant()
  const answer = await exchange(post, await logIn(database))
  expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', refresh_token: expect.any(String) } })
  expect(claimsOf(answer.body.id_token)).toMatchObject({
    iss: ISSUER,
    aud: CLIENT_ID,
    sub: maria.id,
    nonce: 'n-1',
    email: 'maria@example.com',
  })
})

test('a wrong verifier or another redirect address is refused, and the code is spent by it', async () => {
  const { database, post } = startTenant()
  const code = await logIn(database)
  expect(await exchange(post, code, { code_verifier: 'guess' })).toMatchObject({ body: { error: 'invalid_grant' } })
  expect(await exchange(post, code)).toMatchObject({ status: 403, body: { error: 'invalid_grant' } })
  expect(await exchange(post, await logIn(database), { redirect_uri: 'https://evil.example/' })).toMatchObject({
    status: 403,
  })
})

test('a refresh token that is used twice takes its whole family with it', async () => {
  const { database, post } = startTenant()
  const { body: first } = await exchange(post, await logIn(database))
  const { body: second } = await refresh(post, first.refresh_token)
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect(await refresh(post, first.refresh_token)).toMatchObject({
    status: 403,
    body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
  })
  expect(await refresh(post, second.refresh_token)).toMatchObject({ status: 403 })
})

test('a refresh token brings a token for the My Account API, unless the tenant has none', async () => {
  const { database, post } = startTenant()
  const { body: first } = await exchange(post, await logIn(database))
  const { body } = await refresh(post, first.refresh_token, { audience: ME_AUDIENCE, scope: ME_SCOPE })
  expect(claimsOf(body.access_token)).toMatchObject({ aud: [ME_AUDIENCE, `${ISSUER}userinfo`], scope: ME_SCOPE })
  const { body: later } = await refresh(post, body.refresh_token)
  expect(claimsOf(later.access_token).aud).toContain(AUDIENCE)

  setScenario(database, { condition: 'account-absent' })
  expect(await refresh(post, later.refresh_token, { audience: ME_AUDIENCE })).toMatchObject({
    status: 403,
    body: { error: 'access_denied', error_description: `Service not found: ${ME_AUDIENCE}` },
  })
})

test('under "account-step-up" an old login is not enough for the account, and a fresh one is for five minutes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { database, post } = startTenant()
  setScenario(database, { condition: 'account-step-up' })
  const askAfter = async (seconds: number, more: Record<string, string> = {}) => {
    const { body } = await exchange(post, await logIn(database, more))
    vi.setSystemTime(Date.now() + seconds * 1000)
    const answer = await refresh(post, body.refresh_token, { audience: ME_AUDIENCE })
    return { ...answer, refresh_token: body.refresh_token }
  }
  expect((await askAfter(60)).status).toBe(200)
  const refused = await askAfter(61)
  // What was refused is not spent.
  expect((await refresh(post, refused.refresh_token)).status).toBe(200)
  expect(refused).toMatchObject({
    status: 403,
    body: { error: 'mfa_required', mfa_token: expect.any(String), mfa_requirements: { challenge: [{ type: 'otp' }] } },
  })
  expect((await askAfter(299, { max_age: '0' })).status).toBe(200)
  expect((await askAfter(301, { max_age: '0' })).status).toBe(403)
})

test('a session that expired is whole again after the next login, and not before', async () => {
  const { database, post } = startTenant()
  const keys = (token: string) => fetch(`${HAL_BASE}/apikeys/`, { headers: { authorization: `Bearer ${token}` } })
  const { body: before } = await exchange(post, await logIn(database))
  setScenario(database, { condition: 'session-expired' })
  expect((await keys(before.access_token)).status).toBe(401)
  expect(await refresh(post, before.refresh_token)).toMatchObject({ status: 403, body: { error: 'invalid_grant' } })
  expect(database.read().identity.session).toBeNull()
  const { body: after } = await exchange(post, await logIn(database))
  expect((await keys(after.access_token)).status).toBe(200)
})

test('a fourth reset email within a minute is refused', async () => {
  const { post } = startTenant()
  const ask = () => post('dbconnections/change_password', { client_id: CLIENT_ID, email: maria.email })
  for (let time = 0; time < 3; time += 1) expect((await ask()).status).toBe(200)
  expect(await ask()).toMatchObject({ status: 429, retryAfter: expect.stringMatching(/^([1-9]|[1-5]\d|60)$/) })
})
