import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { LoginMethod } from '~/api/my-account'
import { markSessionEnded, sessionState } from '~/session/session-ended'

import { signalPasskeys } from './signal-passkeys'

const user = { id: 'auth0|1', name: 'Maria Reyes', email: 'maria@example.com' }
const passkey = (more: object = {}) =>
  LoginMethod.parse({
    id: 'passkey|1',
    type: 'passkey',
    key_id: 'AQID',
    user_handle: 'dXNlcg',
    relying_party_id: 'example.com',
    ...more,
  })
const api = {
  signalAllAcceptedCredentials: vi.fn<(options: object) => Promise<void>>(),
  signalCurrentUserDetails: vi.fn<(options: object) => Promise<void>>(),
}
const accepted = () => api.signalAllAcceptedCredentials.mock.calls.flat()
const details = () => api.signalCurrentUserDetails.mock.calls.flat()
const list = (rpId: string, userId: string, ...allAcceptedCredentialIds: string[]) => ({
  rpId,
  userId,
  allAcceptedCredentialIds,
})

beforeEach(() => {
  vi.stubGlobal('location', { hostname: 'console.example.com' })
  vi.stubGlobal('PublicKeyCredential', api)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetAllMocks()
  sessionState.setState('active')
})

test('groups the passkeys by domain and user handle, as base64url without padding', async () => {
  await signalPasskeys(new QueryClient(), user, [
    passkey(),
    passkey({ key_id: '+/8=', user_handle: 'dXNlcg==' }),
    passkey({ key_id: 'BAUG', relying_party_id: 'Console.Example.com' }),
    passkey({ key_id: 'BwgJ', user_handle: 'b3RoZXI' }),
    LoginMethod.parse({ id: 'totp|1', type: 'totp' }),
  ])
  expect(accepted()).toEqual([
    list('example.com', 'dXNlcg', 'AQID', '-_8'),
    list('console.example.com', 'dXNlcg', 'BAUG'),
    list('example.com', 'b3RoZXI', 'BwgJ'),
  ])
  const known = { name: 'maria@example.com', displayName: 'Maria Reyes' }
  expect(details()).toEqual([
    { rpId: 'example.com', userId: 'dXNlcg', ...known },
    { rpId: 'console.example.com', userId: 'dXNlcg', ...known },
    { rpId: 'example.com', userId: 'b3RoZXI', ...known },
  ])
})

test.each(['other.example', 'ample.com', 'a.console.example.com', 'example.com.', '.example.com'])(
  'signals nothing for the domain %s, which is not that of this page',
  async (relying_party_id) => {
    await signalPasskeys(new QueryClient(), user, [passkey({ relying_party_id })])
    expect(accepted()).toEqual([])
    expect(details()).toEqual([])
  },
)

test.each([
  ['no ID', { key_id: undefined }],
  ['an ID that is no base64', { key_id: 'AQ|D' }],
  ['an ID of an impossible length', { key_id: 'AQIDB' }],
  ['no user handle', { user_handle: null }],
  ['an empty user handle', { user_handle: '' }],
  ['no domain', { relying_party_id: undefined }],
])('signals nothing if one passkey has %s, because the list would lack it', async (_what, more) => {
  await signalPasskeys(new QueryClient(), user, [passkey(), passkey(more)])
  expect(accepted()).toEqual([])
  expect(details()).toEqual([])
})

test('signals an empty list for the last passkey of a user handle, and nothing more once it was signaled', async () => {
  const client = new QueryClient()
  await signalPasskeys(client, user, [passkey(), passkey({ user_handle: 'b3RoZXI' })])
  api.signalAllAcceptedCredentials.mockClear()
  const rest = [passkey()]
  await signalPasskeys(client, user, rest)
  expect(accepted()).toEqual([list('example.com', 'b3RoZXI'), list('example.com', 'dXNlcg', 'AQID')])
  await signalPasskeys(client, user, rest)
  expect(accepted()).toHaveLength(2)
  api.signalAllAcceptedCredentials.mockClear()
  await signalPasskeys(client, user, [])
  await signalPasskeys(client, user, [])
  expect(accepted()).toEqual([list('example.com', 'dXNlcg')])
})

test('signals no empty list for the passkeys of another user', async () => {
  const client = new QueryClient()
  await signalPasskeys(client, user, [passkey()])
  api.signalAllAcceptedCredentials.mockClear()
  await signalPasskeys(client, { ...user, id: 'auth0|2' }, [])
  expect(accepted()).toEqual([])
})

test('signals nothing after the session has ended', async () => {
  markSessionEnded()
  await signalPasskeys(new QueryClient(), user, [passkey()])
  expect(accepted()).toEqual([])
})

test('sends no invisible name', async () => {
  await signalPasskeys(new QueryClient(), { id: 'auth0|1', name: '\u200B', email: '' }, [passkey()])
  expect(accepted()).toHaveLength(1)
  expect(details()).toEqual([])
})

test.each([
  ['rejects', () => Promise.reject(new DOMException('no', 'SecurityError'))],
  [
    'throws',
    () => {
      throw new TypeError('no')
    },
  ],
])('goes on if the browser %s', async (_what, answer) => {
  api.signalAllAcceptedCredentials.mockImplementation(answer)
  api.signalCurrentUserDetails.mockImplementation(answer)
  await expect(signalPasskeys(new QueryClient(), user, [passkey()])).resolves.toBeUndefined()
  expect(details()).toHaveLength(1)
})

test('goes on if the browser has only one of the calls', async () => {
  vi.stubGlobal('PublicKeyCredential', { signalAllAcceptedCredentials: api.signalAllAcceptedCredentials })
  await signalPasskeys(new QueryClient(), user, [passkey()])
  expect(accepted()).toHaveLength(1)
})
