import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { arrivingNotifications } from '~/demo/seeds/notification-texts'
import { maria, otto } from '~/demo/data/personas'

import {
  controlPolling,
  findBell,
  listenForReadMarks,
  listRequestsIn,
  markFirstAsRead,
  markReadButtons,
  markRequestsIn,
  NOTIFICATIONS,
  openNotifications,
  pressButton,
  sendMarks,
  serveThreeUnread,
  shownTitles,
  waitForBell,
} from './notifications-page'
import { deferred } from '../security/security-page'

const MARK_FAILED = 'Could not mark the notification as read.'

/** Another tab of this browser, which sends and receives marks. */
function openOtherTab(): BroadcastChannel {
  const channel = new BroadcastChannel('latchkey.notifications')
  onTestFinished(() => channel.close())
  return channel
}

describe('marking as read', () => {
  test('updates the page, the bell and the navigation before the server responds', async () => {
    const { handler, received } = listenForReadMarks()
    const { user } = await openNotifications({ handlers: [handler] })
    await findBell('Notifications, 6 unread')

    await markFirstAsRead(user)

    expect(markReadButtons()).toHaveLength(5)
    await findBell('Notifications, 5 unread')
    expect(screen.getByRole('link', { name: /^Notifications ?, 5 unread$/ })).toBeVisible()
    await sendMarks(user)
    await waitFor(() => expect(received).toHaveLength(1))
    expect(received[0]?.read).toHaveLength(1)
  })

  test('sends the request with keepalive, so that it survives when the user leaves the page', async () => {
    const { handler, received } = listenForReadMarks()
    const { user } = await openNotifications({ handlers: [handler] })
    // jsdom cannot unload a page, so the test checks the option that the browser gets.
    const fetchSpy = vi.spyOn(globalThis, 'fetch')
    onTestFinished(() => fetchSpy.mockRestore())

    await markFirstAsRead(user)
    await sendMarks(user)

    await waitFor(() => expect(received).toHaveLength(1))
    expect(fetchSpy).toHaveBeenCalledWith(NOTIFICATIONS, expect.objectContaining({ method: 'PUT', keepalive: true }))
  })

  test('does not reload the list, and overrides the next poll that still says unread', async () => {
    const advanceClock = controlPolling()
    const { user, requests, queryClient } = await openNotifications({
      handlers: [listenForReadMarks().handler, serveThreeUnread()],
    })
    await waitForBell()

    await pressButton(user, 'Mark 3 notifications as read')
    expect(await screen.findByText('3 notifications marked as read')).toBeVisible()
    await sendMarks(user)
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))

    await advanceClock({ minutes: 1 })
    await waitFor(() => expect(listRequestsIn(requests)).toHaveLength(2))
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    expect(markReadButtons()).toHaveLength(0)
    expect(listRequestsIn(requests)).toHaveLength(2)
  })

  test('marks all loaded notifications, but no notification that arrives later', async () => {
    const { handler, received } = listenForReadMarks()
    const advanceClock = controlPolling()
    const { user, requests } = await openNotifications({
      scenario: { condition: 'notifications-arrive' },
      handlers: [handler],
    })
    await findBell('Notifications, 6 unread')

    await pressButton(user, 'Mark 6 notifications as read')
    expect(await screen.findByText('6 notifications marked as read')).toBeVisible()
    await sendMarks(user)
    await waitFor(() => expect(received).toHaveLength(1))
    expect(Object.keys(received[0] ?? {})).toEqual(['read'])

    await advanceClock({ minutes: 1 })
    await findBell('Notifications, 1 unread')
    expect(shownTitles()[0]).toBe(arrivingNotifications[0]?.title)
    await pressButton(user, 'Mark 1 notification as read')
    await sendMarks(user)
    await waitFor(() => expect(received).toHaveLength(2))
    expect(received[1]?.read).toHaveLength(1)
    expect(new Set(received.flatMap(({ read }) => read)).size).toBe(7)
    expect(listRequestsIn(requests)).toHaveLength(2)
    await findBell('Notifications')
  })
})

describe('a mark from another tab', () => {
  test('is applied even before the bell has loaded', async () => {
    await openNotifications({ handlers: [serveThreeUnread()] })
    await waitFor(() => expect(markReadButtons()).toHaveLength(3))

    openOtherTab().postMessage({ userId: maria.id, ids: ['Second', 'First'], isRead: true })

    await waitFor(() => expect(markReadButtons()).toHaveLength(1))
  })

  test('is applied and taken back here, unless it belongs to another user', async () => {
    await openNotifications({ handlers: [serveThreeUnread()] })
    await findBell('Notifications, 3 unread')
    const otherTab = openOtherTab()
    const ids = ['Third', 'Second', 'First']

    otherTab.postMessage({ userId: otto.id, ids, isRead: true })
    otherTab.postMessage({ userId: maria.id, ids: ids.slice(1), isRead: true })
    await findBell('Notifications, 1 unread')

    otherTab.postMessage({ userId: maria.id, ids, isRead: true })
    await findBell('Notifications')

    otherTab.postMessage({ userId: maria.id, ids, isRead: false })
    await findBell('Notifications, 3 unread')
    expect(markReadButtons()).toHaveLength(3)
  })

  test('is ignored if the message is malformed, and the next message is still applied', async () => {
    await openNotifications({ handlers: [serveThreeUnread()] })
    await findBell('Notifications, 3 unread')
    const otherTab = openOtherTab()

    for (const malformed of ['text', null, { userId: maria.id, ids: 'Third', isRead: true }]) {
      otherTab.postMessage(malformed)
    }
    otherTab.postMessage({ userId: maria.id, ids: ['First'], isRead: true })

    await findBell('Notifications, 2 unread')
    expect(markReadButtons().map((button) => button.getAttribute('aria-label'))).toEqual([
      'Mark as read: “Third”',
      'Mark as read: “Second”',
    ])
  })

  test('is sent to other tabs when the user marks a notification here', async () => {
    const { handler, received } = listenForReadMarks()
    const { user } = await openNotifications({ handlers: [serveThreeUnread(), handler] })
    const otherTab = openOtherTab()
    const message = new Promise<unknown>((resolve) => {
      otherTab.addEventListener('message', ({ data }) => resolve(data), { once: true })
    })

    await markFirstAsRead(user)

    expect(await message).toEqual({ userId: maria.id, ids: ['Third'], isRead: true })
    await sendMarks(user)
    await waitFor(() => expect(received).toEqual([{ read: ['Third'] }]))
  })
})

describe('when the server rejects a mark', () => {
  const rejected = { scenario: { condition: 'notifications-fail' } } as const

  test('takes the mark back, and shows the error in the row, or above the list for several', async () => {
    const { user } = await openNotifications(rejected)

    await markFirstAsRead(user)
    await sendMarks(user)
    const rowError = await screen.findByText(MARK_FAILED)
    expect(rowError.closest('li')).toBe(screen.getByText('Your project is over quota!').closest('li'))
    expect(markReadButtons()).toHaveLength(6)

    await pressButton(user, 'Mark 6 notifications as read')
    await sendMarks(user)
    const listError = await screen.findByText('Could not mark 6 notifications as read.')
    expect(listError.closest('li')).toBeNull()
    expect(markReadButtons()).toHaveLength(6)
  })

  test('keeps the error while the user marks other notifications, and removes it on a retry', async () => {
    const { user, change } = await openNotifications(rejected)
    await markFirstAsRead(user)
    await sendMarks(user)
    await screen.findByText(MARK_FAILED)
    change({ condition: 'normal' })

    const [, second] = markReadButtons()
    await user.click(second ?? document.body)
    expect(markReadButtons()).toHaveLength(5)
    expect(screen.getByText(MARK_FAILED)).toBeVisible()

    await markFirstAsRead(user)
    expect(screen.queryByText(MARK_FAILED)).not.toBeInTheDocument()
    expect(markReadButtons()).toHaveLength(4)
  })

  test('shows an error in each row when two marks fail one after the other', async () => {
    const { user } = await openNotifications(rejected)
    await markFirstAsRead(user)
    await sendMarks(user)
    await screen.findByText(MARK_FAILED)

    const [, second] = markReadButtons()
    if (second) await user.click(second)
    await sendMarks(user)

    await waitFor(() => expect(screen.getAllByText(MARK_FAILED)).toHaveLength(2))
  })

  test('announces the error on the page that the user has opened meanwhile', async () => {
    const response = deferred<Response>()
    const { user, requests } = await openNotifications({ handlers: [http.put(NOTIFICATIONS, () => response.promise)] })
    await findBell('Notifications, 6 unread')
    await markFirstAsRead(user)
    await sendMarks(user)
    await waitFor(() => expect(markRequestsIn(requests)).toHaveLength(1))

    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    response.resolve(HttpResponse.json({ error: 'No.' }, { status: 403 }))

    expect(await screen.findByText(`${MARK_FAILED} Your account is not allowed to do this.`)).toBeVisible()
    await findBell('Notifications, 6 unread')
  })
})
