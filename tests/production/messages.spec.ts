import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import type { Section } from './messages-page.ts'
import { test } from './messages-test.ts'
import type { Stage } from '../support/servers/stage.ts'
import { slowUnless } from '../support/slow.ts'

/** One of three resources of the Management API is unavailable or down. The other two must still work. */

const NAVIGATION = ['Overview', 'Security', 'API keys', 'Access tokens', 'Invitations', 'Notifications', 'Promo codes']

type Part = {
  section: Section
  resource: 'invitations' | 'notifications' | 'promoCodes'
  /** Paths of its lists below /manage/. */
  lists: string[]
  loadFailed: string
  unavailable: string
  /** Accessible name of its link in the navigation, with the count. */
  linkName: string
  /** Text on its page once it has loaded. */
  content: string
}

const parts: Part[] = [
  {
    section: 'Invitations',
    resource: 'invitations',
    lists: ['organizations-invitations', 'projects-invitations', 'projects-join-requests'].map(
      (list) => `current-user/${list}`,
    ),
    loadFailed: 'Could not load your project invitations.',
    unavailable: 'Invitations are not available on this server',
    linkName: 'Invitations, 1 pending',
    content: 'Marketing',
  },
  {
    section: 'Notifications',
    resource: 'notifications',
    lists: ['notifications'],
    loadFailed: 'Could not load your notifications.',
    unavailable: 'Notifications are not available on this server',
    linkName: 'Notifications, 1 unread',
    content: 'Over quota',
  },
  {
    section: 'Promo codes',
    resource: 'promoCodes',
    lists: ['current-user/promo-codes'],
    loadFailed: 'Could not load your applied codes.',
    unavailable: 'Promo codes are not available on this server',
    linkName: 'Promo codes',
    content: 'SPRING24',
  },
]

function seedAll({ manage }: Stage): void {
  manage.invitations.seed(maria.sub, { name: 'Marketing' })
  manage.notifications.seed(maria.sub, { title: 'Over quota' })
  manage.promoCodes.seedUsed(maria.sub, 'SPRING24', { project: 'Spring' })
}

for (const { section, resource, lists, loadFailed, unavailable, content } of parts) {
  test(`while ${section} are down, the other pages work, and a retry loads them when they are up again${slowUnless(section === 'Invitations')}`, async ({
    page,
    stage,
    messages,
  }) => {
    seedAll(stage)
    stage.manage.faults.down = { [resource]: true }

    await messages.open(section)
    // The page shows the error after two automatic retries.
    await expect(page.getByText(loadFailed)).toBeVisible()
    for (const other of parts.filter((part) => part.section !== section)) {
      await messages.goTo(other.section)
      await expect(page.getByRole('main').getByText(other.content, { exact: true })).toBeVisible()
      await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
    }
    for (const part of parts) {
      await expect(messages.navigationLink(part.section === section ? section : part.linkName)).toBeVisible()
    }
    await expect(messages.navigationLinks).toHaveCount(NAVIGATION.length)

    await messages.goTo(section)
    await expect(page.getByText(loadFailed)).toBeVisible()
    stage.manage.faults.down = {}
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await expect(page.getByRole('main').getByText(content, { exact: true })).toBeVisible()
    await expect(page.getByText(loadFailed)).toBeHidden()
  })

  for (const status of [404, 501] as const) {
    test(`a server that answers ${status} for ${section} has no link to them in the navigation${slowUnless(section === 'Notifications' && status === 404)}`, async ({
      page,
      stage,
      messages,
    }) => {
      stage.manage.faults.unavailable = { [resource]: status }

      await messages.open(section)

      await expect(page.getByText(unavailable)).toBeVisible()
      const otherLinks = NAVIGATION.filter((name) => name !== section)
      await expect(messages.navigationLinks).toHaveText(otherLinks)
      await expect(messages.bell).toHaveCount(section === 'Notifications' ? 0 : 1)

      await messages.goTo(section === 'Invitations' ? 'Promo codes' : 'Invitations')
      await expect(messages.navigationLinks, 'after going to another page').toHaveText(otherLinks)
      const listRequests = stage.manage.requests
        .filter(({ method }) => method === 'GET')
        .map(({ url }) => url.replace('/manage/', ''))
        .filter((path) => lists.includes(path))
      expect(listRequests.sort(), 'each list is requested once').toEqual(lists)
    })
  }
}
