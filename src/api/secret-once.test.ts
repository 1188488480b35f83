import { http, HttpResponse, type JsonBodyType } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createApiKey } from './api-key-writes'
import { startEnrollment } from './enrollment'
import { halApi } from './hal'
import { manageApi } from './manage'
import { createManagementToken } from './management-tokens'
import { myAccountApi } from './my-account-client'

const BASE = 'https://api.example.com'
const server = setupServer()

beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' })
  for (const client of [halApi, manageApi, myAccountApi]) {
    client.connect({ baseUrl: BASE, getBearerToken: async () => 'bearer', onSessionEnded: () => {} })
  }
})
afterAll(() => server.close())

const answer = (body: JsonBodyType) => server.use(http.all(`${BASE}/*`, () => HttpResponse.json(body, { status: 201 })))

describe('the response to a new access token', () => {
  const create = (more: object) => {
    answer({ id: 9, token: '9-secret', ...more })
    return createManagementToken('CI', 7200)
  }

  test.each([{ expires: '2027-01-01' }, { expires: 1_798_761_600 }, { expires: '2027-01-01T00:00:00+02' }])(
    'keeps its secret with %j, and does not claim that the token never expires',
    async (odd) => {
      const expected = { id: '9', token: '9-secret', expires: undefined, isExpiryKnown: false }
      await expect(create(odd)).resolves.toMatchObject(expected)
    },
  )

  test.each([
    { lastUsed: false },
    { type: 5 },
    { description: 5 },
    { isExpired: 'no' },
    { isDisabled: 'no' },
    { isSessionToken: 'no' },
    { created: {} },
    { scopes: 'all' },
    {},
  ])('keeps its secret with %j, and the requested name', async (odd) => {
    const expected = { id: '9', name: 'CI', token: '9-secret', isExpired: false, isExpiryKnown: true }
    await expect(create(odd)).resolves.toMatchObject(expected)
  })

  test.each([{ id: null }, { id: '' }, { token: null }, { token: '' }, { token: 'a\nb' }])(
    'is invalid with %j',
    async (odd) => {
      await expect(create(odd)).rejects.toMatchObject({ kind: 'invalid-response', status: 201 })
    },
  )
})

describe('the response to a new API key', () => {
  const create = (more: object) => {
    answer({ id: 'k', name: 'CI', clientId: 'c', clientSecret: 's', ...more })
    return createApiKey({ id: 'k', _links: {} }, 'CI')
  }

  test.each([
    { name: 5 },
    { name: null },
    { _links: [] },
    { _links: 'none' },
    { created: 5 },
    { id: 7 },
    { secret: 5 },
    { clientSecret: null, client_secret: 5, secret: 's' },
  ])('keeps its secret with %j', async (odd) => {
    await expect(create(odd)).resolves.toMatchObject({ name: 'CI', clientId: 'c', clientSecret: 's', isNew: true })
  })

  test('keeps its secret without a client ID', async () => {
    await expect(create({ clientId: 7 })).resolves.toMatchObject({ clientId: undefined, clientSecret: 's' })
  })

  test('is invalid without an ID', async () => {
    await expect(create({ id: null })).rejects.toMatchObject({ kind: 'invalid-response', status: 201 })
  })
})

describe('the response to a new enrollment', () => {
  test.each([{ id: 7 }, { id: {} }, { manual_input_code: 5 }, { manual_input_code: '' }])(
    'keeps the QR secret with %j',
    async (odd) => {
      answer({ id: 'totp|1', auth_session: 'a', barcode_uri: 'otpauth://x', manual_input_code: 'ABC', ...odd })
      await expect(startEnrollment({ type: 'totp' })).resolves.toMatchObject({ barcode_uri: 'otpauth://x' })
    },
  )

  test.each([{ id: 7 }, { id: [] }, { id: null }])('keeps the recovery code with %j', async (odd) => {
    answer({ auth_session: 'a', recovery_code: 'R', ...odd })
    await expect(startEnrollment({ type: 'recovery-code' })).resolves.toMatchObject({ recovery_code: 'R' })
  })
})
