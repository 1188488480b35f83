import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import type { Config } from '~/config/config'
import { maria, nils } from '~/demo/data/personas'
import { demoConfig, MANAGE_BASE } from '~/demo/demo-config'
import type { Identity } from '~/session/identity'

import { identityOn } from '../../support/fake-auth0'
import { renderApp } from '../../support/render-app'
import { resetStores } from '../../support/reset-stores'

const HOME = 'https://home.example/start'
const APP = 'https://app.example.com'

const withLinks = (links: Config['links']) => ({ config: { links } })
const linksOf = (navigation: HTMLElement) =>
  within(navigation)
    .getAllByRole<HTMLAnchorElement>('link')
    .map(({ textContent, href }) => [textContent, href])
const onlySessionTokens = http.get(`${MANAGE_BASE}/manage/current-user/tokens`, () =>
  HttpResponse.json([
    { id: '1', description: 'Session of the browser', created: '2026-01-02T03:04:05Z', isSessionToken: true },
  ]),
)
const currentUrl = () => location.pathname + location.search
const backLink = () => screen.findByRole('link', { name: /^Back to/ })

/** Opens the URL and waits until the frame has loaded its lazy links. */
async function openSettled(url: string, links: Config['links'] = {}) {
  const app = await renderApp(url, withLinks({ docs: 'https://docs.example/', ...links }))
  await screen.findByRole('navigation', { name: 'Help' })
  return app
}

describe('the links of the operator', () => {
  test('are below the sections: help first, then the legal pages', async () => {
    await renderApp('/api-keys')
    expect(linksOf(await screen.findByRole('navigation', { name: 'Help' }))).toEqual([
      ['Documentation', demoConfig.links.docs],
      ['Support', demoConfig.links.support],
      ['Status', demoConfig.links.status],
    ])
    expect(linksOf(screen.getByRole('navigation', { name: 'Legal' }))).toEqual([
      ['Privacy', demoConfig.links.privacy],
      ['Terms', demoConfig.links.terms],
      ['Accessibility', demoConfig.links.accessibility],
    ])
  })

  test('are absent when config.json does not have them', async () => {
    await openSettled('/api-keys')
    expect(screen.queryByRole('navigation', { name: 'Legal' })).not.toBeInTheDocument()
    expect(screen.queryByRole('link', { name: /^Back to/ })).not.toBeInTheDocument()
  })

  test('include the legal pages on the login page', async () => {
    await renderApp('/login', { identity: () => ({ user: undefined }) })
    await screen.findByRole('heading', { level: 1 })
    expect(linksOf(screen.getByRole('navigation', { name: 'Legal' })).map(([name]) => name)).toEqual([
      'Privacy',
      'Terms',
      'Accessibility',
    ])
  })
})

describe('the status page', () => {
  test('is linked from the notifications', async () => {
    await renderApp('/notifications')
    expect(await screen.findByRole('link', { name: 'See the status page' })).toHaveAttribute(
      'href',
      demoConfig.links.status,
    )
  })

  test.each(['/api-keys', '/tokens', '/notifications', '/promo-codes'])(
    'is linked from the error of %s during maintenance',
    async (url) => {
      await renderApp(url, { scenario: { condition: 'maintenance' } })
      const [alert] = await screen.findAllByRole('alert')
      if (!alert) throw new Error('There is no alert.')
      expect(await within(alert).findByRole('link', { name: 'Status page' })).toHaveAttribute(
        'href',
        demoConfig.links.status,
      )
    },
  )

  test('is linked from the failed checks of the overview during maintenance', async () => {
    await renderApp('/', { scenario: { condition: 'maintenance' } })
    const [link] = await screen.findAllByRole('link', { name: 'Status page' })
    expect(link).toHaveAttribute('href', demoConfig.links.status)
  })

  test('is not linked from other errors', async () => {
    await renderApp('/api-keys', { scenario: { condition: 'forbidden' } })
    const alert = await screen.findByRole('alert')
    await within(alert).findByText('Details')
    expect(within(alert).queryByRole('link', { name: 'Status page' })).not.toBeInTheDocument()
  })
})

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

describe('the documentation of the Management API', () => {
  test('is linked from the empty list of tokens', async () => {
    await renderApp('/tokens', { as: nils })
    await screen.findByText('No tokens are created yet')
    expect(screen.getByRole('link', { name: 'Documentation of the Management API' })).toHaveAttribute(
      'href',
      demoConfig.links.managementApi,
    )
  })

  test('is linked for a user who has session tokens only', async () => {
    await renderApp('/tokens', { handlers: [onlySessionTokens] })
    expect(await screen.findByText('You have no personal access tokens.')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Documentation of the Management API' })).toHaveAttribute(
      'href',
      demoConfig.links.managementApi,
    )
  })

  test('is linked from the dialog for a new token', async () => {
    await renderApp('/tokens/new', { as: maria })
    const dialog = await screen.findByRole('dialog', { name: 'New token' })
    expect(within(dialog).getByRole('link', { name: 'Documentation of the Management API' })).toHaveAttribute(
      'href',
      demoConfig.links.managementApi,
    )
  })

  test('follows the form of a new token, so that the name gets the focus first', async () => {
    await renderApp('/tokens/new')
    const dialog = await screen.findByRole('dialog', { name: 'New token' })
    const link = within(dialog).getByRole('link')
    expect(within(dialog).getByLabelText('Name').compareDocumentPosition(link)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  })

  test('is absent when config.json does not have it', async () => {
    await renderApp('/tokens/new', withLinks({}))
    const dialog = await screen.findByRole('dialog', { name: 'New token' })
    expect(within(dialog).queryByRole('link')).not.toBeInTheDocument()
  })
})
