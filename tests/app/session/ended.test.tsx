import { act, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test, vi } from 'vitest'

import { controlPolling, waitForBell } from '../notifications/notifications-page'
import { PROMO_CODES } from '../promo-codes/promo-codes-page'
import { renderApp } from '../../support/render-app'

const MINUTE = 60_000

/** Returns to the tab after a minute. With a session, the console then refetches stale data. */
async function returnToTabAfterAMinute() {
  vi.setSystemTime(Date.now() + MINUTE)
  await act(async () => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
}

test('does not refetch when the user returns to the tab after “Stay on this page”', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { user, change, queryClient, requests } = await renderApp('/api-keys')
  await screen.findByRole('button', { name: /^Notifications, \d+ unread$/ })
  const settled = () => waitFor(() => expect(queryClient.isFetching()).toBe(0))
  await settled()

  change({ condition: 'html' })
  await returnToTabAfterAMinute()
  await screen.findByRole('dialog', { name: 'Your session has ended' })
  await settled()
  await user.click(screen.getByRole('button', { name: 'Stay on this page' }))
  const sent = requests.length

  await returnToTabAfterAMinute()
  expect(queryClient.isFetching()).toBe(0)
  expect(requests).toHaveLength(sent)
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(screen.getByRole('table', { name: 'API keys' })).toBeVisible()

  // A user action still sends a request, whose response opens the dialog again.
  await user.click(screen.getByRole('link', { name: 'Promo codes' }))
  expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeVisible()
})

test('does not poll after any request has reported that the session ended', async () => {
  const advanceClock = controlPolling()
  const { user, server, requests } = await renderApp('/api-keys')
  await waitForBell()
  const loginPage = () => HttpResponse.html('<!doctype html><title>Log in</title>')
  server.use(http.get(PROMO_CODES, loginPage))
  await user.click(screen.getByRole('link', { name: 'Promo codes' }))
  await screen.findByRole('dialog', { name: 'Your session has ended' })
  await user.click(screen.getByRole('button', { name: 'Stay on this page' }))
  const sent = requests.length
  await advanceClock({ minutes: 3 })
  expect(requests).toHaveLength(sent)
})
