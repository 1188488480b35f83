// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest'

import { findPasskeyOwner, listUsablePasskeys } from '~/demo/account/passkey-login'
import { INITIAL_PASSWORD, maria, nils, otto, OTTO_RECOVERY_CODE } from '~/demo/data/personas'
import { MULTI_FACTOR } from '~/demo/demo-config'
import {
  completeLogin,
  findLoggedInPersona,
  logInWithPassword,
  redirectWithoutForm,
  secondStepOf,
} from '~/demo/identity/identity-provider'
import {
  approvePush,
  listSecondFactors,
  sendCode,
  startSecondStep,
  submitCode,
  submitRecoveryCode,
} from '~/demo/identity/second-step'
import { createDatabase, currentCode, mailbox } from '~/demo/server'

import type { Database } from './demo-server'
import { startMyAccountApi, wrongCode } from './my-account-client'
import { authorizeRequest, claimsOf, exchangeCode, logInAsMaria, refreshTokens, startTenant } from './tenant-client'
import { createPasskey } from './virtual-authenticator'

const requireMfa = { acr_values: MULTI_FACTOR }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
})

test('after the password, only users with a second factor are asked for it', async () => {
  const database = createDatabase()
  const logIn = (email: string) =>
    logInWithPassword(database, authorizeRequest(), { email, password: INITIAL_PASSWORD })

  expect(await logIn(otto.email)).toEqual({ kind: 'verify', persona: otto })
  expect(redirectWithoutForm(database, authorizeRequest())).toBeNull()
  expect(await logIn(maria.email)).toMatchObject({ kind: 'redirect' })
  expect(listSecondFactors(database, otto).map(({ method }) => method.name)).toEqual(['iPhone'])
})

describe('a code of the authenticator app', () => {
  test('is accepted with a space in it and updates the last use of the app', () => {
    const { database, submit } = startSecondStepOfOtto()
    const code = currentCode(database, otto)

    expect(submit(`${code.slice(0, 3)} ${code.slice(3)}`)).toEqual({ kind: 'accepted' })

    expect(listSecondFactors(database, otto)[0]?.method.last_auth_at).toBe('2026-11-20T10:00:00.000Z')
  })

  test('is accepted only once, so the next login needs the next code', () => {
    const first = startSecondStepOfOtto()
    const code = currentCode(first.database, otto)
    first.submit(code)

    const second = startSecondStepOfOtto(first.database)

    expect(second.submit(code)).toEqual({ kind: 'wrong', attemptsLeft: 9 })
    expect(second.submit(currentCode(second.database, otto))).toEqual({ kind: 'accepted' })
  })

  test('is rejected at a login if it already confirmed the app', async () => {
    const { startEnrollment, finishEnrollment, database } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'totp' })
    const code = currentCode(database, maria)
    await finishEnrollment(started, { otp_code: code })
    const [factor] = listSecondFactors(database, maria)

    const loginId = startSecondStep(database, maria)
    const result = submitCode(database, maria, loginId, { methodId: factor?.method.id ?? '', input: code })

    expect(result).toMatchObject({ kind: 'wrong' })
  })

  test('is rejected after ten wrong codes, which end the login', () => {
    const { database, submit } = startSecondStepOfOtto()
    const code = currentCode(database, otto)

    for (let attemptsLeft = 9; attemptsLeft > 0; attemptsLeft -= 1) {
      expect(submit(wrongCode(code))).toEqual({ kind: 'wrong', attemptsLeft })
    }
    expect(submit(wrongCode(code))).toEqual({ kind: 'login-ended' })

    expect(submit(code)).toEqual({ kind: 'login-ended' })
  })

  test('is rejected ten minutes after the login started', () => {
    const { database, submit } = startSecondStepOfOtto()

    vi.setSystemTime(Date.now() + 10 * 60_000)

    expect(submit(currentCode(database, otto))).toEqual({ kind: 'login-ended' })
  })
})

describe('a recovery code', () => {
  test('is accepted in lowercase with spaces, and a new code replaces it', async () => {
    const { database, loginId } = startSecondStepOfOtto()
    const input = OTTO_RECOVERY_CODE.toLowerCase().replaceAll(/.{4}/g, '$& ')

    expect(await submitRecoveryCode(database, otto, loginId, 'WRONG')).toMatchObject({ kind: 'wrong' })
    const result = await submitRecoveryCode(database, otto, loginId, input)

    expect(result).toEqual({ kind: 'replaced', newCode: expect.stringMatching(/^[A-Z\d]{24}$/) })
  })

  test('works only once, so the next login needs the new code', async () => {
    const first = startSecondStepOfOtto()
    const { database } = first
    const result = await submitRecoveryCode(database, otto, first.loginId, OTTO_RECOVERY_CODE)
    const newCode = result.kind === 'replaced' ? result.newCode : ''

    const second = startSecondStepOfOtto(database)

    expect(await submitRecoveryCode(database, otto, second.loginId, OTTO_RECOVERY_CODE)).toMatchObject({
      kind: 'wrong',
    })
    expect(await submitRecoveryCode(database, otto, second.loginId, newCode)).toMatchObject({ kind: 'replaced' })
  })
})

test('a code sent by email is accepted for the email factor only', async () => {
  const { database, push, email } = await startWithPushAndEmail()
  const loginId = startSecondStep(database, maria)
  sendCode(database, maria, loginId, email)
  const input = newestSentCode(database)
  const submit = (methodId: string) => submitCode(database, maria, loginId, { methodId, input })

  expect(submit(push.method.id)).toMatchObject({ kind: 'wrong' })
  expect(submit(email.method.id)).toEqual({ kind: 'accepted' })
})

test('a push notification can be approved, and an email factor cannot', async () => {
  const { database, push, email } = await startWithPushAndEmail()
  const loginId = startSecondStep(database, maria)

  expect(approvePush(database, maria, loginId, email.method.id)).toEqual({ kind: 'login-ended' })
  expect(approvePush(database, maria, loginId, push.method.id)).toEqual({ kind: 'accepted' })
})

describe('a request for multi-factor authentication', () => {
  test('needs the second step in spite of a session, or fails if the app forbids a form', async () => {
    const { database } = startTenant()
    await logInAsMaria(database)

    expect(redirectWithoutForm(database, authorizeRequest(requireMfa))).toBeNull()
    expect(redirectWithoutForm(database, authorizeRequest({ ...requireMfa, prompt: 'none' }))).toContain('Multifactor')
    expect(findLoggedInPersona(database, authorizeRequest(requireMfa))).toBe(maria)
    expect(findLoggedInPersona(database, authorizeRequest({ ...requireMfa, prompt: 'login' }))).toBeUndefined()
  })

  test('lets users without a second factor set one up', () => {
    const { database } = startTenant()

    const step = secondStepOf(database, authorizeRequest(requireMfa), nils)

    expect(step).toEqual({ kind: 'set-up', persona: nils })
  })

  test('results in ID tokens that state the second factor, also after a refresh', async () => {
    const { database, post } = startTenant()

    const url = completeLogin(database, authorizeRequest(requireMfa), maria, true)
    const { body } = await exchangeCode(post, new URL(url).searchParams.get('code') ?? '')
    const { body: refreshed } = await refreshTokens(post, body.refresh_token)

    expect(claimsOf(body.id_token)).toMatchObject({ amr: ['mfa'], acr: MULTI_FACTOR, auth_time: Date.now() / 1000 })
    expect(claimsOf(refreshed.id_token)).toMatchObject({ amr: ['mfa'] })
  })

  test('needs no form within five minutes of the last second step', () => {
    const { database } = startTenant()
    completeLogin(database, authorizeRequest(requireMfa), maria, true)

    expect(redirectWithoutForm(database, authorizeRequest(requireMfa))).toContain('?code=')
    vi.setSystemTime(Date.now() + 5 * 60_000)
    expect(redirectWithoutForm(database, authorizeRequest(requireMfa))).toBeNull()
  })
})

describe('a login with a passkey', () => {
  test('identifies the owner of the passkey that signed the challenge', async () => {
    const { startEnrollment, finishEnrollment, database } = startMyAccountApi(maria)
    expect(listUsablePasskeys(database)).toEqual([])
    const started = await startEnrollment({ type: 'passkey' })
    const passkey = await createPasskey({ challenge: started.body.authn_params_public_key.challenge })
    await finishEnrollment(started, { authn_response: passkey.authn_response })

    const owner = await findPasskeyOwner(database, 'AAAA', passkey.signLogin({ challenge: 'AAAA' }))

    expect(owner).toBe(maria)
  })

  test('fails with another challenge, on another site, or with the signature of another key', async () => {
    const { startEnrollment, finishEnrollment, database } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'passkey' })
    const passkey = await createPasskey({ challenge: started.body.authn_params_public_key.challenge })
    await finishEnrollment(started, { authn_response: passkey.authn_response })
    const otherKey = await createPasskey({ challenge: 'AAAA' })

    const valid = passkey.signLogin({ challenge: 'AAAA' })
    const onOtherSite = passkey.signLogin({ challenge: 'AAAA', origin: 'https://evil.example' })
    const byOtherKey = { ...otherKey.signLogin({ challenge: 'AAAA' }), id: valid.id }

    expect(await findPasskeyOwner(database, 'BBBB', valid)).toBeUndefined()
    expect(await findPasskeyOwner(database, 'AAAA', onOtherSite)).toBeUndefined()
    expect(await findPasskeyOwner(database, 'AAAA', byOtherKey)).toBeUndefined()
  })
})

/** Starts the second step of a login as Otto, who uses an authenticator app. */
function startSecondStepOfOtto(database = createDatabase()) {
  const loginId = startSecondStep(database, otto)
  const methodId = listSecondFactors(database, otto)[0]?.method.id ?? ''
  const submit = (input: string) => submitCode(database, otto, loginId, { methodId, input })
  return { database, loginId, submit }
}

/** Enrolls an email address and a phone with push notifications for Maria. */
async function startWithPushAndEmail() {
  const { startEnrollment, finishEnrollment, database } = startMyAccountApi(maria)
  const startedEmail = await startEnrollment({ type: 'email', email: maria.email })
  await finishEnrollment(startedEmail, { otp_code: newestSentCode(database) })
  const startedPush = await startEnrollment({ type: 'push-notification' })
  await finishEnrollment(startedPush)
  await finishEnrollment(startedPush)

  const [push, email] = listSecondFactors(database, maria)
  if (!push || !email) throw new Error('Maria should have two factors.')
  expect([push.method.type, email.method.type]).toEqual(['push-notification', 'email'])
  return { database, push, email }
}

function newestSentCode(database: Database): string {
  return /\d{6}/.exec(mailbox(database, maria)[0]?.text ?? '')?.[0] ?? ''
}
