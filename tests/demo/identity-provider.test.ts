// @vitest-environment node
import { describe, expect, test } from 'vitest'

import { blake, INITIAL_PASSWORD, maria, otto } from '~/demo/data/personas'
import {
  cancelLogin,
  logInWithPassword,
  parseAuthorizeRequest,
  redirectWithoutForm,
} from '~/demo/identity/identity-provider'
import { MULTI_FACTOR } from '~/demo/demo-config'
import { createDatabase, setScenario } from '~/demo/server'

import { authorizeQuery, authorizeRequest, CALLBACK, logInAsMaria } from './tenant-client'

describe('a request to log in', () => {
  test('needs a login form, or ends with "login_required" if the app forbids a form', () => {
    const database = createDatabase()

    expect(redirectWithoutForm(database, authorizeRequest())).toBeNull()
    expect(redirectWithoutForm(database, authorizeRequest({ prompt: 'none' }))).toContain('error=login_required')
  })

  test('gets a code without a form during a session, unless the app requires a new login', async () => {
    const database = createDatabase()

    await logInAsMaria(database)

    expect(redirectWithoutForm(database, authorizeRequest())).toContain(`${CALLBACK}?code=`)
    expect(redirectWithoutForm(database, authorizeRequest({ prompt: 'login' }))).toBeNull()
    expect(redirectWithoutForm(database, authorizeRequest({ max_age: '0' }))).toBeNull()
  })

  test('is invalid if its redirect URI belongs to another site', () => {
    const query = authorizeQuery({ redirect_uri: 'https://evil.example/callback' })

    expect(parseAuthorizeRequest(query, new URL(CALLBACK).origin)).toBeNull()
  })
})

describe('a login', () => {
  test('asks for no second factor under "account-mfa-skipped", unless the app demands one', async () => {
    const database = createDatabase()
    setScenario(database, { condition: 'account-mfa-skipped' })
    const credentials = { email: otto.email, password: INITIAL_PASSWORD }
    const logIn = (query = {}) => logInWithPassword(database, authorizeRequest(query), credentials)

    await expect(logIn()).resolves.toMatchObject({ kind: 'redirect' })
    await expect(logIn({ acr_values: MULTI_FACTOR })).resolves.toMatchObject({ kind: 'verify' })
  })

  test('of a blocked user redirects to the app with the reason', async () => {
    const credentials = { email: blake.email, password: INITIAL_PASSWORD }

    const result = await logInWithPassword(createDatabase(), authorizeRequest(), credentials)

    expect(result).toEqual({
      kind: 'redirect',
      url: `${CALLBACK}?error=access_denied&error_description=user+is+blocked&state=s-1`,
    })
  })

  test('fails with a wrong password', async () => {
    const credentials = { email: maria.email, password: 'secret' }

    const result = await logInWithPassword(createDatabase(), authorizeRequest(), credentials)

    expect(result).toEqual({ kind: 'wrong-password' })
  })

  test('that the user cancels redirects to the app without starting a session', () => {
    const database = createDatabase()

    expect(cancelLogin(authorizeRequest())).toContain(`${CALLBACK}?error=access_denied`)
    expect(redirectWithoutForm(database, authorizeRequest())).toBeNull()
  })
})
