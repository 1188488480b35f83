import { screen, within } from '@testing-library/react'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { apiKeyQueries } from '~/api/api-keys'
import { notificationQueries } from '~/api/notifications'

import { renderApp } from '../../support/render-app'

/** React cannot render an object as text, so a component that shows it throws. */
const unrenderable = {} as unknown as string

/** React reports the caught error on the console. */
function expectConsoleErrors() {
  const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => reported.mockRestore())
}

const failure = () => screen.findByText('Could not show this part of the page.')

describe('hostile notifications', () => {
  test('appear as plain text on their page, and the page works', async () => {
    const { user } = await renderApp('/notifications', { scenario: { condition: 'notifications-hostile' } })
    expect(await screen.findByText(/^>{4000}$/)).toBeInTheDocument()
    expect(screen.getByText(/^(- ){2000}Nested lists$/)).toBeInTheDocument()
    expect(screen.getByText(/^A long text\. .*…$/).textContent).toHaveLength(20_001)
    expect(screen.getByRole('link', { name: /^https:\/\/login\.example\.com/ })).toHaveTextContent('phish.example')
    expect(screen.queryByRole('link', { name: /review your keys/ })).not.toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'Unread' }))
    expect(screen.getByRole('heading', { name: 'Notifications', level: 1 })).toBeInTheDocument()
  })

  test('appear in the bell, and the page behind it works', async () => {
    const { user } = await renderApp('/api-keys', { scenario: { condition: 'notifications-hostile' } })
    await user.click(await screen.findByRole('button', { name: /^Notifications/ }))
    const popover = await screen.findByRole('dialog', { name: 'Newest notifications' })
    expect(await within(popover).findByText(/^>{4000}$/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /Profile menu/ })).toBeInTheDocument()
  })
})

describe('a notification that cannot be shown', () => {
  test('leaves the other notifications on their page and in the bell', async () => {
    expectConsoleErrors()
    const { user, queryClient } = await renderApp('/notifications')
    const titles = (await screen.findAllByRole('heading', { level: 3 })).length
    queryClient.setQueryData(
      notificationQueries.list().queryKey,
      (list) =>
        list && {
          ...list,
          notifications: list.notifications.map((row, at) => (at === 1 ? { ...row, title: unrenderable } : row)),
        },
    )
    expect(await failure()).toBeInTheDocument()
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(titles - 1)

    await user.click(await screen.findByRole('button', { name: /^Notifications/ }))
    const popover = await screen.findByRole('dialog', { name: 'Newest notifications' })
    expect(await within(popover).findByText('Could not show this part of the page.')).toBeInTheDocument()
    expect(within(popover).getAllByRole('listitem')).toHaveLength(5)
  })
})

describe('a section that cannot be shown leaves the rest of its page', () => {
  test('on API keys', async () => {
    expectConsoleErrors()
    const { queryClient } = await renderApp('/api-keys')
    await screen.findByRole('button', { name: 'Actions for CI deploy' })
    queryClient.setQueriesData<{ keys: { name: string }[] }>(
      { queryKey: [...apiKeyQueries.all(), 'page'] },
      (page) => page && { ...page, keys: page.keys.map((key) => ({ ...key, name: unrenderable })) },
    )
    expect(await failure()).toBeInTheDocument()
    expect(screen.getByText('Developer token')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'New API key' })).toBeInTheDocument()
  })
})
