import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import type { Section } from './messages-page.ts'
import { test } from './messages-test.ts'
import type { Stage } from '../support/servers/stage.ts'
import { slowUnless } from '../support/slow.ts'

/** A Management API of which a part is not there, or not now: whatever it is, the other parts do not suffer from it. */

const ENTRIES = ['Overview', 'Security', 'API keys', 'Access tokens', 'Invitations', 'Notifications', 'Promo codes']

type Part = {
  section: Section
  resource: 'invitations' | 'notifications' | 'promoCodes'
  /** Where its lists are, below /manage/. */
  lists: string[]
  failed: string
  absent: string
  /** As its entry in the navigation is read aloud, with what waits. */
  entry: string
  /** What is to be seen of it once it is there. */
  content: string
}

const parts: Part[] = [
  {
    section: 'Invitations',
    resource: 'invitations',
    lists: ['organizations-invitations', 'projects-invitations', 'projects-join-requests'].map(
      (list) => `current-user/${list}`,
    ),
    failed: 'The invitations to projects could not be loaded.',
    absent: 'This server has no invitations',
    entry: 'Invitations, 1 pending',
    content: 'Marketing',
  },
  {
    section: 'Notifications',
    resource: 'notifications',
    lists: ['notifications'],
    failed: 'The notifications could not be loaded.',
    absent: 'This server has no notifications',
    entry: 'Notifications, 1 unread',
    content: 'Over quota',
  },
  {
    section: 'Promo codes',
    resource: 'promoCodes',
    lists: ['current-user/promo-codes'],
    failed: 'The applied codes could not be loaded.',
    absent: 'This server has no promo codes',
    entry: 'Promo codes',
    content: 'SPRING24',
  },
]

function seedAll({ manage }: Stage): void {
  manage.invitations.seed(maria.sub, { name: 'Marketing' })
  manage.notifications.seed(maria.sub, { title: 'Over quota' })
  manage.promoCodes.usedBy(maria.sub, 'SPRING24', { project: 'Spring' })
}

for (const { section, resource, lists, failed, absent, content } of parts) {
  test(`while ${section} fail, a person reads the rest, and asks for them again${slowUnless(section === 'Invitations')}`, async ({
    page,
    stage,
    messages,
  }) => {
    seedAll(stage)
    stage.manage.faults.down = { [resource]: true }
    await messages.open(section)
    // It is asked for three times before that is said.
    await expect(page.getByText(failed)).toBeVisible()
    for (const other of parts.filter((part) => part.section !== section)) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await messages.goTo(other.section)
      // oxlint-disable-next-line no-await-in-loop -- as above
      await expect(page.getByRole('main').getByText(other.content, { exact: true })).toBeVisible()
      // oxlint-disable-next-line no-await-in-loop -- as above
      await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
    }
    for (const part of parts) {
      // oxlint-disable-next-line no-await-in-loop -- one entry after the other
      await expect(messages.entry(part.section === section ? section : part.entry)).toBeVisible()
    }
    await expect(messages.entries).toHaveCount(ENTRIES.length)

    await messages.goTo(section)
    await expect(page.getByText(failed)).toBeVisible()
    stage.manage.faults.down = {}
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await expect(page.getByRole('main').getByText(content, { exact: true })).toBeVisible()
    await expect(page.getByText(failed)).toBeHidden()
  })

  for (const status of [404, 501] as const) {
    test(`a server without ${section} (${status}) takes that entry out of the navigation, and no other${slowUnless(section === 'Notifications' && status === 404)}`, async ({
      page,
      stage,
      messages,
    }) => {
      stage.manage.faults.absent = { [resource]: status }
      await messages.open(section)
      await expect(page.getByText(absent)).toBeVisible()
      const others = ENTRIES.filter((name) => name !== section)
      await expect(messages.entries).toHaveText(others)
      await expect(messages.bell).toHaveCount(section === 'Notifications' ? 0 : 1)

      await messages.goTo(section === 'Invitations' ? 'Promo codes' : 'Invitations')
      await expect(messages.entries, 'it stays away').toHaveText(others)
      const asked = stage.manage.requests.flatMap(({ method, url }) =>
        method === 'GET' ? [url.replace('/manage/', '')] : [],
      )
      expect(asked.filter((url) => lists.includes(url)).sort(), 'asked once').toEqual(lists)
    })
  }
}
