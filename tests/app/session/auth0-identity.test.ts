import type { Auth0ContextInterface } from '@auth0/auth0-react'
import { expect, test, vi } from 'vitest'

import { demoConfig } from '~/demo/world'

import { createAuth0Identity } from '~/session/auth0-identity'
import { keptReturnTo } from '~/session/return-after-log-out'
import { handleLoginCallback, forgetOldTokens } from '~/session/login-callback'

const NOW = 1_790_000_000

/** The identity after a login, as far as the ID token that came with it matters. */
const afterLogin = (claims: object, proved: 'recent' | 'mfa' | undefined) =>
  createAuth0Identity({ getIdTokenClaims: async () => claims } as unknown as Auth0ContextInterface, demoConfig.auth0, {
    openUrl: undefined,
    proved,
  })

test.each([
  ['a clock that is an hour fast', 3600],
  ['a clock that is an hour slow', -3600],
])('a confirmation counts for five minutes by %s', async (_clock, skew) => {
  const device = vi.spyOn(Date, 'now').mockReturnValue((NOW + skew) * 1000)
  const identity = afterLogin({ iat: NOW, auth_time: NOW - 2 }, 'mfa')
  await expect(identity.getCompletedStepUp()).resolves.toBe('mfa')
  device.mockReturnValue((NOW + skew + 299) * 1000)
  await expect(identity.getCompletedStepUp()).resolves.toBeUndefined()
})

test.each([
  ['a login that was long ago when its token was made', { iat: NOW, auth_time: NOW - 301 }, 'recent' as const],
  ['a token that does not say when the person logged in', { iat: NOW }, 'recent' as const],
  ['a login that was for nothing of the kind', { iat: NOW, auth_time: NOW }, undefined],
])('%s confirms nothing', async (_what, claims, proved) => {
  vi.spyOn(Date, 'now').mockReturnValue(NOW * 1000)
  await expect(afterLogin(claims, proved).getCompletedStepUp()).resolves.toBe(undefined)
})

test('of the old tokens those of the one audience are forgotten, and nothing else', () => {
  const key = (client: string, audience: string) => `@@auth0spajs@@::${client}::${audience}::openid`
  const kept = [key('app', 'https://api'), key('other', 'https://t/me/'), '@@auth0spajs@@::app::@@user@@', 'theme']
  for (const each of [...kept, key('app', 'https://t/me/')]) localStorage.setItem(each, '1')
  forgetOldTokens('app', 'https://t/me/')
  expect(Object.keys(localStorage).toSorted()).toEqual(kept.toSorted())
  localStorage.clear()
})

test('old tokens are forgotten without an error where the browser denies storage', () => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  expect(() => forgetOldTokens('app', 'https://t/me/')).not.toThrow()
})

test('log-out clears the read marks, though the notifications were never loaded, and keeps theme and rotations', async () => {
  const auth0 = { revokeRefreshToken: async () => {}, logout: async () => {} } as unknown as Auth0ContextInterface
  for (const name of ['theme', 'rotations', 'read-marks']) localStorage.setItem(`latchkey.${name}`, '[]')

  await createAuth0Identity(auth0, demoConfig.auth0, { openUrl: undefined, proved: undefined }).logOut()

  expect(Object.keys(localStorage).toSorted()).toEqual(['latchkey.rotations', 'latchkey.theme'])
  localStorage.clear()
})

test('who logs out to change accounts comes back, once, after the session is over here and at the tenant', async () => {
  const asked: unknown[] = []
  const auth0 = {
    revokeRefreshToken: async () => void asked.push('revoke'),
    logout: async (options: unknown) => void asked.push(options),
  } as unknown as Auth0ContextInterface
  const otherTab = new BroadcastChannel('latchkey.session')
  const told = new Promise((done) => otherTab.addEventListener('message', ({ data }) => done(data), { once: true }))
  const identity = createAuth0Identity(auth0, demoConfig.auth0, { openUrl: undefined, proved: undefined })

  await identity.logOut({ returnTo: '/invitations' })
  expect(asked).toEqual(['revoke', { logoutParams: { returnTo: `${location.origin}/login` } }])
  await expect(told).resolves.toBe('logged-out')
  otherTab.close()
  expect(keptReturnTo()).toBe('/invitations')

  handleLoginCallback({ returnTo: '/invitations' }, undefined)
  expect(keptReturnTo(), 'it has served').toBe('/')
  await identity.logOut({ returnTo: '/invitations' })
  await identity.logOut()
  expect(keptReturnTo(), 'an ordinary log-out').toBe('/')
})
