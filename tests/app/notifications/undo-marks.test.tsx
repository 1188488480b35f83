import { screen, waitFor } from '@testing-library/react'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { maria } from '~/demo/data/personas'

import {
  controlPolling,
  findBell,
  hidePage,
  listenForReadMarks,
  markFirstAsRead,
  markReadButtons,
  openNotifications,
  pressButton,
  sendMarks,
  serveThreeUnread,
  showPage,
} from './notifications-page'

const MINUTE = 60_000

/** A server that accepts marks, but goes on to report three notifications as unread. */
async function openThreeUnread() {
  const { handler, received } = listenForReadMarks()
  const app = await openNotifications({ handlers: [serveThreeUnread(), handler] })
  await findBell('Notifications, 3 unread')
  return { ...app, received }
}

/** Collects the messages that another tab of this browser receives. */
function messagesInOtherTab(): unknown[] {
  const received: unknown[] = []
  const channel = new BroadcastChannel('latchkey.notifications')
  channel.addEventListener('message', ({ data }) => received.push(data))
  onTestFinished(() => channel.close())
  return received
}

describe('"Undo" after marking as read', () => {
  test('restores the page, the bell, the title and the other tabs, and sends nothing', async () => {
    const { user, received } = await openThreeUnread()
    await waitFor(() => expect(document.title).toMatch(/^\(6\) /))
    const messages = messagesInOtherTab()
    const ids = ['Third', 'Second', 'First']

    await pressButton(user, 'Mark 3 notifications as read')
    await findBell('Notifications')
    await waitFor(() => expect(document.title).toMatch(/^\(3\) /))
    await pressButton(user, 'Undo')

    expect(markReadButtons()).toHaveLength(3)
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
    await findBell('Notifications, 3 unread')
    await waitFor(() => expect(document.title).toMatch(/^\(6\) /))
    await waitFor(() =>
      expect(messages).toEqual([
        { userId: maria.id, ids, isRead: true },
        { userId: maria.id, ids, isRead: false },
      ]),
    )
    expect(await screen.findByText('3 notifications marked as unread')).toBeVisible()
    hidePage()
    showPage()
    // Another mark is sent after everything before it.
    await markFirstAsRead(user)
    await sendMarks(user)
    await waitFor(() => expect(received).toEqual([{ read: ['Third'] }]))
  })

  test('is gone when the user marks another notification, which sends the marks before it', async () => {
    const { user, received } = await openThreeUnread()

    await markFirstAsRead(user)
    await screen.findByRole('button', { name: 'Undo' })
    expect(received).toEqual([])
    await markFirstAsRead(user)
    await waitFor(() => expect(received).toEqual([{ read: ['Third'] }]))

    await pressButton(user, 'Undo')
    expect(markReadButtons().map((button) => button.getAttribute('aria-label'))).toEqual([
      'Mark as read: “Second”',
      'Mark as read: “First”',
    ])
    await findBell('Notifications, 2 unread')
  })
})

describe('marks are sent once', () => {
  test.each([
    ['when the user closes the announcement', sendMarks],
    ['when the user hides the page', hidePage],
    ['when the user leaves the page', () => dispatchEvent(new Event('pagehide'))],
  ])('%s', async (_when, end) => {
    const { user, received } = await openThreeUnread()
    await markFirstAsRead(user)
    await screen.findByRole('button', { name: 'Undo' })
    await end(user)
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument())
    expect(markReadButtons()).toHaveLength(2)
    hidePage()
    dispatchEvent(new Event('pagehide'))
    showPage()

    await markFirstAsRead(user)
    await sendMarks(user)

    await waitFor(() => expect(received).toEqual([{ read: ['Third'] }, { read: ['Second'] }]))
  })
})

test('marks last while the announcement stays for longer than a mark, and for 5 minutes after they are sent', async () => {
  const advanceClock = controlPolling()
  const { user, received, queryClient } = await openThreeUnread()
  const start = Date.now()
  const setMinute = (minute: number) => vi.spyOn(Date, 'now').mockReturnValue(start + minute * MINUTE)
  /** Goes to the given minute, and lets the timers run for some minutes, which polls. */
  const poll = async (minute: number, minutes: number) => {
    setMinute(minute)
    await advanceClock({ minutes })
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
  }
  await markFirstAsRead(user)
  const undo = await screen.findByRole('button', { name: 'Undo' })
  undo.focus()
  await poll(4, 4)
  await poll(7, 1)
  expect(markReadButtons()).toHaveLength(2)
  expect(received).toEqual([])

  setMinute(9)
  await sendMarks(user)
  await waitFor(() => expect(received).toHaveLength(1))
  await poll(13, 1)
  expect(markReadButtons()).toHaveLength(2)
  await poll(14, 1)
  await findBell('Notifications, 3 unread')
})
