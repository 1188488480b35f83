// @vitest-environment node
import { expect, test } from 'vitest'

import { answerWithoutForm, cancelSignIn, readAuthorizeRequest, authenticate } from '~/demo/identity/identity-provider'
import { blake, maria, PASSWORD } from '~/demo/data/personas'
import { createDatabase } from '~/demo/server'

import { authorizeQuery, authorizeRequest, CALLBACK } from './tenant-client'

test('an identity provider session answers at once, unless a fresh login is asked for', async () => {
  const database = createDatabase()
  expect(answerWithoutForm(database, authorizeRequest())).toBeNull()
  expect(answerWithoutForm(database, authorizeRequest({ prompt: 'none' }))).toContain('error=login_required')
  await authenticate(database, authorizeRequest(), { email: maria.email, password: PASSWORD })
  expect(answerWithoutForm(database, authorizeRequest())).toContain(`${CALLBACK}?code=`)
  expect(answerWithoutForm(database, authorizeRequest({ prompt: 'login' }))).toBeNull()
  expect(answerWithoutForm(database, authorizeRequest({ max_age: '0' }))).toBeNull()
})

test('a blocked person is sent back with the reason; a request from elsewhere is not answered', async () => {
  const database = createDatabase()
  const answer = await authenticate(database, authorizeRequest(), { email: blake.email, password: PASSWORD })
  expect(answer).toEqual({
    kind: 'leave',
    url: `${CALLBACK}?error=access_denied&error_description=user+is+blocked&state=s-1`,
  })
  expect(await authenticate(database, authorizeRequest(), { email: maria.email, password: 'secret' })).toEqual({
    kind: 'wrong-password',
  })
  expect(
    readAuthorizeRequest(authorizeQuery({ redirect_uri: 'https://evil.example/callback' }), new URL(CALLBACK).origin),
  ).toBeNull()
})

test('whoever cancels is sent back without a session', async () => {
  const database = createDatabase()
  expect(cancelSignIn(authorizeRequest())).toContain(`${CALLBACK}?error=access_denied`)
  expect(answerWithoutForm(database, authorizeRequest())).toBeNull()
})
