import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'

import { maria, otto } from '~/demo/data/personas'

import {
  bell,
  gets,
  hearMarks,
  manyNotices,
  markFirst,
  NOTICES,
  openNotices,
  press,
  serveAsBefore,
  serveNotices,
  settled,
  unreadButtons,
  watchTheClock,
} from './notifications-page'

describe('what was marked never comes back as unread', () => {
  const world = () => ({ handlers: [serveAsBefore(), hearMarks().handler] })

  test('while the server does not say so yet', async () => {
    const clock = watchTheClock()
    const { user, requests, queryClient } = await openNotices(world())
    await settled()
    await markFirst(user)
    await clock.minutes(1)
    await waitFor(() => expect(gets(requests)).toHaveLength(2))
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    expect(unreadButtons()).toHaveLength(2)
  })

  test('in a tab that is opened or reloaded right after', async () => {
    const { user, leave } = await openNotices(world())
    await markFirst(user)
    leave()
    expect(JSON.stringify({ ...localStorage })).not.toContain('“')
    await openNotices(world())
    await bell('Notifications, 2 unread')
    expect(unreadButtons()).toHaveLength(2)
  })

  test('but somebody else has not read it', async () => {
    const { user, leave } = await openNotices(world())
    await markFirst(user)
    leave()
    await openNotices({ ...world(), as: otto })
    expect(unreadButtons()).toHaveLength(3)
  })

  test('and after five minutes the server is believed again', async () => {
    const { user, leave } = await openNotices(world())
    await markFirst(user)
    leave()
    const later = Date.now() + 5 * 60_000
    vi.spyOn(Date, 'now').mockReturnValue(later)
    await openNotices(world())
    expect(unreadButtons()).toHaveLength(3)
  })

  test('also where the page stays open: a mark that never arrived hides nothing for long', async () => {
    const { user, leave } = await openNotices({ handlers: [serveAsBefore()] })
    await markFirst(user)
    leave()
    const clock = watchTheClock()
    await openNotices({ handlers: [serveAsBefore()] })
    await bell('Notifications, 2 unread')
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5 * 60_000)
    await clock.minutes(1)
    await bell('Notifications, 3 unread')
    expect(unreadButtons()).toHaveLength(3)
  })

  test('and of older ones, which are not asked for again, what was marked stays marked', async () => {
    const rows = manyNotices(9).map((row) => ({ ...row, isRead: row.id !== 'Notice 1' }))
    const clock = watchTheClock()
    const { user, requests } = await openNotices({ handlers: [serveNotices(rows), hearMarks().handler] })
    await settled()
    await press(user, 'Show older notifications')
    await bell('Notifications, 1 unread')
    await markFirst(user)
    await bell('Notifications')
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 6 * 60_000)
    const asked = gets(requests).length
    await clock.minutes(1)
    await waitFor(() => expect(gets(requests).length).toBeGreaterThan(asked))
    await bell('Notifications')
    expect(unreadButtons()).toHaveLength(0)
  })

  test('and nothing of it is stored for longer', async () => {
    const old = { userId: maria.id, id: 'Third', at: Date.now() - 5 * 60_000 }
    localStorage.setItem('latchkey.read-marks', JSON.stringify([old]))
    await openNotices(world())
    expect(localStorage.getItem('latchkey.read-marks')).toBeNull()
  })

  test.each([
    ['no JSON', 'nonsense'],
    ['no list', '{"no":"list"}'],
    ['a mark of nobody', '[{"personId":1}]'],
    ['a time that is a text', JSON.stringify([{ userId: maria.id, id: 'Third', at: `${Date.now()}` }])],
  ])('where %s is stored, nothing is made of it', async (_what, text) => {
    localStorage.setItem('latchkey.read-marks', text)
    const { user, leave } = await openNotices(world())
    expect(unreadButtons()).toHaveLength(3)
    await markFirst(user)
    leave()
    await openNotices(world())
    expect(unreadButtons()).toHaveLength(2)
  })

  test('unless the server has refused it', async () => {
    const refuse = http.put(NOTICES, () => HttpResponse.json({ error: 'No.' }, { status: 403 }))
    const { user, leave } = await openNotices({ handlers: [serveAsBefore(), refuse] })
    await markFirst(user)
    expect(await screen.findByText('Could not mark the notification as read.')).toBeVisible()
    leave()
    await openNotices(world())
    expect(unreadButtons()).toHaveLength(3)
  })
})
