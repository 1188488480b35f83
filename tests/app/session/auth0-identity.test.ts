import type { Auth0ContextInterface } from '@auth0/auth0-react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { demoConfig } from '~/demo/demo-config'

import { createAuth0Identity } from '~/session/auth0-identity'
import { handleLoginCallback, forgetStoredTokens } from '~/session/login-callback'

import { identityOn } from '../../support/fake-auth0'

const NOW = 1_790_000_000

/** The identity after a login with these claims in its ID token. */
const afterLogin = (claims: object, completedStepUp: 'recent' | 'mfa' | undefined) =>
  createAuth0Identity({ getIdTokenClaims: async () => claims } as unknown as Auth0ContextInterface, demoConfig.auth0, {
    openUrl: undefined,
    completedStepUp,
  })

test.each([
  ['a clock that is an hour fast', 3600],
  ['a clock that is an hour slow', -3600],
])('a step-up counts for five minutes on a device with %s', async (_clock, skew) => {
  const device = vi.spyOn(Date, 'now').mockReturnValue((NOW + skew) * 1000)
  const identity = afterLogin({ iat: NOW, auth_time: NOW - 2 }, 'mfa')
  await expect(identity.getCompletedStepUp()).resolves.toBe('mfa')
  device.mockReturnValue((NOW + skew + 299) * 1000)
  await expect(identity.getCompletedStepUp()).resolves.toBeUndefined()
})

test('a step-up does not count after the device’s clock was set back, because its age is unknown', async () => {
  const device = vi.spyOn(Date, 'now').mockReturnValue(NOW * 1000)
  const identity = afterLogin({ iat: NOW, auth_time: NOW }, 'mfa')
  device.mockReturnValue((NOW - 30) * 1000)
  await expect(identity.getCompletedStepUp()).resolves.toBe('mfa')
  device.mockReturnValue((NOW - 61) * 1000)
  await expect(identity.getCompletedStepUp()).resolves.toBeUndefined()
})

test.each([
  [
    'a login that was more than five minutes old when its token was issued',
    { iat: NOW, auth_time: NOW - 301 },
    'recent' as const,
  ],
  ['an ID token without auth_time', { iat: NOW }, 'recent' as const],
  ['a login without a step-up', { iat: NOW, auth_time: NOW }, undefined],
])('%s completes no step-up', async (_what, claims, completedStepUp) => {
  vi.spyOn(Date, 'now').mockReturnValue(NOW * 1000)
  await expect(afterLogin(claims, completedStepUp).getCompletedStepUp()).resolves.toBe(undefined)
})

describe('the last login', () => {
  const user = { sub: 'auth0|maria', email: 'maria@example.com' }
  /** The identity of a document. With `isLogin`, that document has just received the ID token of a login. */
  const inDocument = (claims: object, isLogin = true, sub = user.sub) =>
    createAuth0Identity(
      { isAuthenticated: true, user: { ...user, sub }, getIdTokenClaims: async () => claims } as never,
      demoConfig.auth0,
      { openUrl: undefined, completedStepUp: undefined, isLogin },
    ).getLastLogin()
  const justNow = { iat: NOW, auth_time: NOW - 2 }

  beforeEach(() => void vi.spyOn(Date, 'now').mockReturnValue(NOW * 1000))
  afterEach(() => localStorage.clear())

  test('is as old as its credentials, also after a reload', async () => {
    await expect(inDocument(justNow)).resolves.toEqual({ at: (NOW - 2) * 1000, usedFactor: false })
    await expect(inDocument({ iat: NOW }, false)).resolves.toEqual({ at: (NOW - 2) * 1000, usedFactor: false })
  })

  test('belongs to its user', async () => {
    await inDocument(justNow)
    await expect(inDocument(justNow, false, 'auth0|otto')).resolves.toEqual({})
  })

  test('has used a factor if the ID token names one', async () => {
    await expect(inDocument({ ...justNow, amr: ['mfa'] })).resolves.toMatchObject({ usedFactor: true })
  })

  test('keeps what the interactive login said when Auth0 then reuses its session', async () => {
    await inDocument({ ...justNow, amr: ['pwd', 'mfa'] })
    vi.mocked(Date.now).mockReturnValue((NOW + 3600) * 1000)
    const reused = { iat: NOW + 3590, auth_time: NOW - 2 }
    const kept = { at: (NOW + 8) * 1000, usedFactor: true, methods: ['pwd', 'mfa'] }
    await expect(inDocument(reused)).resolves.toEqual(kept)
    await expect(inDocument({ ...reused, amr: ['mfa'] })).resolves.toMatchObject({ usedFactor: true })
  })

  test.each([
    ['at another app since', { iat: NOW + 7200, auth_time: NOW + 3600 }, { at: (NOW + 3600) * 1000 }],
    ['at an unknown time', { iat: NOW + 7200 }, {}],
  ])('says nothing of an earlier one about a login %s', async (_when, reused, known) => {
    await inDocument({ ...justNow, amr: ['pwd', 'mfa'] })
    vi.mocked(Date.now).mockReturnValue((NOW + 7200) * 1000)
    await expect(inDocument(reused)).resolves.toEqual(known)
  })

  test.each([
    ['pwd', undefined],
    [['pwd', 7, null, { mfa: true }], ['pwd']],
  ])('reads the methods of an ID token whose amr is %j', async (amr, methods) => {
    await expect(inDocument({ ...justNow, amr })).resolves.toEqual({ at: (NOW - 2) * 1000, usedFactor: false, methods })
  })

  test.each([
    ['the ID token has no auth_time', { iat: NOW }],
    ['the clock of the device went back an hour', { iat: NOW, auth_time: NOW + 3600 }],
  ])('has no known time when %s', async (_why, claims) => {
    expect((await inDocument(claims)).at).toBeUndefined()
  })

  test('can be dated, because each ordinary login asks Auth0 for auth_time', async () => {
    const loginWithRedirect = vi.fn<(options: unknown) => Promise<void>>(async () => {})
    const auth0 = { loginWithRedirect } as unknown as Auth0ContextInterface
    await createAuth0Identity(auth0, demoConfig.auth0, { completedStepUp: undefined }).logIn('/')
    expect(loginWithRedirect).toHaveBeenCalledWith(
      expect.objectContaining({ authorizationParams: expect.objectContaining({ max_age: 30 * 24 * 60 * 60 }) }),
    )
  })
})

test('removes only the SDK’s stored tokens of this client and audience', () => {
  const key = (client: string, audience: string) => `@@auth0spajs@@::${client}::${audience}::openid`
  const kept = [key('app', 'https://api'), key('other', 'https://t/me/'), '@@auth0spajs@@::app::@@user@@', 'theme']
  for (const each of [...kept, key('app', 'https://t/me/')]) localStorage.setItem(each, '1')
  forgetStoredTokens('app', 'https://t/me/')
  expect(Object.keys(localStorage).toSorted()).toEqual(kept.toSorted())
  localStorage.clear()
})

test('does not throw when the browser denies storage', () => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  expect(() => forgetStoredTokens('app', 'https://t/me/')).not.toThrow()
})

test.each([
  ['/security/rename/totp%7Cdev_1?back=%2Finvitations', '/security'],
  ['/tokens/13702/rotate', '/tokens'],
  ['/?from=email', '/'],
])('a step-up login as another user returns from %s to its page, without the dialog', (returnTo, page) => {
  const appState = { returnTo, draft: { name: 'Phone' }, stepUpUserId: 'auth0|maria', stepUp: 'recent' }
  expect(handleLoginCallback(appState, { sub: 'auth0|otto' })).toBeUndefined()
  expect(location.pathname + location.search).toBe(page)
  expect(history.state).toEqual({ usr: null })
})

test('a scope of one request is passed to the SDK, and the claims are those of the login', async () => {
  const requests: unknown[] = []
  const { identity } = identityOn({
    getAccessTokenSilently: (async (options: unknown) => {
      requests.push(options)
      return 'token'
    }) as never,
    // The ID token of a refresh, which lacks what that of the login says.
    getIdTokenClaims: async () => ({ sub: 'auth0|maria' }) as never,
  })
  await identity.getMyAccountToken()
  await identity.getMyAccountToken({ fresh: true, scope: 'read:me:profile' })
  const audience = 'https://demo-tenant.example/me/'
  expect(requests).toEqual([
    { authorizationParams: { audience }, cacheMode: 'on' },
    { authorizationParams: { audience, scope: 'read:me:profile' }, cacheMode: 'off' },
  ])
  await expect(identity.getClaims()).resolves.toMatchObject({ email: 'maria@example.com' })
})
