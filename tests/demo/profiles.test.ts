// @vitest-environment node
import { expect, test } from 'vitest'

import { edith, grace, maria } from '~/demo/data/personas'
import { MY_ACCOUNT_AUDIENCE, MY_ACCOUNT_SCOPE } from '~/demo/demo-config'
import { issueBearerToken } from '~/demo/server'

import { startApiKeyApi } from './api-key-client'
import { startMyAccountApi } from './my-account-client'

test('the My Account API changes all fields of a profile or none, and names each wrong one', async () => {
  const { request } = startMyAccountApi(grace)
  const wrong = await request('PATCH', 'profile', {
    nickname: 'amazing',
    name: 'G',
    picture: 'http://x.example',
    age: 3,
  })
  expect(wrong).toMatchObject({ status: 400 })
  expect(wrong.body.validation_errors.map(({ field }: { field: string }) => field)).toEqual(['name', 'picture', 'age'])
  expect((await request('GET', 'profile')).body).toMatchObject({ nickname: 'grace', email: grace.email })
  expect(await request('PATCH', 'profile', { nickname: 'amazing' })).toMatchObject({
    status: 200,
    body: { nickname: 'amazing', name: 'Grace Okafor', profile_policy: { '/name': { access: 'read_only' } } },
  })
  expect(await request('PATCH', 'profile', {})).toMatchObject({ status: 200, body: { nickname: 'amazing' } })
})

test('the My Account API asks for the scopes of the profile', async () => {
  const { request, database } = startMyAccountApi(maria)
  const token = issueBearerToken(database, maria, { audience: MY_ACCOUNT_AUDIENCE, scope: MY_ACCOUNT_SCOPE })
  expect(await request('GET', 'profile', undefined, token)).toMatchObject({ status: 403 })
  expect(await request('GET', 'factors', undefined, token)).toMatchObject({ status: 200 })
})

test('the API key API has a profile for its user only, whose email and handle do not change', async () => {
  const { request } = startApiKeyApi({}, edith)
  const own = `profiles/${encodeURIComponent(edith.id)}`
  expect((await request('GET', `profiles/${encodeURIComponent(maria.id)}`)).status).toBe(404)
  expect((await request('PUT', own, { name: ' ' })).body.errors).toMatchObject([{ field: 'name' }])
  const body = { name: 'Ed', phone: '1', email: 'other@example.com', handle: 'other' }
  expect(await request('PUT', own, body)).toMatchObject({
    status: 200,
    body: { name: 'Ed', phone: '1', email: edith.email, handle: 'ed' },
  })
})
