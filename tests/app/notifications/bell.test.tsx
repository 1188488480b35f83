import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { notifications, arrivingNotifications } from '~/demo/seeds/notification-texts'

import {
  bell,
  gets,
  look,
  manyNotices,
  notice,
  NOTICES,
  openNotices,
  press,
  serveNotices,
  settled,
  titles,
  unreadButtons,
  watchTheClock,
} from './notifications-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const popover = () => screen.findByRole('dialog', { name: 'Newest notifications' })

describe('the bell', () => {
  test('shows the newest five, and the way to all', async () => {
    const { user } = await renderApp('/api-keys')
    await user.click(await bell('Notifications, 6 unread'))
    const newest = within(await popover())
    const items = newest.getAllByRole('listitem').map((item) => item.querySelector('bdi')?.textContent)
    expect(items).toEqual(notifications.slice(0, 5).map(({ title }) => title))
    await user.click(newest.getByRole('link', { name: 'See all' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('closes with Escape, and has the focus again', async () => {
    const { user } = await renderApp('/api-keys')
    const button = await bell(/^Notifications, \d+ unread$/)
    await user.click(button)
    await popover()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(button).toHaveFocus()
  })

  test('shows that its first answer is on its way, and then what it says', async () => {
    const answer = deferred<undefined>()
    const reply = () => answer.promise.then(() => HttpResponse.json([notice('At last', { created: 'some day' })]))
    const { user } = await renderApp('/api-keys', { handlers: [http.get(NOTICES, reply)] })
    await user.click(await bell('Notifications'))
    const newest = within(await popover())
    expect(newest.getByRole('status', { name: 'Loading notifications' })).toBeVisible()
    expect(newest.queryByRole('list')).not.toBeInTheDocument()
    answer.resolve(undefined)
    expect(await newest.findByRole('listitem')).toHaveTextContent('At last')
    expect(newest.queryByRole('status')).not.toBeInTheDocument()
  })

  test('of somebody to whom nobody has written says so, without a list', async () => {
    const { user } = await renderApp('/api-keys', { scenario: { data: 'empty' } })
    await user.click(await bell('Notifications'))
    const newest = within(await popover())
    expect(await newest.findByText('No notifications')).toBeVisible()
    expect(newest.queryByRole('list')).not.toBeInTheDocument()
  })
})

describe('once a minute', () => {
  test('the newest are asked for, in one request, and one that has arrived comes first', async () => {
    const clock = watchTheClock()
    const { user, requests } = await openNotices({ scenario: { condition: 'notices-arrive' } })
    await press(user, 'Show older notifications')
    await waitFor(() => expect(titles()).toHaveLength(16))
    await press(user, 'Show older notifications')
    await waitFor(() => expect(titles()).toHaveLength(20))
    await settled()
    const asked = gets(requests)
    expect(asked).toHaveLength(3)

    await clock.minutes(1)
    await bell(/, 8 unread$/)
    expect(titles()).toEqual([arrivingNotifications[0], ...notifications].map((each) => each?.title))
    expect(gets(requests)).toEqual([...asked, ''])
    await clock.minutes(1)
    await bell(/, 9 unread$/)
    expect(titles()).toHaveLength(22)
    expect(gets(requests)).toEqual([...asked, '', ''])
  })

  test('those that arrived together come without a gap, however many they are', async () => {
    const clock = watchTheClock()
    const { user, requests, server } = await openNotices({ handlers: [serveNotices(manyNotices(20))] })
    await press(user, 'Show older notifications')
    await waitFor(() => expect(titles()).toHaveLength(16))
    await settled()
    const asked = gets(requests).length
    const allOf = (newest: number, oldest: number) => manyNotices(newest, oldest).map(({ title }) => title)

    server.use(serveNotices(manyNotices(30)))
    await clock.minutes(1)
    await waitFor(() => expect(titles()).toEqual(allOf(30, 5)))
    expect(gets(requests).slice(asked)).toEqual(['', '?fromId=Notice+23'])

    // So many that as many as before do not reach back: the rest is there to be loaded.
    server.use(serveNotices(manyNotices(100)))
    await clock.minutes(1)
    await waitFor(() => expect(titles()).toEqual(allOf(100, 69)))
    await press(user, 'Show older notifications')
    await waitFor(() => expect(titles()).toEqual(allOf(100, 61)))
  })

  test('and not while nobody looks; whoever comes back later sees what is new', async () => {
    const clock = watchTheClock()
    const { requests } = await openNotices({ scenario: { condition: 'notices-arrive' } })
    await bell('Notifications, 6 unread')
    const asked = gets(requests).length
    look(false)
    await clock.minutes(3)
    look(true)
    await clock.minutes(1)
    await bell('Notifications, 7 unread')
    expect(gets(requests)).toHaveLength(asked + 1)
  })

  test('but not in a loop where a server wants a pause of weeks', async () => {
    const clock = watchTheClock()
    const { requests, server, queryClient } = await openNotices()
    await settled()
    const pause = { status: 503, headers: { 'Retry-After': `${30 * 24 * 60 * 60}` } }
    server.use(http.get(NOTICES, () => HttpResponse.json({ reason: 'Moving.' }, pause)))
    await clock.minutes(1)
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    const asked = gets(requests).length
    await clock.minutes(5)
    expect(queryClient.isFetching()).toBe(0)
    expect(gets(requests)).toHaveLength(asked)
  })

  test('but no more once the session is over: the person may have stayed to copy something', async () => {
    const clock = watchTheClock()
    const { change, requests, user } = await openNotices()
    await settled()
    change({ condition: 'html' })
    await clock.minutes(1)
    await press(user, 'Stay on this page')
    const asked = requests.length
    await clock.minutes(3)
    expect(unreadButtons()).toHaveLength(6)
    expect(requests).toHaveLength(asked)
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})
