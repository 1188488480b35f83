// @vitest-environment node
import { expect, test } from 'vitest'

import { answerWithoutForm, cancelSignIn, readAuthorizeRequest, signIn } from '~/demo/identity-provider'
import { blake, maria, PASSWORD } from '~/demo/personas'
import { createDatabase } from '~/demo/server'
import { CLIENT_ID } from '~/demo/world'

const ORIGIN = 'https://console.example'
const CALLBACK = `${ORIGIN}/callback`

test('an identity provider session answers at once, unless a fresh login is asked for', () => {
  const database = createDatabase()
  expect(answerWithoutForm(database, request())).toBeNull()
  expect(answerWithoutForm(database, request({ prompt: 'none' }))).toContain('error=login_required')
  signIn(database, request(), { email: maria.email, password: PASSWORD })
  expect(answerWithoutForm(database, request())).toContain(`${CALLBACK}?code=`)
  expect(answerWithoutForm(database, request({ prompt: 'login' }))).toBeNull()
  expect(answerWithoutForm(database, request({ max_age: '0' }))).toBeNull()
})

test('a blocked person is sent back with the reason; a request from elsewhere is not answered', () => {
  const database = createDatabase()
  const answer = signIn(database, request(), { email: blake.email, password: PASSWORD })
  expect(answer).toEqual({
    kind: 'leave',
    url: `${CALLBACK}?error=access_denied&error_description=user+is+blocked&state=s-1`,
  })
  expect(signIn(database, request(), { email: maria.email, password: 'secret' })).toEqual({ kind: 'wrong-password' })
  expect(readAuthorizeRequest(query({ redirect_uri: 'https://evil.example/callback' }), ORIGIN)).toBeNull()
})

test('whoever cancels is sent back without a session', () => {
  const database = createDatabase()
  expect(cancelSignIn(request())).toContain(`${CALLBACK}?error=access_denied`)
  expect(answerWithoutForm(database, request())).toBeNull()
})

function query(more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: CALLBACK,
    state: 's-1',
    code_challenge: 'a-challenge',
    code_challenge_method: 'S256',
    ...more,
  })
}

function request(more: Record<string, string> = {}) {
  const read = readAuthorizeRequest(query(more), ORIGIN)
  if (!read) throw new Error('The request was not understood.')
  return read
}
