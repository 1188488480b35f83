import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { notifications } from '~/demo/seeds/notification-texts'
import { demoConfig } from '~/demo/demo-config'

import {
  gets,
  manyNotices,
  notice,
  NOTICES,
  openNotices,
  press,
  serveNotices,
  titles,
  unreadButtons,
} from './notifications-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const days = () => screen.getAllByRole('region').map((region) => region.getAttribute('aria-label'))
const itemOf = (title: string) => {
  const item = screen.getByText(title).closest('li')
  if (!item) throw new Error('It is in no list.')
  return item
}

describe('the page', () => {
  test('has the newest first, by day, with what they say', async () => {
    await openNotices()
    expect(titles()).toEqual(notifications.slice(0, 8).map(({ title }) => title))
    expect(new Set(days()).size).toBe(days().length)
    const limit = within(itemOf('Your project is over quota!'))
    expect(limit.getByText('Limit exceeded')).toBeVisible()
    expect(limit.getByText('Limit kbc.storageSizeBytes has been crossed')).toBeVisible()
    const maintenance = within(itemOf('Maintenance on Saturday, 06:00–08:00 UTC'))
    expect(maintenance.getByText('All users')).toBeVisible()
    expect(maintenance.getByText('paused').tagName).toBe('STRONG')
    expect(maintenance.getAllByRole('listitem')).toHaveLength(3)
    await waitFor(() => expect(document.title).toMatch(/^\(\d+\) Notifications · Latchkey$/))
  })

  test('leads to the project that a notice is about, and names it where there is no way there', async () => {
    const { leave } = await openNotices()
    const about = within(itemOf('MySQL extractor v1 shuts down on January 31'))
    expect(about.getByRole('link', { name: 'Go to project Customer 360' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\b6311$/),
    )
    leave()
    await openNotices({ config: { links: { ...demoConfig.links, project: undefined } } })
    const named = within(itemOf('MySQL extractor v1 shuts down on January 31'))
    expect(named.getByText('Customer 360')).toBeVisible()
    expect(named.queryByRole('link', { name: /^Go to/ })).not.toBeInTheDocument()
  })

  test('shows a kind that nobody has documented as it comes', async () => {
    const kinds = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '<b>news</b>']
    const rows = kinds.map((type, index) => notice(`Of kind ${index}`, { type }))
    await openNotices({ handlers: [serveNotices(rows)] })
    for (const [index, type] of kinds.entries()) {
      expect(within(itemOf(`Of kind ${index}`)).getByText(type)).toBeVisible()
    }
  })

  test('shows a notice whose date cannot be read, without one', async () => {
    const rows = [
      notice('On a day that never was', { created: '2026-02-30T10:00:00' }),
      notice('Of no date', { created: null }),
      notice('Of a day'),
    ]
    await openNotices({ handlers: [serveNotices(rows)] })
    expect(titles()).toEqual(['On a day that never was', 'Of no date', 'Of a day'])
    expect(days()).toEqual(['Unknown date', 'Thursday, 5 February 2026'])
    expect(itemOf('Of no date').querySelector('time')).toBeNull()
  })

  test('shows only the unread ones, and the address says so', async () => {
    const { user } = await openNotices({}, '/notifications?show=unread')
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
    expect(await screen.findByText('Could not load your notifications.')).toBeVisible()
    change({ condition: 'normal' })
    await press(user, 'Try again')
    await waitFor(() => expect(titles()).toHaveLength(8))
  })

  test('of a server without notices says so, and leaves the navigation', async () => {
    await renderApp('/notifications', { scenario: { condition: 'notices-absent' } })
    expect(await screen.findByText('Notifications are not available on this server')).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Notifications' })).not.toBeInTheDocument())
    expect(screen.getByRole('link', { name: 'Access tokens' })).toBeVisible()
  })
})

describe('nothing unread', () => {
  const show = async (count: number) =>
    renderApp('/notifications?show=unread', { handlers: [serveNotices(manyNotices(count))] })

  test('is said of those that are loaded, until they are all', async () => {
    const { user } = await show(11)
    expect(await screen.findByText('The newest 8 notifications are read')).toBeVisible()
    await press(user, 'Show older notifications')
    expect(await screen.findByText('The newest 11 notifications are read')).toBeVisible()
    await press(user, 'Show older notifications')
    expect(await screen.findByText('No unread notifications')).toBeVisible()
    expect(screen.getByText('You have read all notifications.')).toBeVisible()
  })

  test('is said of a single one in words', async () => {
    await show(1)
    expect(await screen.findByText('The newest notification is read')).toBeVisible()
  })
})

describe('older ones', () => {
  test('go back to the first notice, and the end has the focus that the button had', async () => {
    const { user } = await openNotices()
    await press(user, 'Show older notifications')
    await waitFor(() => expect(titles()).toHaveLength(16))
    expect(screen.getByRole('button', { name: 'Show older notifications' })).toHaveFocus()
    await press(user, 'Show older notifications')
    await waitFor(() => expect(titles()).toHaveLength(20))
    await press(user, 'Show older notifications')
    expect(await screen.findByText('No older notifications')).toHaveFocus()
    expect(titles()).toEqual(notifications.map(({ title }) => title))
  })

  test('that fail say so where the button was, and are asked for again', async () => {
    const { user, server, requests } = await openNotices()
    const refuse = http.get(NOTICES, () => HttpResponse.json({ error: 'No.' }, { status: 403 }))
    server.use(refuse)
    await press(user, 'Show older notifications')
    const alert = (await screen.findByText('Could not load older notifications.')).closest('[role=alert]')
    expect(alert?.parentElement).toHaveFocus()
    expect(titles()).toHaveLength(8)
    server.resetHandlers()
    const answer = deferred<undefined>()
    const last = gets(requests).at(-1)
    server.use(http.get(NOTICES, () => answer.promise.then(() => HttpResponse.json(manyNotices(2)))))
    await press(user, 'Try again')
    expect(await screen.findByRole('button', { name: 'Show older notifications' })).toHaveFocus()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    answer.resolve(undefined)
    await waitFor(() => expect(titles().slice(8)).toEqual(['Notice 2', 'Notice 1']))
    expect(gets(requests).at(-1)).toBe(last)
  })

  test('take no focus from elsewhere', async () => {
    const { user, server } = await openNotices()
    const answer = deferred<undefined>()
    server.use(http.get(NOTICES, () => answer.promise.then(() => HttpResponse.json([]))))
    await press(user, 'Show older notifications')
    await user.click(screen.getByRole('radio', { name: 'Unread' }))
    answer.resolve(undefined)
    await screen.findByText('No older notifications')
    expect(screen.getByRole('radio', { name: 'Unread' })).toHaveFocus()
  })
})
