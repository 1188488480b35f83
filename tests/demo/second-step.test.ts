// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest'

import { findByPasskey, passkeysHere } from '~/demo/account/passkey-login'
import {
  answerWithoutForm,
  completeSignIn,
  personToAskForMore,
  secondStepFor,
  authenticate,
} from '~/demo/identity/identity-provider'
import { maria, nils, otto, OTTO_RECOVERY_CODE, PASSWORD } from '~/demo/data/personas'
import {
  answerWithCode,
  answerWithRecoveryCode,
  approvePush,
  awaitSecondStep,
  secondFactorsOf,
  sendCodeFor,
} from '~/demo/identity/second-step'
import { createDatabase, currentCode, mailbox } from '~/demo/server'
import { MULTI_FACTOR } from '~/demo/demo-config'

import { METHODS, startAccount, wrong } from './my-account-client'
import { attestPasskey } from './virtual-authenticator'
import { authorizeRequest, claimsOf, exchange, logIn, refresh, startTenant } from './tenant-client'

const otp = { acr_values: MULTI_FACTOR }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
})

test('whoever has a second factor is asked for it, and nobody else', async () => {
  const database = createDatabase()
  const enter = (email: string) => authenticate(database, authorizeRequest(), { email, password: PASSWORD })
  expect(await enter(otto.email)).toEqual({ kind: 'ask', persona: otto })
  expect(answerWithoutForm(database, authorizeRequest())).toBeNull()
  expect(await enter(maria.email)).toMatchObject({ kind: 'leave' })
  expect(secondFactorsOf(database, otto).map(({ shown }) => shown.name)).toEqual(['iPhone'])
})

test('the code of the app lets Otto in once, also with a gap in it', () => {
  const { database, answer } = startSecondStep()
  const code = currentCode(database, otto)
  expect(answer(`${code.slice(0, 3)} ${code.slice(3)}`)).toEqual({ kind: 'right' })
  expect(secondFactorsOf(database, otto)[0]?.shown.last_auth_at).toBe('2026-11-20T10:00:00.000Z')
  const again = startSecondStep(database)
  expect(again.answer(code)).toEqual({ kind: 'wrong', triesLeft: 9 })
  expect(again.answer(currentCode(database, otto))).toEqual({ kind: 'right' })
})

test('a code that confirmed the app does not log in as well', async () => {
  const { me, verify, database } = startAccount(maria)
  const code = await (async () => {
    const begun = await me('POST', METHODS, { type: 'totp' })
    const first = currentCode(database, maria)
    await verify(begun, { otp_code: first })
    return first
  })()
  const [method] = secondFactorsOf(database, maria)
  const login = awaitSecondStep(database, maria)
  const answer = { methodId: method?.shown.id ?? '', typed: code }
  expect(answerWithCode(database, maria, login, answer)).toMatchObject({ kind: 'wrong' })
})

test('after ten wrong codes the login is given up, and the right code comes too late', () => {
  const { database, answer } = startSecondStep()
  const code = currentCode(database, otto)
  for (let left = 9; left > 0; left -= 1) expect(answer(wrong(code))).toEqual({ kind: 'wrong', triesLeft: left })
  expect(answer(wrong(code))).toEqual({ kind: 'over' })
  expect(answer(code)).toEqual({ kind: 'over' })
})

test('a login that waits longer than ten minutes is over', () => {
  const { database, answer } = startSecondStep()
  vi.setSystemTime(Date.now() + 10 * 60_000)
  expect(answer(currentCode(database, otto))).toEqual({ kind: 'over' })
})

test('the recovery code lets Otto in once, however he types it, and is replaced by another', async () => {
  const { database, login } = startSecondStep()
  expect(await answerWithRecoveryCode(database, otto, login, 'WRONG')).toMatchObject({ kind: 'wrong' })
  const typed = OTTO_RECOVERY_CODE.toLowerCase().replaceAll(/.{4}/g, '$& ')
  const answer = await answerWithRecoveryCode(database, otto, login, typed)
  expect(answer).toEqual({ kind: 'replaced', code: expect.stringMatching(/^[A-Z\d]{24}$/) })

  const second = startSecondStep(database)
  expect(await answerWithRecoveryCode(database, otto, second.login, OTTO_RECOVERY_CODE)).toMatchObject({
    kind: 'wrong',
  })
  const next = answer.kind === 'replaced' ? answer.code : ''
  expect(await answerWithRecoveryCode(database, otto, second.login, next)).toMatchObject({ kind: 'replaced' })
})

test('a code by email is good for the address it was sent to, and a push message is answered by a button', async () => {
  const { me, verify, database } = startAccount(maria)
  const begun = await me('POST', METHODS, { type: 'email', email: maria.email })
  await verify(begun, { otp_code: sentCode(database) })
  const push = await me('POST', METHODS, { type: 'push-notification' })
  await verify(push)
  await verify(push)

  const [first, second] = secondFactorsOf(database, maria)
  if (!first || !second) throw new Error('There should be two factors.')
  expect([first.shown.type, second.shown.type]).toEqual(['push-notification', 'email'])
  const login = awaitSecondStep(database, maria)
  sendCodeFor(database, maria, login, second)
  const typed = sentCode(database)
  const answer = (methodId: string) => answerWithCode(database, maria, login, { methodId, typed })
  expect(answer(first.shown.id)).toMatchObject({ kind: 'wrong' })
  expect(approvePush(database, maria, login, second.shown.id)).toEqual({ kind: 'over' })
  expect(answer(second.shown.id)).toEqual({ kind: 'right' })
  expect(approvePush(database, maria, awaitSecondStep(database, maria), first.shown.id)).toEqual({ kind: 'right' })
})

test('an app that asks for more than a password gets it from a session too, and proof of it', async () => {
  const { database, post } = startTenant()
  await logIn(database)
  expect(answerWithoutForm(database, authorizeRequest(otp))).toBeNull()
  expect(answerWithoutForm(database, authorizeRequest({ ...otp, prompt: 'none' }))).toContain('Multifactor')
  expect(personToAskForMore(database, authorizeRequest(otp))).toBe(maria)
  expect(personToAskForMore(database, authorizeRequest({ ...otp, prompt: 'login' }))).toBeUndefined()
  expect(secondStepFor(database, authorizeRequest(otp), nils)).toEqual({ kind: 'set-up', persona: nils })

  const url = completeSignIn(database, authorizeRequest(otp), maria, true)
  const { body } = await exchange(post, new URL(url).searchParams.get('code') ?? '')
  expect(claimsOf(body.id_token)).toMatchObject({ amr: ['mfa'], acr: MULTI_FACTOR, auth_time: Date.now() / 1000 })
  const { body: renewed } = await refresh(post, body.refresh_token)
  expect(claimsOf(renewed.id_token)).toMatchObject({ amr: ['mfa'] })
  expect(answerWithoutForm(database, authorizeRequest(otp))).toContain('?code=')
  vi.setSystemTime(Date.now() + 5 * 60_000)
  expect(answerWithoutForm(database, authorizeRequest(otp))).toBeNull()
})

test('a passkey logs its owner in when it signs this challenge, on this site', async () => {
  const { me, verify, database } = startAccount(maria)
  expect(passkeysHere(database)).toEqual([])
  const begun = await me('POST', METHODS, { type: 'passkey' })
  const passkey = await attestPasskey({ challenge: begun.body.authn_params_public_key.challenge })
  await verify(begun, { authn_response: passkey.authn_response })

  const right = passkey.assert({ challenge: 'AAAA' })
  expect(await findByPasskey(database, 'AAAA', right)).toBe(maria)
  expect(await findByPasskey(database, 'BBBB', right)).toBeUndefined()
  const elsewhere = passkey.assert({ challenge: 'AAAA', origin: 'https://evil.example' })
  expect(await findByPasskey(database, 'AAAA', elsewhere)).toBeUndefined()
  const stranger = await attestPasskey({ challenge: 'AAAA' })
  expect(
    await findByPasskey(database, 'AAAA', { ...stranger.assert({ challenge: 'AAAA' }), id: right.id }),
  ).toBeUndefined()
})

type Database = ReturnType<typeof createDatabase>

function startSecondStep(database = createDatabase()) {
  const login = awaitSecondStep(database, otto)
  const methodId = secondFactorsOf(database, otto)[0]?.shown.id ?? ''
  return { database, login, answer: (typed: string) => answerWithCode(database, otto, login, { methodId, typed }) }
}

function sentCode(database: Database): string {
  return /\d{6}/.exec(mailbox(database, maria)[0]?.text ?? '')?.[0] ?? ''
}
