import { screen, waitFor, within } from '@testing-library/react'
import { delay, http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { HAL_BASE, MY_ACCOUNT_BASE } from '~/demo/demo-config'

import { renderApp } from '../../support/render-app'

/** The console calls three APIs. A failure of one must not affect the others. */

const unavailable = () => new HttpResponse(null, { status: 503 })
const keysFail = http.all(`${HAL_BASE}/*`, unavailable)
const myAccountFails = http.all(`${MY_ACCOUNT_BASE}/*`, unavailable)

describe.each([
  ['the API for keys', [keysFail]],
  ['the API for keys and the My Account API', [keysFail, myAccountFails]],
])('while a server error affects %s', (_what, handlers) => {
  test('invitations, notifications and promo codes work, with their counts', async () => {
    // The overview sends requests to all three APIs.
    const { user } = await renderApp('/', { handlers })
    const go = async (name: RegExp) => user.click(await screen.findByRole('link', { name }))
    await go(/^Invitations/)
    await user.click(await screen.findByRole('button', { name: 'Decline the invitation to Acme Holding…' }))
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Decline invitation' }))
    expect(await screen.findByText('Invitation to Acme Holding declined')).toBeVisible()
    expect(await screen.findByRole('link', { name: 'Invitations, 2 pending' })).toBeVisible()

    await go(/^Notifications/)
    expect(await screen.findByRole('button', { name: /^Notifications, \d+ unread$/ })).toBeVisible()
    await user.click(await screen.findByRole('button', { name: /^Mark \d notifications as read$/ }))
    expect(await screen.findByRole('button', { name: 'Notifications' })).toBeVisible()

    await go(/^Promo codes$/)
    await user.type(await screen.findByRole('textbox', { name: 'Promo code' }), 'HACK2026{Enter}')
    expect(await screen.findByText(/has been created/)).toBeVisible()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })
})

test('shows the bell and the counts although the API for keys never responds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  await renderApp('/api-keys', { handlers: [http.get(`${HAL_BASE}/*`, () => delay('infinite'))] })
  expect(await screen.findByRole('heading', { level: 1, name: 'API keys' })).toBeVisible()
  await vi.advanceTimersByTimeAsync(4_000)
  expect(await screen.findByRole('button', { name: /^Notifications, \d+ unread$/ })).toBeVisible()
  expect(await screen.findByRole('link', { name: 'Invitations, 3 pending' })).toBeVisible()
  await waitFor(() => expect(document.title).toMatch(/^\(\d+\) API keys/))
})
