import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'

import { notifications } from '~/demo/seeds/notification-texts'

import { findBell, NOTIFICATIONS, wireNotification } from './notifications-page'
import { renderApp } from '../../support/render-app'
import { deferred } from '../security/security-page'

const findPopover = async () => within(await screen.findByRole('dialog', { name: 'Newest notifications' }))

describe('the bell', () => {
  test('shows the newest five notifications and a link to all of them', async () => {
    const { user } = await renderApp('/api-keys')

    await user.click(await findBell('Notifications, 6 unread'))

    const popover = await findPopover()
    const titles = popover.getAllByRole('listitem').map((item) => item.querySelector('bdi')?.textContent)
    expect(titles).toEqual(notifications.slice(0, 5).map(({ title }) => title))

    await user.click(popover.getByRole('link', { name: 'See all' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('gets the focus back when Escape closes its popover', async () => {
    const { user } = await renderApp('/api-keys')
    const bell = await findBell(/^Notifications, \d+ unread$/)
    await user.click(bell)
    await findPopover()

    await user.keyboard('{Escape}')

    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(bell).toHaveFocus()
  })

  test('shows placeholders until the first response arrives', async () => {
    const response = deferred<undefined>()
    const respond = () =>
      response.promise.then(() => HttpResponse.json([wireNotification('New limit', { created: 'no date' })]))
    const { user } = await renderApp('/api-keys', { handlers: [http.get(NOTIFICATIONS, respond)] })

    await user.click(await findBell('Notifications'))
    const popover = await findPopover()
    expect(popover.getByRole('status', { name: 'Loading notifications' })).toBeVisible()
    expect(popover.queryByRole('list')).not.toBeInTheDocument()

    response.resolve(undefined)
    expect(await popover.findByRole('listitem')).toHaveTextContent('New limit')
    expect(popover.queryByRole('status')).not.toBeInTheDocument()
  })

  test('says that there are no notifications when the list is empty', async () => {
    const { user } = await renderApp('/api-keys', { scenario: { data: 'empty' } })

    await user.click(await findBell('Notifications'))

    const popover = await findPopover()
    expect(await popover.findByText('No notifications')).toBeVisible()
    expect(popover.queryByRole('list')).not.toBeInTheDocument()
  })
})
