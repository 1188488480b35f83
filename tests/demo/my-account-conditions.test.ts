// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest'

import { maria, otto } from '~/demo/data/personas'
import { MY_ACCOUNT_AUDIENCE } from '~/demo/demo-config'
import { currentCode, issueBearerToken, setScenario } from '~/demo/server'

import { METHODS, startMyAccountApi } from './my-account-client'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
})

test.each([
  ['rate-limited', 'GET', 429],
  ['maintenance', 'GET', 503],
  ['server-error', 'GET', 500],
  ['session-expired', 'GET', 401],
  ['account-absent', 'GET', 404],
  ['account-rate-limited', 'GET', 200],
  ['account-rate-limited', 'POST', 429],
  ['account-conflict', 'DELETE', 409],
  ['account-gone', 'DELETE', 404],
  ['account-gone', 'PATCH', 404],
  ['account-sudo', 'GET', 200],
  ['account-sudo', 'DELETE', 403],
] as const)('under "%s" a %s request returns %i', async (condition, method, status) => {
  const { request, database } = startMyAccountApi(otto)
  const { body } = await request('GET', `${METHODS}?type=passkey`)
  const passkeyPath = `${METHODS}/${encodeURIComponent(body.authentication_methods[0].id)}`
  setScenario(database, { condition })

  const path = method === 'POST' ? METHODS : passkeyPath
  const response = await request(method, path, method === 'GET' ? undefined : { name: 'x' })

  expect(response.status).toBe(status)
})

test('under "account-sudo" changes are allowed for five minutes after a forced login', async () => {
  const { request, database } = startMyAccountApi(otto)
  setScenario(database, { condition: 'account-sudo' })
  const tokenAfterForcedLogin = issueBearerToken(database, otto, { audience: MY_ACCOUNT_AUDIENCE, wasForced: true })
  const startEnrollment = () => request('POST', METHODS, { type: 'totp' }, tokenAfterForcedLogin)

  expect((await startEnrollment()).status).toBe(202)
  vi.setSystemTime(Date.now() + 5 * 60_000)
  expect((await startEnrollment()).status).toBe(403)
})

test('under "account-expired-session" the second request of an enrollment fails', async () => {
  const { startEnrollment, finishEnrollment, database } = startMyAccountApi(maria)
  const started = await startEnrollment({ type: 'totp' })
  setScenario(database, { condition: 'account-expired-session' })

  const response = await finishEnrollment(started, { otp_code: currentCode(database, maria) })

  expect(response.body.detail).toBe('expired_token')
})

test('under "account-no-factors" the password is the only factor', async () => {
  const { request, database } = startMyAccountApi(maria)
  setScenario(database, { condition: 'account-no-factors' })

  expect((await request('GET', 'factors')).body.factors).toEqual([{ type: 'password', usage: ['primary'] }])
})

test.each([
  ['offline-api', TypeError],
  ['html', SyntaxError],
  ['truncated', SyntaxError],
] as const)('under "%s" a request gets no readable response', async (condition, error) => {
  const { request, database } = startMyAccountApi(maria)
  setScenario(database, { condition })

  await expect(request('GET', 'factors')).rejects.toThrow(error)
})
