import { act, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, onTestFinished, test, vi } from 'vitest'

import { controlPolling, waitForBell } from '../notifications/notifications-page'
import { PROMO_CODES } from '../promo-codes/promo-codes-page'
import { renderApp } from '../../support/render-app'

const MINUTE = 60_000

/** Looking at another tab for a minute makes what is on screen worth asking for again. */
async function comeBackAfterAMinute() {
  vi.setSystemTime(Date.now() + MINUTE)
  await act(async () => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
}

test('a person who stays on the page without a session is not asked again at each return to the tab', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { user, change, queryClient, requests } = await renderApp('/api-keys')
  await screen.findByRole('button', { name: /^Notifications, \d+ unread$/ })
  const settled = () => waitFor(() => expect(queryClient.isFetching()).toBe(0))
  await settled()

  change({ condition: 'html' })
  await comeBackAfterAMinute()
  await screen.findByRole('dialog', { name: 'Your session has ended' })
  await settled()
  await user.click(screen.getByRole('button', { name: 'Stay on this page' }))
  const asked = requests.length

  await comeBackAfterAMinute()
  expect(queryClient.isFetching()).toBe(0)
  expect(requests).toHaveLength(asked)
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(screen.getByRole('table', { name: 'API keys' })).toBeVisible()

  // What they ask for themselves is asked for, and answered with the question.
  await user.click(screen.getByRole('link', { name: 'Promo codes' }))
  expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeVisible()
})

test('nor by the clock, though it was another list that said so', async () => {
  const advanceClock = controlPolling()
  const { user, server, requests } = await renderApp('/api-keys')
  await waitForBell()
  const loginPage = () => HttpResponse.html('<!doctype html><title>Log in</title>')
  server.use(http.get(PROMO_CODES, loginPage))
  await user.click(screen.getByRole('link', { name: 'Promo codes' }))
  await screen.findByRole('dialog', { name: 'Your session has ended' })
  await user.click(screen.getByRole('button', { name: 'Stay on this page' }))
  const asked = requests.length
  await advanceClock({ minutes: 3 })
  expect(requests).toHaveLength(asked)
})
