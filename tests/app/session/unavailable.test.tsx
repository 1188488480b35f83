import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { demoConfig, MANAGE_BASE } from '~/demo/world'

import { renderApp } from '../../support/render-app'

const entry = (name: string) =>
  within(screen.getByRole('navigation', { name: 'Main' })).queryByRole('link', { name: new RegExp(`^${name}`) })
const ready = () => screen.findByRole('table', { name: 'API keys' })

/** Somebody has looked for promo codes on a server that has none. */
async function findNone() {
  const { leave } = await renderApp('/promo-codes', { scenario: { condition: 'promo-codes-absent' } })
  expect(await screen.findByText('Promo codes are not available on this server')).toBeVisible()
  await waitFor(() => expect(entry('Promo codes')).not.toBeInTheDocument())
  leave()
}

describe('a section that the server does not offer', () => {
  test('does not come back into the navigation with a reload, and no other leaves', async () => {
    await findNone()
    await renderApp('/api-keys')
    await ready()
    expect(entry('Promo codes')).not.toBeInTheDocument()
    expect(entry('Invitations')).toBeVisible()
    expect(entry('Notifications')).toBeVisible()
  })

  test('comes back when the server has it after all', async () => {
    await findNone()
    const { leave } = await renderApp('/promo-codes')
    await screen.findByRole('table', { name: 'Applied codes' })
    await waitFor(() => expect(entry('Promo codes')).toBeVisible())
    leave()
    await renderApp('/api-keys')
    await ready()
    expect(entry('Promo codes')).toBeVisible()
  })

  test('is there on another server', async () => {
    await findNone()
    const handlers = [http.get('https://other.example/*', () => HttpResponse.json([]))]
    await renderApp('/api-keys', {
      config: { manage: { ...demoConfig.manage, baseUrl: 'https://other.example' } },
      handlers,
    })
    await ready()
    expect(entry('Promo codes')).toBeVisible()
  })

  test('is there for whoever logs in after a log-out', async () => {
    await findNone()
    const { leave } = await renderApp('/login', { identity: () => ({ user: undefined }) })
    await screen.findByRole('button', { name: 'Log in' })
    leave()
    await renderApp('/api-keys')
    await ready()
    expect(entry('Promo codes')).toBeVisible()
  })

  test.each(['{', `{"server":"${MANAGE_BASE}","resources":7}`])(
    'is there where %s is all that the tab remembers',
    async (text) => {
      sessionStorage.setItem('latchkey.not-offered', text)
      await renderApp('/api-keys')
      await ready()
      expect(entry('Promo codes')).toBeVisible()
    },
  )
})
