import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import type { Config } from '~/config/config'
import { maria, nils } from '~/demo/data/personas'
import { demoConfig, MANAGE_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

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
