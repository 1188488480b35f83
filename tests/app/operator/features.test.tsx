import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { otto } from '~/demo/data/personas'

import { renderApp } from '../../support/render-app'

const READ_ONLY = /^You can only view this page\. Your administrator has turned off changes\.$/

const pages = [
  { feature: 'apiKeys', url: '/api-keys', title: 'API keys', requests: /\/api\/apikeys/ },
  {
    feature: 'tokens',
    url: '/tokens',
    title: 'Access tokens',
    requests: /\/manage\/current-user\/tokens|\/manage\/tokens/,
  },
  { feature: 'invitations', url: '/invitations', title: 'Invitations', requests: /invitations|join-requests/ },
  { feature: 'notifications', url: '/notifications', title: 'Notifications', requests: /notifications/ },
  { feature: 'promoCodes', url: '/promo-codes', title: 'Promo codes', requests: /promo-codes/ },
  { feature: 'security', url: '/security', title: 'Security', requests: /\/me\/v1/ },
] as const

const navigation = () => screen.findByRole('navigation', { name: 'Main' })

describe('a page that the administrator has switched off', () => {
  test.each(pages)('is not found: $url', async ({ feature, url, title }) => {
    await renderApp(url, { config: { features: { [feature]: 'off' } } })
    expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeInTheDocument()
    expect(within(await navigation()).queryByRole('link', { name: new RegExp(title) })).not.toBeInTheDocument()
  })

  test('leaves no item on the overview and sends no request', async () => {
    const features = Object.fromEntries(pages.map(({ feature }) => [feature, 'off']))
    const { requests } = await renderApp('/', { config: { features } })
    const checkUp = await screen.findByRole('region', { name: 'Protect your account' })
    // The rest of the frame loads once the page has settled.
    await screen.findByRole('navigation', { name: 'Help' })
    expect(checkUp).toHaveTextContent(/Nothing to do right now/)
    expect(within(screen.getByRole('main')).queryAllByRole('listitem')).toEqual([])
    expect(
      within(await navigation())
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Overview'])
    expect(screen.queryByRole('button', { name: /^Notifications/ })).not.toBeInTheDocument()
    expect(requests).toEqual([])
  })

  test.each(pages)('sends no request from the overview: $feature', async ({ feature, requests: pattern }) => {
    const { requests } = await renderApp('/', { config: { features: { [feature]: 'off' } } })
    await screen.findByRole('navigation', { name: 'Help' })
    expect(requests.filter((request) => pattern.test(request))).toEqual([])
    expect(requests).not.toEqual([])
  })
})

describe('a page that the administrator has made read-only', () => {
  test.each(pages)('says so: $url', async ({ feature, url, title }) => {
    await renderApp(url, { config: { features: { [feature]: 'read' } } })
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument()
    expect(await screen.findByText(READ_ONLY)).toBeInTheDocument()
    expect(await within(await navigation()).findByRole('link', { name: new RegExp(title) })).toBeInTheDocument()
  })

  test.each(pages)('says nothing by default: $url', async ({ url, title }) => {
    await renderApp(url)
    await screen.findByRole('heading', { level: 1, name: title })
    await screen.findByRole('navigation', { name: 'Help' })
    expect(screen.queryByText(READ_ONLY)).not.toBeInTheDocument()
  })

  test('lists the API keys without selection, menus and buttons that change them', async () => {
    await renderApp('/api-keys', { config: { features: { apiKeys: 'read' } } })
    const table = await screen.findByRole('table', { name: 'API keys' })
    expect(within(table).getByRole('link', { name: 'CI deploy' })).toBeInTheDocument()
    expect(within(table).queryByRole('checkbox')).not.toBeInTheDocument()
    expect(within(table).queryByRole('button', { name: /^Actions/ })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'New API key' })).not.toBeInTheDocument()
  })

  test('shows an API key without Rename and Delete', async () => {
    const { user } = await renderApp('/api-keys', { config: { features: { apiKeys: 'read' } } })
    await user.click(await screen.findByRole('link', { name: 'CI deploy' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'CI deploy' })).toBeInTheDocument()
    expect(await screen.findByText(READ_ONLY)).toBeInTheDocument()
    const region = await screen.findByRole('region', { name: 'API key' })
    expect(within(region).getAllByRole('button', { name: /Copy/ })).not.toEqual([])
    expect(within(region).queryByRole('button', { name: /Rename|Delete/ })).not.toBeInTheDocument()
  })

  test('lists the access tokens. A menu offers only the calendar file', async () => {
    const { user } = await renderApp('/tokens', { config: { features: { tokens: 'read' } } })
    const table = await screen.findByRole('table', { name: 'Personal access tokens' })
    expect(within(table).queryByRole('checkbox')).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /New token|Delete expired/ })).not.toBeInTheDocument()
    const [button] = within(table).getAllByRole('button', { name: /^Actions/ })
    if (button) await user.click(button)
    const menu = await screen.findByRole('menu')
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Add expiry to calendar'])
  })

  test('lists invitations, notifications and promo codes without buttons that change them', async () => {
    const features = { invitations: 'read', notifications: 'read', promoCodes: 'read' } as const
    const { user } = await renderApp('/invitations', { config: { features } })
    await screen.findByRole('region', { name: 'Your invitations' })
    expect(await screen.findAllByText(/invited you to join/)).not.toEqual([])
    expect(screen.queryByRole('button', { name: /Accept|Decline|Cancel/ })).not.toBeInTheDocument()

    await user.click(within(await navigation()).getByRole('link', { name: /^Notifications/ }))
    expect(await screen.findAllByRole('heading', { level: 3 })).not.toEqual([])
    expect(screen.queryByRole('button', { name: /as read/ })).not.toBeInTheDocument()

    await user.click(within(await navigation()).getByRole('link', { name: 'Promo codes' }))
    expect(await screen.findByRole('table')).toBeInTheDocument()
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
  })

  test.each([
    ['/api-keys/new?name=CI', 'apiKeys', 'API keys', '/api-keys'],
    ['/tokens/new?name=CI', 'tokens', 'Access tokens', '/tokens'],
    ['/tokens/13702/rotate', 'tokens', 'Access tokens', '/tokens'],
    ['/security/add/totp', 'security', 'Security', '/security'],
    ['/security/password', 'security', 'Security', '/security'],
  ])(
    'opens for a link to one of its dialogs, and explains the missing dialog: %s',
    async (url, feature, title, page) => {
      await renderApp(url, { as: otto, config: { features: { [feature]: 'read' } } })
      expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument()
      expect(await screen.findByText(READ_ONLY)).toBeInTheDocument()
      await screen.findByRole('navigation', { name: 'Help' })
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
      expect(location.pathname).toBe(page)
      expect(location.search).toBe('')
    },
  )
})
