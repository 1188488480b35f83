import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { notifications } from '~/demo/seeds/notification-texts'
import { demoConfig } from '~/demo/demo-config'

import {
  listRequestsIn,
  markReadButtons,
  NOTIFICATIONS,
  openNotifications,
  pressButton,
  serveNotifications,
  shownTitles,
  wireNotification,
  wireNotifications,
} from './notifications-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const SHOW_OLDER = 'Show older notifications'

const dayTitles = () => screen.getAllByRole('region').map((region) => region.getAttribute('aria-label'))

function notificationCalled(title: string) {
  const item = screen.getByText(title).closest('li')
  if (!item) throw new Error(`"${title}" is not in a list.`)
  return item
}

describe('the Notifications page', () => {
  test('shows the newest page of notifications by day, with type and formatted message', async () => {
    await openNotifications()

    expect(shownTitles()).toEqual(notifications.slice(0, 8).map(({ title }) => title))
    expect(new Set(dayTitles()).size).toBe(dayTitles().length)
    const limit = within(notificationCalled('Your project is over quota!'))
    expect(limit.getByText('Limit exceeded')).toBeVisible()
    expect(limit.getByText('Limit kbc.storageSizeBytes has been crossed')).toBeVisible()
    expect(limit.getByText('storage')).toBeVisible()
    const maintenance = within(notificationCalled('Maintenance on Saturday, 06:00–08:00 UTC'))
    expect(maintenance.getByText('All users')).toBeVisible()
    expect(maintenance.getByText('paused').tagName).toBe('STRONG')
    expect(maintenance.getAllByRole('listitem')).toHaveLength(3)
    await waitFor(() => expect(document.title).toMatch(/^\(\d+\) Notifications · Latchkey$/))
  })

  test('links to the project of a notification', async () => {
    await openNotifications()
    const notification = within(notificationCalled('MySQL extractor v1 shuts down on January 31'))
    expect(notification.getByRole('link', { name: 'Go to project Customer 360' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\b6311$/),
    )
  })

  test('shows only the name of the project when links.project is not configured', async () => {
    await openNotifications({ config: { links: { ...demoConfig.links, project: undefined } } })
    const notification = within(notificationCalled('MySQL extractor v1 shuts down on January 31'))
    expect(notification.getByText('Customer 360')).toBeVisible()
    expect(notification.queryByRole('link', { name: /^Go to/ })).not.toBeInTheDocument()
  })

  test('shows an undocumented type as the server sends it', async () => {
    // The first four are properties of Object.prototype, which a careless lookup would find.
    const types = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '<b>news</b>']
    const rows = types.map((type, index) => wireNotification(`Type ${index}`, { type }))

    await openNotifications({ handlers: [serveNotifications(rows)] })

    for (const [index, type] of types.entries()) {
      expect(within(notificationCalled(`Type ${index}`)).getByText(type)).toBeVisible()
    }
  })

  test('shows a notification with an invalid or missing date under “Unknown date”', async () => {
    const rows = [
      wireNotification('Invalid date', { created: '2026-02-30T10:00:00' }),
      wireNotification('No date', { created: null }),
      wireNotification('Valid date'),
    ]

    await openNotifications({ handlers: [serveNotifications(rows)] })

    expect(shownTitles()).toEqual(['Invalid date', 'No date', 'Valid date'])
    expect(dayTitles()).toEqual(['Unknown date', 'Thursday, 5 February 2026'])
    expect(notificationCalled('No date').querySelector('time')).toBeNull()
  })

  test('shows only unread notifications while the URL has ?show=unread', async () => {
    const { user } = await openNotifications({}, '/notifications?show=unread')
    expect(markReadButtons()).toHaveLength(shownTitles().length)

    await user.click(screen.getByRole('radio', { name: 'All' }))

    await waitFor(() => expect(shownTitles()).toHaveLength(8))
    expect(location.search).toBe('')
  })

  test('says that there are no notifications when the list is empty', async () => {
    await renderApp('/notifications', { scenario: { data: 'empty' } })
    expect(await screen.findByText('No notifications')).toBeVisible()
  })

  test('offers a retry when the list could not be loaded', async () => {
    const { user, change } = await renderApp('/notifications', { scenario: { condition: 'forbidden' } })
    expect(await screen.findByText('Could not load your notifications.')).toBeVisible()

    change({ condition: 'normal' })
    await pressButton(user, 'Try again')

    await waitFor(() => expect(shownTitles()).toHaveLength(8))
  })

  test('removes only Notifications from the navigation when the server has no notifications', async () => {
    await renderApp('/notifications', { scenario: { condition: 'notifications-absent' } })

    expect(await screen.findByText('Notifications are not available on this server')).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Notifications' })).not.toBeInTheDocument())
    expect(screen.getByRole('link', { name: 'Access tokens' })).toBeVisible()
  })
})

describe('the Unread filter without unread notifications', () => {
  const openUnread = (count: number) =>
    renderApp('/notifications?show=unread', { handlers: [serveNotifications(wireNotifications(count))] })

  test('says how many of the newest are read until all notifications are loaded', async () => {
    const { user } = await openUnread(11)
    expect(await screen.findByText('You have read the newest 8 notifications')).toBeVisible()

    await pressButton(user, SHOW_OLDER)
    expect(await screen.findByText('You have read the newest 11 notifications')).toBeVisible()

    await pressButton(user, SHOW_OLDER)
    expect(await screen.findByText('No unread notifications')).toBeVisible()
    expect(screen.getByText('You have read all notifications.')).toBeVisible()
  })

  test('uses the singular for one notification', async () => {
    await openUnread(1)
    expect(await screen.findByText('You have read the newest notification')).toBeVisible()
  })
})

describe('older notifications', () => {
  test('load page by page, and the focused button moves its focus to the end of the list', async () => {
    const { user } = await openNotifications()

    await pressButton(user, SHOW_OLDER)
    await waitFor(() => expect(shownTitles()).toHaveLength(16))
    expect(screen.getByRole('button', { name: SHOW_OLDER })).toHaveFocus()
    await pressButton(user, SHOW_OLDER)
    await waitFor(() => expect(shownTitles()).toHaveLength(20))
    await pressButton(user, SHOW_OLDER)

    expect(await screen.findByText('No older notifications')).toHaveFocus()
    expect(shownTitles()).toEqual(notifications.map(({ title }) => title))
  })

  test('show a focused error in place of the button when they fail, and load on a retry', async () => {
    const { user, server, requests } = await openNotifications()
    server.use(http.get(NOTIFICATIONS, () => HttpResponse.json({ error: 'No.' }, { status: 403 })))

    await pressButton(user, SHOW_OLDER)
    const alert = (await screen.findByText('Could not load older notifications.')).closest('[role=alert]')
    expect(alert?.parentElement).toHaveFocus()
    expect(shownTitles()).toHaveLength(8)

    server.resetHandlers()
    const response = deferred<undefined>()
    const failedRequest = listRequestsIn(requests).at(-1)
    server.use(http.get(NOTIFICATIONS, () => response.promise.then(() => HttpResponse.json(wireNotifications(2)))))
    await pressButton(user, 'Try again')
    expect(await screen.findByRole('button', { name: SHOW_OLDER })).toHaveFocus()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()

    response.resolve(undefined)
    await waitFor(() => expect(shownTitles().slice(8)).toEqual(['Notification 2', 'Notification 1']))
    expect(listRequestsIn(requests).at(-1)).toBe(failedRequest)
  })

  test('do not take the focus when the user has moved it meanwhile', async () => {
    const { user, server } = await openNotifications()
    const response = deferred<undefined>()
    server.use(http.get(NOTIFICATIONS, () => response.promise.then(() => HttpResponse.json([]))))

    await pressButton(user, SHOW_OLDER)
    await user.click(screen.getByRole('radio', { name: 'Unread' }))
    response.resolve(undefined)

    await screen.findByText('No older notifications')
    expect(screen.getByRole('radio', { name: 'Unread' })).toHaveFocus()
  })
})

test.each([
  ['kbc.adminsCount', 'users'],
  ['kbc.brandNew', 'kbc.brandNew'],
  ['constructor', 'constructor'],
])('names the limit %s as “%s”', async (limit, name) => {
  await openNotifications({
    handlers: [serveNotifications([wireNotification('Over', { type: 'limit', payload: { limit } })])],
  })
  expect(screen.getByText('Limit exceeded')).toBeVisible()
  expect(screen.getByText(name)).toBeVisible()
})
