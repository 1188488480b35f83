import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { grace, nils } from '~/demo/data/personas'
import { reloadForNewVersions } from '~/lib/new-version'

import { renderApp } from '../../support/render-app'

async function openProfileMenu() {
  const button = await screen.findByRole('button', { name: /^Profile menu/ })
  button.focus()
  act(() => button.click())
  return screen.findByRole('menu', { name: 'Profile menu' })
}

describe('the profile menu', () => {
  test('shows the user with a link to the profile, the four items in the order of the documentation, and the theme above log out', async () => {
    await renderApp('/api-keys')
    const menu = await openProfileMenu()
    expect(menu).toHaveTextContent('Maria Reyesmaria@example.com')
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((item) => item.textContent),
    ).toEqual(['Profile', 'Change Password', 'API Keys', 'Manage Account', 'Log Out'])
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

  test('supports the keyboard: arrows wrap, letters jump, and Escape returns the focus', async () => {
    const { user } = await renderApp('/api-keys')
    const menu = await openProfileMenu()
    const itemNamed = (name: string) => within(menu).getByRole('menuitem', { name })
    expect(itemNamed('Profile')).toHaveFocus()
    await user.keyboard('{ArrowUp}')
    expect(itemNamed('Log Out')).toHaveFocus()
    await user.keyboard('{ArrowDown}m')
    expect(itemNamed('Manage Account')).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(menu).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: /^Profile menu/ })).toHaveFocus()
  })

  test('hides Manage Account when no URL is configured', async () => {
    await renderApp('/api-keys', { config: { links: {} } })
    expect(within(await openProfileMenu()).queryByRole('menuitem', { name: 'Manage Account' })).not.toBeInTheDocument()
  })

  test('applies and stores the chosen theme', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(within(await openProfileMenu()).getByRole('menuitemradio', { name: 'Dark' }))
    expect(document.documentElement.dataset['theme']).toBe('dark')
    expect(localStorage.getItem('latchkey.theme')).toBe('dark')
    await user.click(screen.getByRole('menuitemradio', { name: 'System' }))
  })

  test('logs out with “Log Out”', async () => {
    const { user, identity } = await renderApp('/api-keys')
    await user.click(within(await openProfileMenu()).getByRole('menuitem', { name: 'Log Out' }))
    expect(identity.logOut).toHaveBeenCalledOnce()
  })
})

describe('change password', () => {
  async function openResetDialog() {
    const menu = await openProfileMenu()
    act(() => within(menu).getByRole('menuitem', { name: 'Change Password' }).click())
    return screen.findByRole('dialog')
  }

  test('sends the email, confirms it, and sends no second one within a minute', async () => {
    const { user, requests } = await renderApp('/api-keys')
    await screen.findByRole('table')
    const dialog = await openResetDialog()
    expect(
      await within(dialog).findByText('We have sent a password reset email to maria@example.com'),
    ).toBeInTheDocument()
    const sent = () => requests.filter((line) => line.includes('change_password'))
    expect(sent()).toEqual(['POST https://demo-tenant.example/dbconnections/change_password'])
    await user.click(within(dialog).getByRole('button', { name: /^Send again in \d+ s$/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Close' }))
    await openResetDialog()
    await screen.findByText(/^We have sent/)
    expect(sent()).toHaveLength(1)
    const later = Date.now() + 61_000
    vi.spyOn(Date, 'now').mockReturnValue(later)
    await user.click(await screen.findByRole('button', { name: 'Send again' }))
    await waitFor(() => expect(sent()).toHaveLength(2))
  })

  test('says who manages the password of a social login, and sends nothing', async () => {
    const { requests } = await renderApp('/api-keys', { as: grace })
    expect(await openResetDialog()).toHaveAccessibleName('Your password is managed by Google')
    expect(requests.join()).not.toContain('change_password')
  })

  test('shows the same message for an unknown email address', async () => {
    const { server } = await renderApp('/api-keys')
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000)
    server.use(
      http.post(
        'https://demo-tenant.example/dbconnections/change_password',
        () => new HttpResponse('no', { status: 404 }),
      ),
    )
    await openResetDialog()
    expect(await screen.findByText(/^We have sent a password reset email/)).toBeInTheDocument()
  })

  test('shows how long to wait after too many requests', async () => {
    const { server } = await renderApp('/api-keys')
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 7_200_000)
    server.use(
      http.post('https://demo-tenant.example/dbconnections/change_password', () =>
        HttpResponse.json({}, { status: 429, headers: { 'retry-after': '42' } }),
      ),
    )
    await openResetDialog()
    expect(await screen.findByRole('alert')).toHaveTextContent('Could not send the email.')
    expect(await screen.findByText(/You can try again in 4\d s/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /^Send again in 4\d s$/ })).toHaveAttribute('aria-disabled', 'true')
  })

  test('keeps the cool-down across a reload, for the same user only', async () => {
    const first = await renderApp('/api-keys')
    await openResetDialog()
    await screen.findByText(/^We have sent a password reset email/)
    first.leave()

    const reloaded = await renderApp('/api-keys')
    await openResetDialog()
    expect(await screen.findByRole('button', { name: /^Send again in \d+ s$/ })).toBeInTheDocument()
    expect(screen.getByText(/^We have sent a password reset email to maria/)).toBeInTheDocument()
    expect(reloaded.requests.join()).not.toContain('change_password')
    reloaded.leave()

    const other = await renderApp('/api-keys', { as: nils })
    await openResetDialog()
    expect(await screen.findByText(/^We have sent a password reset email to nils/)).toBeInTheDocument()
    expect(other.requests.join()).toContain('change_password')
  })
})

/** The live regions of the frame, which must exist before their content. */
const liveRegions = () => [...document.querySelectorAll('[aria-live="polite"]')]

describe('the frame', () => {
  test('has a skip link, a banner, a navigation of the configured sections, and one heading', async () => {
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

  test('shows the not-found page inside the frame, and moves focus to the heading of the next page', async () => {
    const { user } = await renderApp('/nowhere')
    expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeInTheDocument()
    await user.click(screen.getByRole('link', { name: 'Go to the overview' }))
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Overview' })).toHaveFocus())
  })

  test('shows the not-found page for API keys when their API is not configured', async () => {
    await renderApp('/api-keys', { config: { apiKeys: undefined } })
    expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeInTheDocument()
    expect(screen.queryByRole('link', { name: 'API keys' })).not.toBeInTheDocument()
  })

  test('announces when the browser goes offline, and hides the banner when it is online again', async () => {
    await renderApp('/api-keys')
    await screen.findByRole('table')
    const regions = liveRegions()
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    act(() => void dispatchEvent(new Event('offline')))
    const banner = await screen.findByText(/^You are offline/)
    expect(regions, 'some screen readers skip a live region that is inserted with text').toContain(
      banner.closest('[aria-live]'),
    )
    online.mockReturnValue(true)
    act(() => void dispatchEvent(new Event('online')))
    await waitFor(() => expect(screen.queryByText(/^You are offline/)).not.toBeInTheDocument())
  })

  test('offers a reload when a new version has removed a chunk while a dialog is open', async () => {
    await renderApp('/api-keys/new')
    await screen.findByRole('dialog')
    const regions = liveRegions()
    onTestFinished(reloadForNewVersions(async () => true))
    act(() => void dispatchEvent(new Event('vite:preloadError')))
    const banner = await screen.findByText('A newer version of this page is available.')
    expect(regions).toContain(banner.closest('[aria-live]'))
  })

  test('shows the configured brand in the title and the top bar', async () => {
    await renderApp('/api-keys', { config: { brand: { name: 'Acme' } } })
    await waitFor(() => expect(document.title).toBe('API keys · Acme'))
    expect(screen.getByRole('link', { name: 'Acme' })).toBeInTheDocument()
  })
})
