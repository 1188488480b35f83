import { act, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { notificationQueries } from '~/api/notifications'
import { maria } from '~/demo/personas'
import { MANAGE_BASE } from '~/demo/world'

import { renderApp } from './render-app'
import { deferred } from './security-page'

const NOTICES = `${MANAGE_BASE}/manage/notifications`

const titles = () =>
  screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.querySelector('bdi')?.textContent)
const unreadButtons = () => screen.queryAllByRole('button', { name: /^Mark as read: “.*”$/ })
const bell = (name: string | RegExp) => screen.findByRole('button', { name })
const puts = (requests: string[]) => requests.filter((line) => line === `PUT ${NOTICES}`)

async function open(user: UserEvent, name: string) {
  await user.click(await screen.findByRole('button', { name }))
}

describe('the page', () => {
  test('has the newest first, by day, with what they say', async () => {
    await renderApp('/notifications')
    await screen.findAllByRole('heading', { level: 3 })
    expect(titles()).toHaveLength(8)
    const days = screen.getAllByRole('region').map((region) => region.getAttribute('aria-label'))
    expect(new Set(days).size).toBe(days.length)
    await waitFor(() => expect(document.title).toMatch(/^\(\d+\) Notifications · Latchkey$/))
  })

  test('goes back to the first notice, and says that it is the end', async () => {
    const { user } = await renderApp('/notifications')
    await open(user, 'Show older')
    await waitFor(() => expect(titles()).toHaveLength(16))
    await open(user, 'Show older')
    await waitFor(() => expect(titles()).toHaveLength(20))
    await open(user, 'Show older')
    expect(await screen.findByText('This is the end')).toBeVisible()
  })

  test('shows only the unread ones, and the address says so', async () => {
    const { user } = await renderApp('/notifications?show=unread')
    await screen.findAllByRole('heading', { level: 3 })
    expect(unreadButtons()).toHaveLength(titles().length)
    await user.click(screen.getByRole('radio', { name: 'All' }))
    await waitFor(() => expect(titles()).toHaveLength(8))
    expect(location.search).toBe('')
  })

  test('that is empty says what it would be for', async () => {
    await renderApp('/notifications', { scenario: { data: 'empty' } })
    expect(await screen.findByText('No notifications')).toBeVisible()
  })

  test('that fails says so, and is asked for again', async () => {
    const { user, change } = await renderApp('/notifications', { scenario: { condition: 'forbidden' } })
    expect(await screen.findByText('The notifications could not be loaded.')).toBeVisible()
    change({ condition: 'normal' })
    await open(user, 'Try again')
    await waitFor(() => expect(titles()).toHaveLength(8))
  })

  test('of a server without notices says so, and leaves the navigation', async () => {
    await renderApp('/notifications', { scenario: { condition: 'notices-absent' } })
    expect(await screen.findByText('This server has no notifications')).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Notifications' })).not.toBeInTheDocument())
    expect(screen.getByRole('link', { name: 'Access tokens' })).toBeVisible()
  })
})

describe('marking', () => {
  test('one shows at once, here, at the bell and in the navigation', async () => {
    const { user, requests } = await renderApp('/notifications')
    await screen.findAllByRole('heading', { level: 3 })
    const count = unreadButtons().length
    await bell(`Notifications, ${count} unread`)
    const [first] = unreadButtons()
    await user.click(first ?? document.body)
    expect(unreadButtons()).toHaveLength(count - 1)
    await bell(`Notifications, ${count - 1} unread`)
    await waitFor(() => expect(puts(requests)).toHaveLength(1))
  })

  test('never flickers back while the server does not say so yet', async () => {
    const { user, queryClient } = await renderApp('/notifications')
    await screen.findAllByRole('heading', { level: 3 })
    const count = unreadButtons().length
    const [first] = unreadButtons()
    await user.click(first ?? document.body)
    // The demo's server reflects it three seconds later: this answer is of before.
    await act(() => queryClient.refetchQueries({ queryKey: ['notifications'] }))
    expect(unreadButtons()).toHaveLength(count - 1)
  })

  test('these marks exactly those that are loaded, and none that has arrived since', async () => {
    const { user, server } = await renderApp('/notifications')
    await screen.findAllByRole('heading', { level: 3 })
    const bodies: { read: string[] }[] = []
    server.use(
      http.put(NOTICES, async ({ request }) => {
        bodies.push((await request.json()) as { read: string[] })
        return HttpResponse.json({ status: 'ok' })
      }),
    )
    const count = unreadButtons().length
    await open(user, `Mark these ${count} as read`)
    expect(await screen.findByText(`${count} notifications marked as read`)).toBeVisible()
    expect(bodies).toHaveLength(1)
    expect(bodies[0]?.read).toHaveLength(count)
    expect(Object.keys(bodies[0] ?? {})).toEqual(['read'])
    await bell('Notifications')
  })

  test('that is refused is as it was before, and says why', async () => {
    const { user } = await renderApp('/notifications', { scenario: { condition: 'notices-fail' } })
    await screen.findAllByRole('heading', { level: 3 })
    const count = unreadButtons().length
    const [first] = unreadButtons()
    await user.click(first ?? document.body)
    expect(await screen.findByText('They could not be marked as read.')).toBeVisible()
    expect(unreadButtons()).toHaveLength(count)
  })

  test('one after the other waits for no answer, and takes the keyboard along', async () => {
    const { user, server, requests } = await renderApp('/notifications')
    await screen.findAllByRole('heading', { level: 3 })
    const answer = deferred<undefined>()
    server.use(http.put(NOTICES, () => answer.promise.then(() => HttpResponse.json({ status: 'ok' }))))
    const count = unreadButtons().length
    unreadButtons()[0]?.focus()
    await user.keyboard('{Enter}')
    await user.keyboard('{Enter}')
    expect(unreadButtons()).toHaveLength(count - 2)
    expect(unreadButtons()[0]).toHaveFocus()
    await waitFor(() => expect(puts(requests)).toHaveLength(2))
    answer.resolve(undefined)
  })

  test('in another tab counts here as well', async () => {
    const { queryClient } = await renderApp('/notifications')
    await screen.findAllByRole('heading', { level: 3 })
    const count = unreadButtons().length
    await bell(`Notifications, ${count} unread`)
    const list = queryClient.getQueryData(notificationQueries.list().queryKey)
    const ids = list?.pages.flat().map(({ id }) => id)
    const other = new BroadcastChannel('latchkey.notifications')
    other.postMessage({ personId: 'auth0|else', ids, isRead: true })
    other.postMessage({ personId: maria.id, ids: ids?.slice(1), isRead: true })
    await waitFor(() => expect(unreadButtons()).toHaveLength(1))
    other.postMessage({ personId: maria.id, ids, isRead: true })
    await waitFor(() => expect(unreadButtons()).toHaveLength(0))
    await bell('Notifications')
    other.postMessage({ personId: maria.id, ids, isRead: false })
    await waitFor(() => expect(unreadButtons()).toHaveLength(count))
    other.postMessage('nonsense')
    other.close()
  })
})

describe('the bell', () => {
  test('shows the newest five, and the way to all', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await bell(/^Notifications, \d+ unread$/))
    const popover = within(await screen.findByRole('dialog', { name: 'Newest notifications' }))
    expect(popover.getAllByRole('listitem')).toHaveLength(5)
    await user.click(popover.getByRole('link', { name: 'See all' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('closes with Escape, and has the focus again', async () => {
    const { user } = await renderApp('/api-keys')
    const button = await bell(/^Notifications, \d+ unread$/)
    await user.click(button)
    await screen.findByRole('dialog', { name: 'Newest notifications' })
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(button).toHaveFocus()
  })

  test('rings by itself when a notice arrives, once a minute while somebody looks', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'], shouldAdvanceTime: true })
    try {
      await renderApp('/notifications', { scenario: { condition: 'notices-arrive' } })
      await screen.findAllByRole('heading', { level: 3 })
      const count = unreadButtons().length
      await bell(`Notifications, ${count} unread`)
      await vi.advanceTimersByTimeAsync(60_000)
      await waitFor(() => expect(unreadButtons().length).toBeGreaterThan(count))
    } finally {
      vi.useRealTimers()
    }
  })

  test('asks no more once the session is over: the person may have stayed to copy something', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'], shouldAdvanceTime: true })
    try {
      const { change, requests, user } = await renderApp('/notifications')
      await screen.findAllByRole('heading', { level: 3 })
      change({ condition: 'html' })
      await vi.advanceTimersByTimeAsync(60_000)
      await user.click(await screen.findByRole('button', { name: 'Stay on this page' }))
      const asked = requests.length
      await vi.advanceTimersByTimeAsync(180_000)
      expect(requests).toHaveLength(asked)
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    } finally {
      vi.useRealTimers()
    }
  })
})
