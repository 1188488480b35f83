// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest'

import { maria, otto } from '~/demo/data/personas'
import { currentCode, issueBearerToken, setScenario } from '~/demo/server'
import { ME_AUDIENCE } from '~/demo/demo-config'

import { METHODS, startAccount } from './my-account-client'

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
] as const)('under "%s" a %s is answered with %i', async (condition, method, status) => {
  const { me, database } = startAccount(otto)
  const { body } = await me('GET', `${METHODS}?type=passkey`)
  setScenario(database, { condition })
  const address = `${METHODS}/${encodeURIComponent(body.authentication_methods[0].id)}`
  const answer = await me(method, method === 'POST' ? METHODS : address, method === 'GET' ? undefined : { name: 'x' })
  expect(answer.status).toBe(status)
})

test('under "account-sudo" whoever was made to log in a moment ago may change things, for five minutes', async () => {
  const { me, database } = startAccount(otto)
  setScenario(database, { condition: 'account-sudo' })
  const forced = issueBearerToken(database, otto, { audience: ME_AUDIENCE, wasForced: true })
  expect((await me('POST', METHODS, { type: 'totp' }, forced)).status).toBe(202)
  vi.setSystemTime(Date.now() + 5 * 60_000)
  expect((await me('POST', METHODS, { type: 'totp' }, forced)).status).toBe(403)
})

test('under "account-expired-session" and "account-no-factors" the second step fails, or there is no first', async () => {
  const { me, verify, database } = startAccount(maria)
  const begun = await me('POST', METHODS, { type: 'totp' })
  setScenario(database, { condition: 'account-expired-session' })
  expect((await verify(begun, { otp_code: currentCode(database, maria) })).body.detail).toBe('expired_token')
  setScenario(database, { condition: 'account-no-factors' })
  expect((await me('GET', 'factors')).body.factors).toEqual([{ type: 'password', usage: ['primary'] }])
})

test('no answer, a web page or half an answer come from here as they come from the API', async () => {
  const { me, database } = startAccount(maria)
  setScenario(database, { condition: 'offline-api' })
  await expect(me('GET', 'factors')).rejects.toThrow(TypeError)
  for (const condition of ['html', 'truncated'] as const) {
    setScenario(database, { condition })
    await expect(me('GET', 'factors')).rejects.toThrow(SyntaxError)
  }
})
