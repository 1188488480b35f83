// @vitest-environment node
import { expect, test } from 'vitest'

import { maria } from '~/demo/data/personas'

import { METHODS, openAccount, startAccount } from './my-account-client'
import { exchange, logIn, refresh, startTenant } from './tenant-client'

test.each([
  ['Sh0rt!', 'PasswordStrengthError', 'at least 12 characters'],
  ['Ä'.repeat(2) + 'xYq4!bQ7-'.repeat(8), 'PasswordStrengthError', 'at most 72 bytes'],
  ['only small letters', 'PasswordStrengthError', '3 of the 4'],
  ['Nooo more than two', 'PasswordStrengthError', 'identical'],
  ['Not 321 in a row', 'PasswordStrengthError', 'sequential'],
  ['P@ssw0rd2024', 'PasswordDictionaryError', 'too common'],
  ['Hello Maria 42!', 'PasswordNoUserInfoError', 'user information'],
])('the password "%s" is refused: %s', async (new_password, problem, rule) => {
  const { me, verify } = startAccount(maria)
  const begun = await me('POST', METHODS, { type: 'password' })
  expect(begun.body).toMatchObject({ id: 'password|new', policy: { complexity: { min_length: 12 } } })
  const { status, body } = await verify(begun, { new_password })
  expect({ status, title: body.title }).toEqual({ status: 400, title: 'Bad Request' })
  expect(body.detail).toContain(problem)
  expect(body.validation_errors).toEqual([{ field: 'new_password', detail: expect.stringContaining(rule) }])
})

test('none of the last five passwords is good again, and the one before them is', async () => {
  const { me, verify, database } = startAccount(maria)
  const change = async (new_password: string) =>
    verify(await me('POST', METHODS, { type: 'password' }), { new_password })
  const passwords = ['Copper', 'Silver', 'Golden', 'Bronze', 'Marble', 'Timber'].map((word) => `${word}-gate 7290`)
  for (const password of passwords) {
    expect(await change(password)).toMatchObject({ status: 201, body: { type: 'password' } })
  }
  for (const password of passwords.slice(1)) {
    expect((await change(password)).body.detail).toBe('PasswordHistoryError: password has previously been used')
  }
  expect((await change(passwords[0] ?? '')).status).toBe(201)
  for (const password of passwords) expect(JSON.stringify(database.read())).not.toContain(password)
})

test('a new password ends every session of the person but the one it was set from', async () => {
  const { database, post } = startTenant()
  const { body: elsewhere } = await exchange(post, await logIn(database))
  const { body: here } = await exchange(post, await logIn(database))
  const { me, verify } = openAccount(database, maria)
  await verify(await me('POST', METHODS, { type: 'password' }), { new_password: 'Copper-gate 7290' })
  expect(await refresh(post, elsewhere.refresh_token)).toMatchObject({ status: 403, body: { error: 'invalid_grant' } })
  expect((await refresh(post, here.refresh_token)).status).toBe(200)
})
