import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterEach, beforeAll, afterAll, describe, expect, test, vi } from 'vitest'

import { currentDeveloperToken, setDeveloperToken } from '~/api/developer-token'
import { AUDIENCE, CLIENT_ID, ISSUER, MY_ACCOUNT_AUDIENCE } from '~/demo/demo-config'
import { announce, settleAnnouncement } from '~/lib/announcements'
import { departure } from '~/lib/leaving'
import { handleLoginCallback } from '~/session/login-callback'
import { isLogOutPending, logOutProgress } from '~/session/log-out'
import { loggedOutElsewhere, onLogOutInAnotherTab } from '~/session/other-tabs'
import { readReturnTo } from '~/session/return-after-log-out'

import { identityOn } from '../../support/fake-auth0'
import { resetStores } from '../../support/reset-stores'

const JWKS = `${ISSUER}.well-known/jwks.json`
const LOG_OUT = `${ISSUER}v2/logout?client_id=${CLIENT_ID}&returnTo=${encodeURIComponent(`${location.origin}/login`)}`
const OWN_HOST = `${location.origin}/`
const answer = () => new HttpResponse()
const tenant = setupServer(http.head(JWKS, answer), http.head(OWN_HOST, answer))
const cutOff = () => tenant.use(http.head(JWKS, () => HttpResponse.error()))

beforeAll(() => tenant.listen())
afterAll(() => tenant.close())
afterEach(() => {
  tenant.resetHandlers()
  localStorage.clear()
  sessionStorage.clear()
  resetStores()
})

/** Returns the next message that another tab receives. */
function messageInOtherTab(): Promise<unknown> {
  const tab = new BroadcastChannel('latchkey.session')
  return new Promise((done) => {
    tab.addEventListener('message', ({ data }) => (tab.close(), done(data)), { once: true })
  })
}

test('tells the other tabs and unmounts the page before the tenant has answered', async () => {
  const { identity, visited } = identityOn({ revokeRefreshToken: () => new Promise(() => {}) })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  setDeveloperToken({ clientId: 'x', token: 'live' })
  const message = messageInOtherTab()

  const loggedOut = identity.logOut()

  expect(departure.getState()).toBe('logOut')
  expect(currentDeveloperToken()).toBeUndefined()
  expect(visited).toEqual([])
  await expect(message).resolves.toBe('logged-out')
  await vi.advanceTimersByTimeAsync(2_000)
  vi.useRealTimers()
  await loggedOut
  expect(visited).toEqual([LOG_OUT])
})

describe('a change that "Undo" holds back', () => {
  test.each(['logOut', 'followLogOut'] as const)(
    'is sent with the bearer token of the session before %s',
    async (end) => {
      const { identity } = identityOn({
        getAccessTokenSilently: (async () => 'token') as never,
        getIdTokenClaims: (async () => ({ sub: 'auth0|maria' })) as never,
      })
      const sent: string[] = []
      announce('Marked', false, {
        async onSettled() {
          sent.push(await identity.getBearerToken())
        },
      })
      await identity[end]()
      expect(sent).toEqual(['token'])
      expect(departure.getState()).toBe('logOut')
      expect(settleAnnouncement()).toBeUndefined()
    },
  )

  test('delays the log-out by at most 2 seconds if the server does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const onSettled = vi.fn<() => Promise<void>>(() => new Promise(() => {}))
    const { identity } = identityOn({})
    announce('Marked', false, { onSettled })
    const loggedOut = identity.logOut()
    expect(onSettled).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(1_999)
    expect(departure.getState()).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    expect(departure.getState()).toBe('logOut')
    vi.useRealTimers()
    await loggedOut
    expect(onSettled).toHaveBeenCalledOnce()
  })
})

test.each([
  ['both audiences', true, [AUDIENCE, MY_ACCOUNT_AUDIENCE]],
  ['one audience where the tenant has no My Account API', false, [AUDIENCE]],
])('revokes the refresh tokens of %s, even if one revocation fails', async (_what, myAccount, audiences) => {
  const revoked: (string | undefined)[] = []
  const revokeRefreshToken = async (options?: { audience?: string }) => {
    revoked.push(options?.audience)
    if (options?.audience === AUDIENCE) throw new TypeError('Failed to fetch')
  }
  const { identity, visited } = identityOn({ revokeRefreshToken }, { myAccount })
  await identity.logOut()
  expect(revoked).toEqual(audiences)
  expect(visited).toEqual([LOG_OUT])
})

test('clears the SDK’s tokens, read marks and the draft of an unfinished login, and keeps theme and rotations', async () => {
  const logout = vi.fn<() => Promise<void>>(async () => {})
  for (const name of ['theme', 'rotations', 'read-marks']) localStorage.setItem(`latchkey.${name}`, '[]')
  sessionStorage.setItem(`a0.spajs.txs.${CLIENT_ID}`, '{"appState":{"draft":{"target":"+41 79 123 45 67"}}}')

  await identityOn({ logout }).identity.logOut()

  expect(logout).toHaveBeenCalledWith({ openUrl: false })
  expect(Object.keys(localStorage).toSorted()).toEqual(['latchkey.rotations', 'latchkey.theme'])
  expect(JSON.stringify(sessionStorage)).not.toContain('+41')
})

test('returns once to the page at which the user switched accounts', async () => {
  const { identity } = identityOn({})
  await identity.logOut({ returnTo: '/invitations' })
  expect(readReturnTo()).toBe('/invitations')
  vi.unstubAllGlobals()
  handleLoginCallback({ returnTo: '/invitations' }, undefined)
  expect(readReturnTo(), 'used once').toBe('/')
  await identityOn({}).identity.logOut({ returnTo: '/invitations' })
  await identityOn({}).identity.logOut()
  expect(readReturnTo(), 'an ordinary log-out').toBe('/')
})

test('stays on a page that says so while the tenant does not answer, and finishes at the next try', async () => {
  cutOff()
  const { identity, visited } = identityOn({})
  await identity.logOut()
  expect(visited).toEqual([])
  expect(logOutProgress.getState()).toBe('unreachable')
  expect(isLogOutPending()).toBe(true)

  tenant.resetHandlers()
  const tokens = `@@auth0spajs@@::${CLIENT_ID}::https://api.example::openid`
  localStorage.setItem(tokens, '{}')
  await identity.finishLogOut()
  expect(visited).toEqual([LOG_OUT])
  expect(isLogOutPending()).toBe(false)
  expect(localStorage.getItem(tokens), 'tokens that a closed tab has left').toBeNull()
})

test('a try of the user goes to a tenant that blocks the question, but not without a network', async () => {
  cutOff()
  const { identity, visited } = identityOn({})
  await identity.logOut()
  tenant.use(http.head(OWN_HOST, () => HttpResponse.error()))
  await identity.finishLogOut(true)
  expect(visited).toEqual([])
  tenant.use(http.head(OWN_HOST, answer))
  await identity.finishLogOut(true)
  expect(visited).toEqual([LOG_OUT])
})

test('a second try does not end the session of a user who has logged in after another tab finished the log-out', async () => {
  cutOff()
  const { identity, visited } = identityOn({})
  await identity.logOut()
  localStorage.removeItem('latchkey.log-out-pending')
  await identity.finishLogOut()
  expect(visited).toEqual([`${location.origin}/login`])
})

test('a log-out in another tab revokes this tab’s tokens, and replaces the page with the login page', async () => {
  const revoked: (string | undefined)[] = []
  const { identity, visited } = identityOn(
    { revokeRefreshToken: async (options) => void revoked.push(options?.audience) },
    { cacheLocation: 'memory' },
  )
  await identity.followLogOut()
  expect(departure.getState()).toBe('logOut')
  expect(revoked).toEqual([AUDIENCE, MY_ACCOUNT_AUDIENCE])
  expect(visited).toEqual([`${location.origin}/login`])
})

test('a log-out in another tab without a network stays on a page that says so, until the tab is online', async () => {
  tenant.use(http.head(OWN_HOST, () => HttpResponse.error()))
  const { identity, visited } = identityOn({})
  await identity.followLogOut()
  expect(visited).toEqual([])
  expect(logOutProgress.getState()).toBe('unreachable')
  tenant.resetHandlers()
  await identity.finishLogOut()
  expect(visited).toEqual([`${location.origin}/login`])
})

test('a log-out in another tab revokes nothing in localStorage, where the next login’s tokens may be by now', async () => {
  const revokeRefreshToken = vi.fn<() => Promise<void>>(async () => {})
  const { identity, visited } = identityOn({ revokeRefreshToken }, { cacheLocation: 'localstorage' })
  await identity.followLogOut()
  expect(revokeRefreshToken).not.toHaveBeenCalled()
  expect(visited).toEqual([`${location.origin}/login`])
})

test('no token is given out after the log-out has begun, so that no waiting write is sent', async () => {
  let deliver: (token: string) => void = () => {}
  const getAccessTokenSilently = vi.fn<() => Promise<string>>(() => new Promise<string>((done) => (deliver = done)))
  const { identity } = identityOn({ getAccessTokenSilently } as never)
  const given = vi.fn<(token: string) => void>()
  void identity.getBearerToken().then(given)
  await identity.logOut()
  deliver('token')
  void identity.getMyAccountToken().then(given)
  await new Promise((done) => setTimeout(done))
  expect(given).not.toHaveBeenCalled()
  expect(getAccessTokenSilently).toHaveBeenCalledOnce()
})

test('another message on the channel ends no session', async () => {
  const follow = vi.fn<() => void>()
  const stop = onLogOutInAnotherTab(follow)
  const tab = new BroadcastChannel('latchkey.session')
  for (const message of ['hello', { type: 'logged-out' }, null, ['logged-out']]) tab.postMessage(message)
  tab.postMessage('logged-out')
  await vi.waitFor(() => expect(loggedOutElsewhere.getState()).toBe(true))
  expect(follow).toHaveBeenCalledOnce()
  stop()
  tab.close()
})

test('a tab that was still starting when the user logged out elsewhere follows as soon as it listens', () => {
  loggedOutElsewhere.setState(true, true)
  const follow = vi.fn<() => void>()
  onLogOutInAnotherTab(follow)()
  expect(follow).toHaveBeenCalledOnce()
})
