import type { Auth0ContextInterface } from '@auth0/auth0-react'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { ApiError } from '~/api/errors'
import { demoConfig } from '~/demo/demo-config'
import { handleLoginCallback, readCallbackUrl, readCanceled } from '~/session/login-callback'
import { connectAccount, sendToTokenVault } from '~/session/token-vault'

type Connect = Auth0ContextInterface['connectAccountWithRedirect']
const PENDING = `a0.spajs.txs.${demoConfig.auth0.clientId}`

/** Connects with an SDK that gets this URL from the tenant, or fails with this error. Returns the URLs that were opened. */
async function connectWith(answer: string | object): Promise<string[]> {
  const opened: string[] = []
  const connectAccountWithRedirect = vi.fn<Connect>(async ({ openUrl }) => {
    sessionStorage.setItem(PENDING, '{}')
    if (typeof answer !== 'string') throw answer
    await openUrl?.(answer)
  })
  await connectAccount({ connectAccountWithRedirect }, demoConfig.auth0, {
    connection: 'github',
    returnTo: '/security',
    openUrl: (url) => opened.push(url),
  })
  return opened
}

afterEach(() => {
  sessionStorage.clear()
  history.replaceState(null, '', '/')
})

describe('connecting an account', () => {
  test('opens the page of the tenant', async () => {
    const page = 'https://demo-tenant.example/connect?ticket=1'
    await expect(connectWith(page)).resolves.toEqual([page])
    expect(sessionStorage.getItem(PENDING)).not.toBeNull()
  })

  test.each([
    'https://evil.example/?ticket=1',
    'http://demo-tenant.example/',
    'https://demo-tenant.example.evil.example/',
  ])('does not open %s, because the ticket is for the tenant', async (url) => {
    await expect(connectWith(url)).rejects.toMatchObject({ kind: 'refused-link' })
    expect(sessionStorage.getItem(PENDING)).toBeNull()
  })

  test.each([
    [new ApiError('rate-limited', { retryAfter: 60 }), { kind: 'rate-limited', retryAfter: 60 }],
    [{ error: 'login_required' }, { kind: 'forbidden' }],
    [new TypeError('Failed to fetch'), { kind: 'network' }],
  ])('turns the SDK’s error %j into one of ours', async (error, expected) => {
    await expect(connectWith(error)).rejects.toMatchObject(expected)
  })
})

describe('the way back', () => {
  const pending = { returnTo: '/security', connection: 'github' }
  const comeBack = (query: string) => {
    sessionStorage.setItem(PENDING, JSON.stringify({ state: 's1', appState: pending }))
    history.replaceState(null, '', `/callback?${query}`)
    return readCallbackUrl(demoConfig.auth0.clientId)
  }

  test('is recognized by its code and the state of this tab', () => {
    expect(comeBack('connect_code=c&state=s1')).toEqual({ kind: 'login', appState: pending })
    expect(comeBack('connect_code=c&state=other')).toMatchObject({ kind: 'used-link' })
  })

  test('leads to the page, with the connection', () => {
    expect(handleLoginCallback(pending, { sub: 'auth0|maria' })).toBeUndefined()
    expect(location.pathname).toBe('/security')
    expect(history.state).toEqual({ usr: { draft: { connected: 'github' } } })
  })

  test('leads to the page after any failure, because the session is as before', () => {
    const draft = { notConnected: 'github' }
    expect(readCanceled(new Error('invalid connect code'), pending)).toEqual({ returnTo: '/security', draft })
    expect(readCanceled(undefined, pending)).toBeUndefined()
    expect(readCanceled(new Error('x'), { returnTo: '/tokens' })).toBeUndefined()
  })
})

type GetToken = (options?: object) => Promise<string>
test.each<[string, GetToken]>([
  ['lacks its scope', async () => `e30.${btoa(JSON.stringify({ scope: 'read:me:connected_accounts' }))}.x`],
  [
    'the tenant refuses',
    async (options) => {
      if (options) throw Object.assign(new Error('x'), { error: 'missing_scopes' })
      return 'token of the login'
    },
  ],
])('connecting sends nothing with a token that %s, and asks for no other login', async (_what, getTokenSilently) => {
  const asked = vi.fn<GetToken>(getTokenSilently)
  const client = { getTokenSilently: asked } as never
  const audience = 'https://demo-tenant.example/me/'
  await expect(sendToTokenVault(client, audience, 'connect', {})).rejects.toMatchObject({ kind: 'forbidden' })
  const authorizationParams = { audience, scope: 'create:me:connected_accounts' }
  expect(asked).toHaveBeenCalledWith({ authorizationParams, cacheMode: 'on' })
})
