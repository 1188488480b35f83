import { afterEach, expect, test, vi } from 'vitest'

import { departure } from '~/lib/leaving'

import { identityOn } from '../../support/fake-auth0'
import { resetStores } from '../../support/reset-stores'

afterEach(resetStores)

/** An SDK that holds a token of this user. The page may show another one. */
const tokensOf = (sub: string | undefined) => ({
  getAccessTokenSilently: (async () => 'token') as never,
  getIdTokenClaims: (async () => sub && { sub, __raw: '' }) as never,
})

test.each(['getBearerToken', 'getMyAccountToken'] as const)(
  '%s gives out no token of another user: the page unmounts and starts again',
  async (method) => {
    const { identity, visited } = identityOn(tokensOf('auth0|bob'))
    const given = vi.fn<() => void>()
    void identity[method]().then(given, given)
    await vi.waitFor(() => expect(visited).toEqual(['reload']))
    expect(departure.getState()).toBe('otherUser')
    expect(given).not.toHaveBeenCalled()
  },
)

test('gives out the token of the user who is shown', async () => {
  const { identity, visited } = identityOn(tokensOf('auth0|maria'))
  await expect(identity.getBearerToken()).resolves.toBe('token')
  expect(visited).toEqual([])
})

test('a token whose user is unknown, because another tab has cleared the SDK’s storage, ends the session', async () => {
  const { identity } = identityOn(tokensOf(undefined))
  await expect(identity.getBearerToken()).rejects.toMatchObject({ kind: 'session-ended' })
})
