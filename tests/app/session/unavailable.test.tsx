import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { demoConfig, MANAGE_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

const navigationLink = (name: string) =>
  within(screen.getByRole('navigation', { name: 'Main' })).queryByRole('link', { name: new RegExp(`^${name}`) })
const findKeysTable = () => screen.findByRole('table', { name: 'API keys' })

/** Opens promo codes on a server that does not have them, so that their section is hidden. */
async function hidePromoCodes() {
  const { leave } = await renderApp('/promo-codes', { scenario: { condition: 'promo-codes-absent' } })
  expect(await screen.findByText('Promo codes are not available on this server')).toBeVisible()
  await waitFor(() => expect(navigationLink('Promo codes')).not.toBeInTheDocument())
  leave()
}

describe('a section that is not available on the server', () => {
  test('stays hidden after a reload, while the other sections stay visible', async () => {
    await hidePromoCodes()
    await renderApp('/api-keys')
    await findKeysTable()
    expect(navigationLink('Promo codes')).not.toBeInTheDocument()
    expect(navigationLink('Invitations')).toBeVisible()
    expect(navigationLink('Notifications')).toBeVisible()
  })

  test('is shown again once the server has it', async () => {
    await hidePromoCodes()
    const { leave } = await renderApp('/promo-codes')
    await screen.findByRole('table', { name: 'Applied codes' })
    await waitFor(() => expect(navigationLink('Promo codes')).toBeVisible())
    leave()
    await renderApp('/api-keys')
    await findKeysTable()
    expect(navigationLink('Promo codes')).toBeVisible()
  })

  test('is shown for another server', async () => {
    await hidePromoCodes()
    const handlers = [http.get('https://other.example/*', () => HttpResponse.json([]))]
    await renderApp('/api-keys', {
      config: { manage: { ...demoConfig.manage, baseUrl: 'https://other.example' } },
      handlers,
    })
    await findKeysTable()
    expect(navigationLink('Promo codes')).toBeVisible()
  })

  test('is shown again after a log-out', async () => {
    await hidePromoCodes()
    const { leave } = await renderApp('/login', { identity: () => ({ user: undefined }) })
    await screen.findByRole('button', { name: 'Log in' })
    leave()
    await renderApp('/api-keys')
    await findKeysTable()
    expect(navigationLink('Promo codes')).toBeVisible()
  })

  test.each(['{', `{"server":"${MANAGE_BASE}","resources":7}`])(
    'is shown when the stored value is invalid: %s',
    async (text) => {
      sessionStorage.setItem('latchkey.unavailable', text)
      await renderApp('/api-keys')
      await findKeysTable()
      expect(navigationLink('Promo codes')).toBeVisible()
    },
  )
})
