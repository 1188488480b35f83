import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { grace, nils } from '~/demo/personas'

import { renderApp } from '../../support/render-app'

async function profileMenu() {
  const button = await screen.findByRole('button', { name: 'Profile menu' })
  button.focus()
  act(() => button.click())
  return screen.findByRole('menu', { name: 'Profile menu' })
}

describe('the profile menu', () => {
  test('has who it is, the four items in the order of the documentation, and the theme before log-out', async () => {
    await renderApp('/api-keys')
    const menu = await profileMenu()
    expect(menu).toHaveTextContent('Maria Reyesmaria@example.com')
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((item) => item.textContent),
    ).toEqual(['Change Password', 'API Keys', 'Manage Account', 'Log Out'])
    const order = menu.textContent
    expect(order.indexOf('Manage Account')).toBeLessThan(order.indexOf('Light'))
    expect(order.indexOf('System')).toBeLessThan(order.indexOf('Log Out'))
    expect(
      within(menu)
        .getAllByRole('menuitemradio')
        .map((item) => item.textContent),
    ).toEqual(['Light', 'Dark', 'System'])
    expect(within(menu).getByRole('menuitem', { name: 'Manage Account' })).toHaveAccessibleDescription(
      'Opens account.demo.example',
    )
  })

  test('is operated by keyboard: arrows wrap, letters jump, Escape gives focus back', async () => {
    const { user } = await renderApp('/api-keys')
    const menu = await profileMenu()
    const named = (name: string) => within(menu).getByRole('menuitem', { name })
    expect(named('Change Password')).toHaveFocus()
    await user.keyboard('{ArrowUp}')
    expect(named('Log Out')).toHaveFocus()
    await user.keyboard('{ArrowDown}m')
    expect(named('Manage Account')).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(menu).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Profile menu' })).toHaveFocus()
  })

  test('without an account page there is no way to it', async () => {
    await renderApp('/api-keys', { config: { links: {} } })
    expect(within(await profileMenu()).queryByRole('menuitem', { name: 'Manage Account' })).not.toBeInTheDocument()
  })

  test('the chosen theme stays', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(within(await profileMenu()).getByRole('menuitemradio', { name: 'Dark' }))
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(localStorage.getItem('latchkey.theme')).toBe('dark')
    await user.click(screen.getByRole('menuitemradio', { name: 'System' }))
  })

  test('log-out goes through the session', async () => {
    const { user, identity } = await renderApp('/api-keys')
    await user.click(within(await profileMenu()).getByRole('menuitem', { name: 'Log Out' }))
    expect(identity.logOut).toHaveBeenCalledOnce()
  })
})

describe('change password', () => {
  async function ask() {
    const menu = await profileMenu()
    act(() => within(menu).getByRole('menuitem', { name: 'Change Password' }).click())
    return screen.findByRole('dialog')
  }

  test('sends the email at once, confirms, and sends no second one within a minute', async () => {
    const { user, requests } = await renderApp('/api-keys')
    await screen.findByRole('table')
    const dialog = await ask()
    expect(
      await within(dialog).findByText('We have sent a password reset email to maria@example.com'),
    ).toBeInTheDocument()
    const sent = () => requests.filter((line) => line.includes('change_password'))
    expect(sent()).toEqual(['POST https://demo-tenant.example/dbconnections/change_password'])
    await user.click(within(dialog).getByRole('button', { name: /^Send again in \d+ s$/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Close' }))
    await ask()
    await screen.findByText(/^We have sent/)
    expect(sent()).toHaveLength(1)
    const later = Date.now() + 61_000
    vi.spyOn(Date, 'now').mockReturnValue(later)
    await user.click(await screen.findByRole('button', { name: 'Send again' }))
    await waitFor(() => expect(sent()).toHaveLength(2))
  })

  test('says who manages the password where it is not here', async () => {
    const { requests } = await renderApp('/api-keys', { as: grace })
    expect(await ask()).toHaveAccessibleName('Your password is managed by Google')
    expect(requests.join()).not.toContain('change_password')
  })

  test('an address that nobody knows gets the same words', async () => {
    const { server } = await renderApp('/api-keys')
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000)
    server.use(
      http.post(
        'https://demo-tenant.example/dbconnections/change_password',
        () => new HttpResponse('no', { status: 404 }),
      ),
    )
    await ask()
    expect(await screen.findByText(/^We have sent a password reset email/)).toBeInTheDocument()
  })

  test('too many say how long to wait', async () => {
    const { server } = await renderApp('/api-keys')
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 7_200_000)
    server.use(
      http.post('https://demo-tenant.example/dbconnections/change_password', () =>
        HttpResponse.json({}, { status: 429, headers: { 'retry-after': '42' } }),
      ),
    )
    await ask()
    expect(await screen.findByRole('alert')).toHaveTextContent('The email could not be sent.')
    expect(await screen.findByText(/You can try again in 4\d s/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /^Send again in 4\d s$/ })).toHaveAttribute('aria-disabled', 'true')
  })

  test('the minute of waiting survives a reload, and belongs to one person', async () => {
    const first = await renderApp('/api-keys')
    await ask()
    await screen.findByText(/^We have sent a password reset email/)
    first.leave()

    const reloaded = await renderApp('/api-keys')
    await ask()
    expect(await screen.findByRole('button', { name: /^Send again in \d+ s$/ })).toBeInTheDocument()
    expect(screen.getByText(/^We have sent a password reset email to maria/)).toBeInTheDocument()
    expect(reloaded.requests.join()).not.toContain('change_password')
    reloaded.leave()

    const other = await renderApp('/api-keys', { as: nils })
    await ask()
    expect(await screen.findByText(/^We have sent a password reset email to nils/)).toBeInTheDocument()
    expect(other.requests.join()).toContain('change_password')
  })
})

/** What is there to be read out when something is put into it. */
const liveRegions = () => [...document.querySelectorAll('[aria-live="polite"]')]

describe('the frame', () => {
  test('has a skip link, a banner, a navigation of what is configured, and one heading', async () => {
    await renderApp('/api-keys')
    await screen.findByRole('table')
    expect(screen.getByRole('banner')).toBeInTheDocument()
    const links = within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual([
      'Overview',
      'Security',
      'API keys',
      'Access tokens',
      'Invitations',
      'Notifications',
      'Promo codes',
    ])
    expect(links[0]).not.toHaveAttribute('aria-current')
    expect(links[2]).toHaveAttribute('aria-current', 'page')
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
    screen.getByRole('link', { name: 'Skip to content' }).click()
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
  })

  test('an unknown address is answered inside it, and focus follows to the heading', async () => {
    const { user } = await renderApp('/nowhere')
    expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeInTheDocument()
    await user.click(screen.getByRole('link', { name: 'Go to the overview' }))
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Overview' })).toHaveFocus())
  })

  test('without an API for keys there are none, and their address says so', async () => {
    await renderApp('/api-keys', { config: { apiKeys: undefined } })
    expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeInTheDocument()
    expect(screen.queryByRole('link', { name: 'API keys' })).not.toBeInTheDocument()
  })

  test('says when the person is offline, and when they are back', async () => {
    await renderApp('/api-keys')
    await screen.findByRole('table')
    const regions = liveRegions()
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    act(() => void dispatchEvent(new Event('offline')))
    const news = await screen.findByText(/^You are offline/)
    expect(regions, 'a region that arrives filled is not read out everywhere').toContain(news.closest('[aria-live]'))
    online.mockReturnValue(true)
    act(() => void dispatchEvent(new Event('online')))
    await waitFor(() => expect(screen.queryByText(/^You are offline/)).not.toBeInTheDocument())
  })

  test('a part that a newer version has taken away asks to reload, while a dialog is open', async () => {
    await renderApp('/api-keys/new')
    await screen.findByRole('dialog')
    const regions = liveRegions()
    const { reloadForNewVersions } = await import('~/lib/new-version')
    reloadForNewVersions()
    act(() => void dispatchEvent(new Event('vite:preloadError')))
    const news = await screen.findByText('A newer version of this page is available.')
    expect(regions).toContain(news.closest('[aria-live]'))
  })

  test('a brand of its own is in the title', async () => {
    await renderApp('/api-keys', { config: { brand: { name: 'Acme' } } })
    await waitFor(() => expect(document.title).toBe('API keys · Acme'))
    expect(screen.getByRole('link', { name: 'Acme' })).toBeInTheDocument()
  })
})
