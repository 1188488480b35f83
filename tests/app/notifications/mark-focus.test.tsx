import { screen, waitFor } from '@testing-library/react'
import { http } from 'msw'
import { describe, expect, test } from 'vitest'

import {
  listenForReadMarks,
  markedResponse,
  markReadButtons,
  markRequestsIn,
  NOTIFICATIONS,
  openNotifications,
  sendMarks,
  serveThreeUnread,
} from './notifications-page'
import { deferred } from '../security/security-page'

describe('focus after "Mark as read"', () => {
  test('moves to the next button after a key press, and from the last button to the page heading', async () => {
    const response = deferred<undefined>()
    const respondLater = http.put(NOTIFICATIONS, () => response.promise.then(markedResponse))
    const { user, requests } = await openNotifications({ handlers: [serveThreeUnread(), respondLater] })

    markReadButtons()[0]?.focus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('button', { name: 'Mark as read: “Second”' })).toHaveFocus()
    await user.keyboard(' ')
    expect(screen.getByRole('button', { name: 'Mark as read: “First”' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()

    await sendMarks(user)
    await waitFor(() => expect(markRequestsIn(requests)).toHaveLength(3))
    response.resolve(undefined)
  })

  test('moves to the notification after a click', async () => {
    const { user } = await openNotifications({ handlers: [serveThreeUnread(), listenForReadMarks().handler] })

    await user.click(screen.getByRole('button', { name: 'Mark as read: “Second”' }))

    expect(screen.getByText('Second').closest('li')).toHaveFocus()
  })

  test('moves to the neighbor when the Unread filter removes the clicked notification', async () => {
    const world = { handlers: [serveThreeUnread(), listenForReadMarks().handler] }
    const { user } = await openNotifications(world, '/notifications?show=unread')

    await user.click(screen.getByRole('button', { name: 'Mark as read: “Third”' }))
    expect(screen.getByText('Second').closest('li')).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Mark as read: “First”' }))
    expect(screen.getByText('Second').closest('li')).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Mark as read: “Second”' }))
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
  })
})
