import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { maria, otto } from '~/demo/data/personas'

import {
  controlPolling,
  findBell,
  listenForReadMarks,
  listRequestsIn,
  markFirstAsRead,
  markReadButtons,
  NOTIFICATIONS,
  openNotifications,
  pressButton,
  sendMarks,
  serveNotifications,
  serveThreeUnread,
  waitForBell,
  wireNotifications,
} from './notifications-page'

const MINUTE = 60_000
const STORAGE_KEY = 'latchkey.read-marks'

/** A server that accepts marks, but goes on to report three notifications as unread. */
const outdatedServer = () => ({ handlers: [serveThreeUnread(), listenForReadMarks().handler] })

function setTime(now: number): void {
  vi.spyOn(Date, 'now').mockReturnValue(now)
}

describe('a mark that the server does not report yet', () => {
  test('overrides the next poll', async () => {
    const advanceClock = controlPolling()
    const { user, requests, queryClient } = await openNotifications(outdatedServer())
    await waitForBell()
    await markFirstAsRead(user)
    await sendMarks(user)

    await advanceClock({ minutes: 1 })

    await waitFor(() => expect(listRequestsIn(requests)).toHaveLength(2))
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    expect(markReadButtons()).toHaveLength(2)
  })

  test('survives a reload, and is stored without the text of the notification', async () => {
    const { user, leave } = await openNotifications(outdatedServer())
    await markFirstAsRead(user)
    await sendMarks(user)
    leave()
    expect(JSON.stringify({ ...localStorage })).not.toContain('“')

    await openNotifications(outdatedServer())

    await findBell('Notifications, 2 unread')
    expect(markReadButtons()).toHaveLength(2)
  })

  test('does not apply to another user of this browser', async () => {
    const { user, leave } = await openNotifications(outdatedServer())
    await markFirstAsRead(user)
    await sendMarks(user)
    leave()

    await openNotifications({ ...outdatedServer(), as: otto })

    expect(markReadButtons()).toHaveLength(3)
  })

  test('no longer overrides the server after 5 minutes and a reload', async () => {
    const { user, leave } = await openNotifications(outdatedServer())
    await markFirstAsRead(user)
    await sendMarks(user)
    leave()
    setTime(Date.now() + 5 * MINUTE)

    await openNotifications(outdatedServer())

    expect(markReadButtons()).toHaveLength(3)
  })

  test('no longer overrides the server after 5 minutes on an open page', async () => {
    const { user, leave } = await openNotifications(outdatedServer())
    await markFirstAsRead(user)
    await sendMarks(user)
    leave()
    const advanceClock = controlPolling()
    await openNotifications(outdatedServer())
    await findBell('Notifications, 2 unread')

    setTime(Date.now() + 5 * MINUTE)
    await advanceClock({ minutes: 1 })

    await findBell('Notifications, 3 unread')
    expect(markReadButtons()).toHaveLength(3)
  })

  test('lasts on the page for older notifications, because polling does not reload them', async () => {
    const notifications = wireNotifications(9).map((notification) => ({
      ...notification,
      isRead: notification.id !== 'Notification 1',
    }))
    const advanceClock = controlPolling()
    const { user, requests } = await openNotifications({
      handlers: [serveNotifications(notifications), listenForReadMarks().handler],
    })
    await waitForBell()
    await pressButton(user, 'Show older notifications')
    await findBell('Notifications, 1 unread')
    await markFirstAsRead(user)
    await sendMarks(user)
    await findBell('Notifications')

    setTime(Date.now() + 6 * MINUTE)
    const countBefore = listRequestsIn(requests).length
    await advanceClock({ minutes: 1 })

    await waitFor(() => expect(listRequestsIn(requests).length).toBeGreaterThan(countBefore))
    await findBell('Notifications')
    expect(markReadButtons()).toHaveLength(0)
  })

  test('is not restored after a reload if the server has rejected it', async () => {
    const reject = http.put(NOTIFICATIONS, () => HttpResponse.json({ error: 'No.' }, { status: 403 }))
    const { user, leave } = await openNotifications({ handlers: [serveThreeUnread(), reject] })
    await markFirstAsRead(user)
    await sendMarks(user)
    expect(await screen.findByText('Could not mark the notification as read.')).toBeVisible()
    leave()

    await openNotifications(outdatedServer())

    expect(markReadButtons()).toHaveLength(3)
  })
})

describe('stored marks', () => {
  test('are deleted after 5 minutes', async () => {
    const oldMark = { userId: maria.id, id: 'Third', at: Date.now() - 5 * MINUTE }
    localStorage.setItem(STORAGE_KEY, JSON.stringify([oldMark]))

    await openNotifications(outdatedServer())

    await waitFor(() => expect(localStorage.getItem(STORAGE_KEY)).toBeNull())
  })

  test.each([
    ['are not JSON', 'text'],
    ['are not a list', '{"no":"list"}'],
    ['belong to no user', '[{"personId":1}]'],
    ['have a time that is not a number', JSON.stringify([{ userId: maria.id, id: 'Third', at: `${Date.now()}` }])],
  ])('are ignored and replaced by the next mark if they %s', async (_problem, stored) => {
    localStorage.setItem(STORAGE_KEY, stored)
    const { user, leave } = await openNotifications(outdatedServer())
    expect(markReadButtons()).toHaveLength(3)

    await markFirstAsRead(user)
    await sendMarks(user)
    leave()
    await openNotifications(outdatedServer())

    expect(markReadButtons()).toHaveLength(2)
  })
})
