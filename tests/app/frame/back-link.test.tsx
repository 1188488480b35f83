import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'

import type { Config } from '~/config/config'
import type { Identity } from '~/session/identity'

import { identityOn } from '../../support/fake-auth0'
import { renderApp } from '../../support/render-app'
import { resetStores } from '../../support/reset-stores'

const HOME = 'https://home.example/start'
const APP = 'https://app.example.com'

const withLinks = (links: Config['links']) => ({ config: { links } })
const currentUrl = () => location.pathname + location.search
const backLink = () => screen.findByRole('link', { name: /^Back to/ })

/** Opens the URL and waits until the frame has loaded its lazy links. */
async function openSettled(url: string, links: Config['links']) {
  await renderApp(url, withLinks({ docs: 'https://docs.example/', ...links }))
  await screen.findByRole('navigation', { name: 'Help' })
}

describe('the link back to another app', () => {
  test('leads to links.home and names its host', async () => {
    await renderApp('/api-keys', withLinks({ home: HOME }))
    const link = await within(await screen.findByRole('banner')).findByRole('link', { name: 'Back to home.example' })
    expect(link).toHaveAttribute('href', HOME)
  })

  test.each([
    `${APP}/projects/7?tab=jobs`,
    `${APP}/`,
    // The browser reads these as the same origin.
    'HTTPS://APP.EXAMPLE.COM/projects/7',
    'https://app.example.com:443/projects/7',
  ])('leads to %s, whose origin is in links.returnTo', async (from) => {
    await renderApp(`/api-keys?from=${encodeURIComponent(from)}`, withLinks({ home: HOME, returnTo: [APP] }))
    expect(await backLink()).toHaveTextContent('Back to app.example.com')
    expect(await backLink()).toHaveAttribute('href', new URL(from).href)
  })

  test.each([
    'https://evil.example/',
    'https://app.example.com.evil.example/',
    'https://app.example.com@evil.example/',
    'https://app.example.com%2eevil.example/',
    'https://app.example.com:8443/',
    'http://app.example.com/',
    '//app.example.com/',
    '/api-keys',
    'app.example.com',
    'javascript:alert(1)//https://app.example.com',
    'blob:https://app.example.com/5e4b8c4a-80f7-4615-a9be-ebcdd1193de7',
    'data:text/html,https://app.example.com',
    'filesystem:https://app.example.com/x',
    '',
  ])('does not lead to %j, which is not of an origin in links.returnTo', async (from) => {
    await renderApp(`/api-keys?from=${encodeURIComponent(from)}`, withLinks({ home: HOME, returnTo: [APP] }))
    expect(await backLink()).toHaveAttribute('href', HOME)
    expect(sessionStorage.getItem('latchkey.back-url')).toBeNull()
  })

  test('is absent for a refused URL without links.home', async () => {
    await openSettled('/api-keys?from=https%3A%2F%2Fevil.example%2F', { returnTo: [APP] })
    expect(screen.queryByRole('link', { name: /^Back to/ })).not.toBeInTheDocument()
  })

  test('stays when the user opens another page, and the page’s URL loses only this parameter', async () => {
    const { user } = await renderApp(
      `/api-keys?sort=created%2Cdesc&from=${encodeURIComponent(`${APP}/a`)}&page=1`,
      withLinks({ returnTo: [APP] }),
    )
    await backLink()
    await waitFor(() => expect(currentUrl()).toBe('/api-keys?sort=created%2Cdesc&page=1'))
    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    expect(await backLink()).toHaveAttribute('href', `${APP}/a`)
  })

  test('stays over a reload', async () => {
    const first = await renderApp(`/?from=${encodeURIComponent(`${APP}/a`)}`, withLinks({ returnTo: [APP] }))
    await backLink()
    first.leave()
    await renderApp('/security', withLinks({ returnTo: [APP] }))
    expect(await backLink()).toHaveAttribute('href', `${APP}/a`)
  })

  test('ends with a log-out, so the next user of this tab does not see it', async () => {
    const first = await renderApp(`/?from=${encodeURIComponent(`${APP}/a`)}`, withLinks({ returnTo: [APP] }))
    await backLink()
    first.leave()
    await identityOn({}).identity.logOut()
    vi.unstubAllGlobals()
    resetStores()
    await openSettled('/security', { returnTo: [APP] })
    expect(screen.queryByRole('link', { name: /^Back to/ })).not.toBeInTheDocument()
  })

  test.each(['from', 'fr%6fm'])('is saved from a URL of an earlier version, which keeps all else: %s', async (name) => {
    await renderApp(
      `/security?do=add&type=totp&back=%2Finvitations&${name}=${encodeURIComponent(`${APP}/a`)}&x=1#part`,
      withLinks({ returnTo: [APP] }),
    )
    expect(await backLink()).toHaveAttribute('href', `${APP}/a`)
    await waitFor(() => expect(location.pathname).toBe('/security/add/totp'))
    expect(location.search + location.hash).toBe('?back=%2Finvitations&x=1#part')
  })

  test('is no longer offered when the operator has removed the origin from the list', async () => {
    const first = await renderApp(`/?from=${encodeURIComponent(`${APP}/a`)}`, withLinks({ returnTo: [APP] }))
    await backLink()
    first.leave()
    await renderApp('/security', withLinks({ home: HOME, returnTo: ['https://other.example'] }))
    expect(await backLink()).toHaveAttribute('href', HOME)
  })

  test('stays over a login that the first page asks for', async () => {
    const url = `/invitations?from=${encodeURIComponent(`${APP}/a`)}`
    const logIn = vi.fn<Identity['logIn']>(async () => {})
    const loggedOut = await renderApp(url, {
      ...withLinks({ returnTo: [APP] }),
      identity: () => ({ user: undefined, logIn }),
    })
    await waitFor(() => expect(logIn).toHaveBeenCalled())
    const [returnTo = ''] = logIn.mock.calls[0] ?? []
    loggedOut.leave()

    await renderApp(returnTo, withLinks({ returnTo: [APP] }))

    expect(await backLink()).toHaveAttribute('href', `${APP}/a`)
    expect(currentUrl()).toBe('/invitations')
  })

  test('stays over a login that begins on the login page', async () => {
    const loggedOut = await renderApp(`/login?from=${encodeURIComponent(`${APP}/a`)}`, {
      ...withLinks({ returnTo: [APP] }),
      identity: () => ({ user: undefined }),
    })
    await screen.findByRole('button', { name: 'Log in' })
    loggedOut.leave()
    await renderApp('/', withLinks({ returnTo: [APP] }))
    expect(await backLink()).toHaveAttribute('href', `${APP}/a`)
  })
})
