import type { Auth0ContextInterface } from '@auth0/auth0-react'
import { expect, test, vi } from 'vitest'

import { demoConfig } from '~/demo/demo-config'

import { createAuth0Identity } from '~/session/auth0-identity'
import { handleLoginCallback, forgetOldTokens } from '~/session/login-callback'

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

test('removes only the SDK’s stored tokens of this client and audience', () => {
  const key = (client: string, audience: string) => `@@auth0spajs@@::${client}::${audience}::openid`
  const kept = [key('app', 'https://api'), key('other', 'https://t/me/'), '@@auth0spajs@@::app::@@user@@', 'theme']
  for (const each of [...kept, key('app', 'https://t/me/')]) localStorage.setItem(each, '1')
  forgetOldTokens('app', 'https://t/me/')
  expect(Object.keys(localStorage).toSorted()).toEqual(kept.toSorted())
  localStorage.clear()
})

test('does not throw when the browser denies storage', () => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  expect(() => forgetOldTokens('app', 'https://t/me/')).not.toThrow()
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
