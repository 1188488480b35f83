import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { currentDeveloperToken, setDeveloperToken } from '~/api/developer-token'
import { MY_ACCOUNT_BASE } from '~/demo/demo-config'
import { departure } from '~/lib/leaving'
import { hasSessionEnded, markSessionEnded } from '~/session/session-ended'
import { logOutProgress } from '~/session/log-out'

import { renderApp } from '../../support/render-app'

/** The document belongs to one user: nothing of them stays when they log out, or when another user has logged in. */

/** Returns whether the browser would ask before it leaves the page. */
function asksBeforeLeaving(): boolean {
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }))
}

async function seeUnsavedSecret() {
  const app = await renderApp('/api-keys/new?name=CI')
  await app.user.click(await screen.findByRole('button', { name: 'Create API key' }))
  await screen.findByRole('dialog', { name: 'API key created' })
  expect(asksBeforeLeaving()).toBe(true)
  return app
}

test('a log-out in another tab is followed although an unsaved secret is shown', async () => {
  const { identity } = await seeUnsavedSecret()
  const tab = new BroadcastChannel('latchkey.session')
  tab.postMessage('logged-out')
  await waitFor(() => expect(identity.followLogOut).toHaveBeenCalledOnce())
  tab.close()
})

test.each(['logOut', 'otherUser'] as const)(
  'removes the secret, the lists and the question before leaving immediately (%s)',
  async (reason) => {
    const { queryClient } = await seeUnsavedSecret()
    act(() => departure.setState(reason, true))
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(screen.queryByRole('table')).not.toBeInTheDocument()
    expect(asksBeforeLeaving()).toBe(false)
    expect(queryClient.getQueryCache().getAll()).toEqual([])
  },
)

test('a log-out that the tenant has not heard of is explained, and can be tried again', async () => {
  const { user, identity } = await renderApp('/api-keys')
  await screen.findByRole('table', { name: 'API keys' })
  act(() => departure.setState('logOut', true))
  expect(await screen.findByText('Logging out…')).toBeVisible()
  act(() => logOutProgress.setState('unreachable', true))
  expect(await screen.findByRole('heading', { name: 'Your log-out is not finished' })).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('Could not reach demo-tenant.example, so you are still logged in')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(identity.finishLogOut).toHaveBeenCalledExactlyOnceWith(true)
  act(() => void dispatchEvent(new Event('online')))
  expect(identity.finishLogOut).toHaveBeenLastCalledWith(false)
})

test('the developer token ends with the session, with its Reveal and Copy, and is not requested again', async () => {
  const { user, change, requests } = await renderApp('/api-keys')
  const card = within(await screen.findByRole('region', { name: 'Developer credentials' }))
  await user.click(await card.findByRole('button', { name: 'Reveal developer token' }))
  change({ condition: 'session-expired' })
  await user.click(screen.getByRole('link', { name: 'Promo codes' }))
  await user.click(await screen.findByRole('button', { name: 'Stay on this page' }))
  expect(currentDeveloperToken()).toBeUndefined()
  await user.click(screen.getByRole('link', { name: 'API keys' }))
  const again = within(await screen.findByRole('region', { name: 'Developer credentials' }))
  expect(await again.findByText('Log in again to see your developer token.')).toBeVisible()
  expect(again.queryByRole('button', { name: 'Reveal developer token' })).not.toBeInTheDocument()
  expect(requests.filter((line) => line.includes('search')).length).toBe(0)

  // A response that was on its way brings the token once more.
  act(() => setDeveloperToken({ clientId: 'x', token: 'late' }))
  expect(currentDeveloperToken()).toBeUndefined()
})

test('the overview requests no developer token for a session that has ended', async () => {
  const { queryClient, requests } = await renderApp('/')
  await screen.findByText(/^The developer token is valid for/)
  await waitFor(() => expect(queryClient.isFetching()).toBe(0))
  const sent = requests.length
  act(markSessionEnded)
  await screen.findByRole('dialog', { name: 'Your session has ended' })
  expect(currentDeveloperToken()).toBeUndefined()
  expect(queryClient.isFetching()).toBe(0)
  expect(requests).toHaveLength(sent)
})

test('a redirect of the My Account API ends no session, as its 401 does not', async () => {
  // Node returns a redirect as it is. Only browsers make it opaque.
  const opaque = () => Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' })
  const { user, queryClient } = await renderApp('/promo-codes')
  const send = globalThis.fetch
  const redirected = vi.fn<() => void>()
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, options) => {
    if (!String(url).startsWith(MY_ACCOUNT_BASE)) return send(url, options)
    redirected()
    return opaque()
  })
  await user.click(await screen.findByRole('link', { name: 'Security' }))
  await waitFor(() => expect(redirected).toHaveBeenCalled())
  await waitFor(() => expect(queryClient.isFetching()).toBe(0))
  expect(hasSessionEnded()).toBe(false)
})
