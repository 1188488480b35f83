import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { arrivingNotifications } from '~/demo/seeds/notification-texts'
import { maria, otto } from '~/demo/data/personas'

import {
  accepted,
  bell,
  hearMarks,
  serveAsBefore,
  gets,
  markFirst,
  NOTICES,
  openNotices,
  press,
  puts,
  settled,
  titles,
  unreadButtons,
  watchTheClock,
} from './notifications-page'
import { deferred } from '../security/security-page'

describe('marking', () => {
  test('one shows at once, here, at the bell and in the navigation', async () => {
    const { handler, told } = hearMarks()
    const { user } = await openNotices({ handlers: [handler] })
    await bell('Notifications, 6 unread')
    await markFirst(user)
    expect(unreadButtons()).toHaveLength(5)
    await bell('Notifications, 5 unread')
    expect(screen.getByRole('link', { name: /^Notifications ?, 5 unread$/ })).toBeVisible()
    await waitFor(() => expect(told).toHaveLength(1))
    expect(told[0]?.read).toHaveLength(1)
  })

  test('goes on when the person leaves right after', async () => {
    const { handler, told } = hearMarks()
    const { user } = await openNotices({ handlers: [handler] })
    // What the browser is asked for: nothing here could leave.
    const asked = vi.spyOn(globalThis, 'fetch')
    onTestFinished(() => asked.mockRestore())
    await markFirst(user)
    await waitFor(() => expect(told).toHaveLength(1))
    expect(asked).toHaveBeenCalledWith(NOTICES, expect.objectContaining({ method: 'PUT', keepalive: true }))
  })

  test('asks for nothing, since the marks say what the next answer does not yet', async () => {
    const clock = watchTheClock()
    const { user, requests, queryClient } = await openNotices({ handlers: [hearMarks().handler, serveAsBefore()] })
    await settled()
    await press(user, 'Mark 3 notifications as read')
    expect(await screen.findByText('3 notifications marked as read')).toBeVisible()
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    await clock.minutes(1)
    await waitFor(() => expect(gets(requests)).toHaveLength(2))
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    expect(unreadButtons()).toHaveLength(0)
    expect(gets(requests)).toHaveLength(2)
  })

  test('these marks exactly those that are loaded, and none that has arrived since', async () => {
    const { handler, told } = hearMarks()
    const clock = watchTheClock()
    const { user, requests } = await openNotices({ scenario: { condition: 'notices-arrive' }, handlers: [handler] })
    await bell('Notifications, 6 unread')
    const button = screen.getByRole('button', { name: 'Mark 6 notifications as read' })
    await user.click(button)
    await waitFor(() => expect(told).toHaveLength(1))
    expect(Object.keys(told[0] ?? {})).toEqual(['read'])
    expect(await screen.findByText('6 notifications marked as read')).toBeVisible()

    await clock.minutes(1)
    await bell('Notifications, 1 unread')
    expect(titles()[0]).toBe(arrivingNotifications[0]?.title)
    await user.click(screen.getByRole('button', { name: 'Mark 1 notification as read' }))
    await waitFor(() => expect(told).toHaveLength(2))
    expect(told[1]?.read).toHaveLength(1)
    expect(new Set(told.flatMap(({ read }) => read)).size).toBe(7)
    expect(gets(requests)).toHaveLength(2)
    await bell('Notifications')
  })

  test('in another tab counts here before there is a bell', async () => {
    await openNotices({ handlers: [serveAsBefore()] })
    await waitFor(() => expect(unreadButtons()).toHaveLength(3))
    const other = new BroadcastChannel('latchkey.notifications')
    other.postMessage({ userId: maria.id, ids: ['Second', 'First'], isRead: true })
    await waitFor(() => expect(unreadButtons()).toHaveLength(1))
    other.close()
  })

  test('in another tab counts here as well', async () => {
    const { handler, told } = hearMarks()
    const { user } = await openNotices({ handlers: [serveAsBefore(), handler] })
    await bell('Notifications, 3 unread')
    const other = new BroadcastChannel('latchkey.notifications')
    const ids = ['Third', 'Second', 'First']
    other.postMessage({ userId: otto.id, ids, isRead: true })
    other.postMessage({ userId: maria.id, ids: ids.slice(1), isRead: true })
    await bell('Notifications, 1 unread')
    other.postMessage({ userId: maria.id, ids, isRead: true })
    await bell('Notifications')
    other.postMessage({ userId: maria.id, ids, isRead: false })
    await bell('Notifications, 3 unread')
    // What is no such message changes nothing, and the next one is heard.
    for (const nonsense of ['nonsense', null, { userId: maria.id, ids: 'Third', isRead: true }]) {
      other.postMessage(nonsense)
    }
    other.postMessage({ userId: maria.id, ids: ['First'], isRead: true })
    await bell('Notifications, 2 unread')
    expect(unreadButtons().map((button) => button.getAttribute('aria-label'))).toEqual([
      'Mark as read: “Third”',
      'Mark as read: “Second”',
    ])
    const heard = new Promise<unknown>((hear) => {
      other.addEventListener('message', ({ data }) => hear(data), { once: true })
    })
    await markFirst(user)
    expect(await heard).toEqual({ userId: maria.id, ids: ['Third'], isRead: true })
    await waitFor(() => expect(told).toEqual([{ read: ['Third'] }]))
    other.close()
  })
})

describe('a mark that is refused', () => {
  const failing = { scenario: { condition: 'notices-fail' } } as const

  test('is taken back, and says why', async () => {
    const { user } = await openNotices(failing)
    await markFirst(user)
    const why = await screen.findByText('Could not mark the notification as read.')
    expect(why.closest('li')).toBe(screen.getByText('Your project is over quota!').closest('li'))
    expect(unreadButtons()).toHaveLength(6)
    await press(user, 'Mark 6 notifications as read')
    const all = await screen.findByText('Could not mark 6 notifications as read.')
    expect(all.closest('li')).toBeNull()
    expect(unreadButtons()).toHaveLength(6)
  })

  test('goes on being told while another one is marked, until it is tried again', async () => {
    const { user, change } = await openNotices(failing)
    await markFirst(user)
    await screen.findByText('Could not mark the notification as read.')
    change({ condition: 'normal' })
    const [, second] = unreadButtons()
    await user.click(second ?? document.body)
    expect(unreadButtons()).toHaveLength(5)
    expect(screen.getByText('Could not mark the notification as read.')).toBeVisible()
    await markFirst(user)
    expect(screen.queryByText('Could not mark the notification as read.')).not.toBeInTheDocument()
    expect(unreadButtons()).toHaveLength(4)
  })

  test('is told at each where several failed, one after the other', async () => {
    const { user } = await openNotices(failing)
    await markFirst(user)
    await screen.findByText('Could not mark the notification as read.')
    const [, second] = unreadButtons()
    if (second) await user.click(second)
    await waitFor(() => expect(screen.getAllByText('Could not mark the notification as read.')).toHaveLength(2))
  })

  test('is told where the person has gone meanwhile', async () => {
    const answer = deferred<Response>()
    const { user, requests } = await openNotices({ handlers: [http.put(NOTICES, () => answer.promise)] })
    await bell('Notifications, 6 unread')
    await markFirst(user)
    await waitFor(() => expect(puts(requests)).toHaveLength(1))
    await user.click(screen.getByRole('link', { name: 'Security' }))
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    answer.resolve(HttpResponse.json({ error: 'No.' }, { status: 403 }))
    expect(
      await screen.findByText('Could not mark the notification as read. Your account is not allowed to do this.'),
    ).toBeVisible()
    await bell('Notifications, 6 unread')
  })
})

describe('whoever marks one after the other', () => {
  test('by keyboard waits for no answer, and goes on at the next button, at last at the heading', async () => {
    const answer = deferred<undefined>()
    const later = http.put(NOTICES, () => answer.promise.then(accepted))
    const { user, requests } = await openNotices({ handlers: [serveAsBefore(), later] })
    unreadButtons()[0]?.focus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('button', { name: 'Mark as read: “Second”' })).toHaveFocus()
    await user.keyboard(' ')
    expect(screen.getByRole('button', { name: 'Mark as read: “First”' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
    await waitFor(() => expect(puts(requests)).toHaveLength(3))
    answer.resolve(undefined)
  })

  test('by pointer stays at the notice', async () => {
    const { user } = await openNotices({ handlers: [serveAsBefore(), hearMarks().handler] })
    await user.click(screen.getByRole('button', { name: 'Mark as read: “Second”' }))
    expect(screen.getByText('Second').closest('li')).toHaveFocus()
  })

  test('by pointer among the unread ones goes on at the next notice, and at last at the heading', async () => {
    const world = { handlers: [serveAsBefore(), hearMarks().handler] }
    const { user } = await openNotices(world, '/notifications?show=unread')
    await user.click(screen.getByRole('button', { name: 'Mark as read: “Third”' }))
    expect(screen.getByText('Second').closest('li')).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Mark as read: “First”' }))
    expect(screen.getByText('Second').closest('li')).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Mark as read: “Second”' }))
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
  })
})
