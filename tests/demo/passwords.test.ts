// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { maria } from '~/demo/data/personas'

import { createMyAccountClient, startMyAccountApi } from './my-account-client'
import { exchangeCode, logInAsMaria, refreshTokens, startTenant } from './tenant-client'

describe('a new password', () => {
  test.each([
    ['Sh0rt!', 'PasswordStrengthError', 'at least 12 characters'],
    ['Ä'.repeat(2) + 'xYq4!bQ7-'.repeat(8), 'PasswordStrengthError', 'at most 72 bytes'],
    ['only small letters', 'PasswordStrengthError', '3 of the 4'],
    ['Nooo more than two', 'PasswordStrengthError', 'identical'],
    ['Not 321 in a row', 'PasswordStrengthError', 'sequential'],
    ['P@ssw0rd2024', 'PasswordDictionaryError', 'too common'],
    ['Hello Maria 42!', 'PasswordNoUserInfoError', 'user information'],
  ])('"%s" is rejected with %s and the broken rule', async (new_password, error, rule) => {
    const { startEnrollment, finishEnrollment } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'password' })
    expect(started.body).toMatchObject({ id: 'password|new', policy: { complexity: { min_length: 12 } } })

    const { status, body } = await finishEnrollment(started, { new_password })

    expect({ status, title: body.title }).toEqual({ status: 400, title: 'Bad Request' })
    expect(body.detail).toContain(error)
    expect(body.validation_errors).toEqual([{ field: 'new_password', detail: expect.stringContaining(rule) }])
  })

  test('must differ from the last five passwords, but may repeat the sixth', async () => {
    const { startEnrollment, finishEnrollment } = startMyAccountApi(maria)
    const changePassword = async (new_password: string) =>
      finishEnrollment(await startEnrollment({ type: 'password' }), { new_password })
    const passwords = ['Copper', 'Silver', 'Golden', 'Bronze', 'Marble', 'Timber'].map((word) => `${word}-gate 7290`)
    for (const password of passwords) {
      expect(await changePassword(password)).toMatchObject({ status: 201, body: { type: 'password' } })
    }

    for (const password of passwords.slice(1)) {
      const { body } = await changePassword(password)
      expect(body.detail).toBe('PasswordHistoryError: password has previously been used')
    }
    expect((await changePassword(passwords[0] ?? '')).status).toBe(201)
  })

  test('is not stored as plain text', async () => {
    const { startEnrollment, finishEnrollment, database } = startMyAccountApi(maria)
    const started = await startEnrollment({ type: 'password' })

    expect((await finishEnrollment(started, { new_password: 'Copper-gate 7290' })).status).toBe(201)

    expect(JSON.stringify(database.read())).not.toContain('Copper-gate 7290')
  })

  test('ends every session of the user except the one that set the password', async () => {
    const { database, post } = startTenant()
    const { body: otherSession } = await exchangeCode(post, await logInAsMaria(database))
    const { body: thisSession } = await exchangeCode(post, await logInAsMaria(database))
    const { startEnrollment, finishEnrollment } = createMyAccountClient(database, maria)

    await finishEnrollment(await startEnrollment({ type: 'password' }), { new_password: 'Copper-gate 7290' })

    expect(await refreshTokens(post, otherSession.refresh_token)).toMatchObject({
      status: 403,
      body: { error: 'invalid_grant' },
    })
    expect((await refreshTokens(post, thisSession.refresh_token)).status).toBe(200)
  })
})
