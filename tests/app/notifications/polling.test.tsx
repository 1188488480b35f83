import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { notifications, arrivingNotifications } from '~/demo/seeds/notification-texts'

import {
  controlPolling,
  findBell,
  hidePage,
  listRequestsIn,
  markReadButtons,
  NOTIFICATIONS,
  openNotifications,
  pressButton,
  serveNotifications,
  showPage,
  shownTitles,
  waitForBell,
  wireNotifications,
} from './notifications-page'

const SHOW_OLDER = 'Show older notifications'
const titlesOf = (newest: number, oldest: number) => wireNotifications(newest, oldest).map(({ title }) => title)

describe('polling', () => {
  test('loads the newest notifications every minute with one request, and puts a new one first', async () => {
    const advanceClock = controlPolling()
    const { user, requests } = await openNotifications({ scenario: { condition: 'notifications-arrive' } })
    await pressButton(user, SHOW_OLDER)
    await waitFor(() => expect(shownTitles()).toHaveLength(16))
    await pressButton(user, SHOW_OLDER)
    await waitFor(() => expect(shownTitles()).toHaveLength(20))
    await waitForBell()
    const requestsBefore = listRequestsIn(requests)
    expect(requestsBefore).toHaveLength(3)

    await advanceClock({ minutes: 1 })
    await findBell(/, 8 unread$/)
    expect(shownTitles()).toEqual(
      [arrivingNotifications[0], ...notifications].map((notification) => notification?.title),
    )
    expect(listRequestsIn(requests)).toEqual([...requestsBefore, ''])

    await advanceClock({ minutes: 1 })
    await findBell(/, 9 unread$/)
    expect(shownTitles()).toHaveLength(22)
    expect(listRequestsIn(requests)).toEqual([...requestsBefore, '', ''])
  })

  test('loads further pages until they reach the loaded ones, so that no notification is missing', async () => {
    const advanceClock = controlPolling()
    const { user, requests, server } = await openNotifications({
      handlers: [serveNotifications(wireNotifications(20))],
    })
    await pressButton(user, SHOW_OLDER)
    await waitFor(() => expect(shownTitles()).toHaveLength(16))
    await waitForBell()
    const countBefore = listRequestsIn(requests).length

    server.use(serveNotifications(wireNotifications(30)))
    await advanceClock({ minutes: 1 })

    await waitFor(() => expect(shownTitles()).toEqual(titlesOf(30, 5)))
    expect(listRequestsIn(requests).slice(countBefore)).toEqual(['', '?fromId=Notification+23'])
  })

  test('drops the loaded notifications when too many have arrived, and leaves the rest to the button', async () => {
    const advanceClock = controlPolling()
    const { user, server } = await openNotifications({ handlers: [serveNotifications(wireNotifications(20))] })
    await pressButton(user, SHOW_OLDER)
    await waitFor(() => expect(shownTitles()).toEqual(titlesOf(20, 5)))
    await waitForBell()

    server.use(serveNotifications(wireNotifications(100)))
    await advanceClock({ minutes: 1 })
    await waitFor(() => expect(shownTitles()).toEqual(titlesOf(100, 85)))

    await pressButton(user, SHOW_OLDER)
    await waitFor(() => expect(shownTitles()).toEqual(titlesOf(100, 77)))
  })

  test('pauses while the page is hidden, and continues when it is visible again', async () => {
    const advanceClock = controlPolling()
    const { requests } = await openNotifications({ scenario: { condition: 'notifications-arrive' } })
    await findBell('Notifications, 6 unread')
    const countBefore = listRequestsIn(requests).length

    hidePage()
    await advanceClock({ minutes: 3 })
    showPage()
    await advanceClock({ minutes: 1 })

    await findBell('Notifications, 7 unread')
    expect(listRequestsIn(requests)).toHaveLength(countBefore + 1)
  })

  test('waits when the server asks for a pause of weeks, which is too long for a timer', async () => {
    const advanceClock = controlPolling()
    const { requests, server, queryClient } = await openNotifications()
    await waitForBell()
    const longPause = { status: 503, headers: { 'Retry-After': `${30 * 24 * 60 * 60}` } }
    server.use(http.get(NOTIFICATIONS, () => HttpResponse.json({ reason: 'Moving.' }, longPause)))
    await advanceClock({ minutes: 1 })
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    const countBefore = listRequestsIn(requests).length

    await advanceClock({ minutes: 5 })

    expect(queryClient.isFetching()).toBe(0)
    expect(listRequestsIn(requests)).toHaveLength(countBefore)
  })

  test('stops after the session has ended while the user stays on the page', async () => {
    const advanceClock = controlPolling()
    const { change, requests, user } = await openNotifications()
    await waitForBell()
    change({ condition: 'html' })
    await advanceClock({ minutes: 1 })
    await pressButton(user, 'Stay on this page')
    const countBefore = requests.length

    await advanceClock({ minutes: 3 })

    expect(markReadButtons()).toHaveLength(6)
    expect(requests).toHaveLength(countBefore)
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})
