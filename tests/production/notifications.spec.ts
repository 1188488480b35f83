import { expect, type Page, type Route } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import { MessagesPage } from './messages-page.ts'
import { test } from './messages-test.ts'
import type { Stage } from '../support/servers/stage.ts'

/** Notices over the wire: what is sent when they are marked, and what is seen before the server says so too. */

const NOTIFICATIONS = '/manage/notifications'

const seed = ({ manage }: Stage, ...titles: string[]) =>
  titles.map((title) => manage.notifications.seed(maria.sub, { title }).id)
const stateOf = ({ manage }: Stage) => manage.notifications.page(maria.sub, null).map(({ isRead }) => isRead)

test('a person who marks one notice sends that one alone', async ({ page, stage, messages }) => {
  const [first] = seed(stage, 'Over quota', 'Maintenance')
  await messages.open('Notifications')
  await messages.expectUnread(2)
  await messages.markRead('Over quota').click()
  await messages.expectUnread(1)
  await expect(messages.entry('Notifications, 1 unread')).toBeVisible()
  await expect(page).toHaveTitle('(1) Notifications · Latchkey')
  await expect.poll(() => stage.manage.notifications.puts).toEqual([{ read: [first] }])
})

test('“Mark these as read” is about those on screen, and not about one that has arrived since', async ({
  page,
  stage,
  messages,
}) => {
  const ids = seed(stage, 'Over quota', 'Maintenance')
  await messages.open('Notifications')
  const markThese = page.getByRole('button', { name: 'Mark these 2 as read' })
  await expect(markThese).toBeVisible()
  seed(stage, 'Just now')
  await markThese.click()
  await expect(messages.said('2 notifications marked as read')).toBeVisible()
  expect(stage.manage.notifications.puts).toEqual([{ read: ids.toReversed() }])

  await page.reload()
  await messages.arrive('Notifications')
  await expect(messages.markRead('Just now')).toBeVisible()
  await messages.expectUnread(1)
  expect(stateOf(stage)).toEqual([false, true, true])
})

test('older notices come from the last one, and none of them is marked before it is loaded', async ({
  page,
  stage,
  messages,
}) => {
  const ids = seed(stage, ...Array.from({ length: 11 }, (_, index) => `Notice ${index + 1}`)).toReversed()
  await messages.open('Notifications')
  await expect(messages.notifications).toHaveCount(8)
  await page.getByRole('button', { name: 'Mark these 8 as read' }).click()
  await expect(messages.said('8 notifications marked as read')).toBeVisible()
  expect(stage.manage.notifications.puts).toEqual([{ read: ids.slice(0, 8) }])

  await page.getByRole('button', { name: 'Show older' }).click()
  await expect(messages.notifications).toHaveCount(11)
  await expect(page.getByRole('button', { name: 'Mark these 3 as read' })).toBeVisible()
  await page.getByRole('button', { name: 'Show older' }).click()
  await expect(page.getByText('This is the end')).toBeVisible()
  const from = stage.manage.requests.flatMap(({ method, url }) =>
    method === 'GET' && url.startsWith(`${NOTIFICATIONS}?`)
      ? [new URLSearchParams(url.split('?')[1]).get('fromId')]
      : [],
  )
  expect(from).toEqual([ids[7], ids[10]])
})

test('what was marked never comes back as unread while the server is slow to say so', async ({
  page,
  context,
  stage,
  messages,
}) => {
  stage.manage.notifications.reflects = false
  seed(stage, 'Over quota', 'Maintenance')
  await messages.open('Notifications')
  await expect(page).toHaveTitle(/^\(2\)/)
  const history = await historyOf(page)
  await messages.markRead('Over quota').click()
  await messages.markRead('Maintenance').click()
  await expect.poll(() => stage.manage.notifications.puts).toHaveLength(2)
  await expect.poll(history).toEqual({ buttons: [2, 1, 0], bell: [2, 1, 0], title: [2, 1, 0] })

  const other = new MessagesPage(await context.newPage(), stage.app)
  await page.reload()
  await messages.arrive('Notifications')
  await other.open('Notifications')
  expect(stateOf(stage), 'the server does not say so yet').toEqual([false, false])
  for (const each of [messages, other]) {
    // oxlint-disable-next-line no-await-in-loop -- one tab after the other
    await expect(each.notifications).toHaveText(['Maintenance', 'Over quota'])
    // oxlint-disable-next-line no-await-in-loop -- as above
    await each.expectUnread(0)
    // oxlint-disable-next-line no-await-in-loop -- as above
    await expect(each.page.getByRole('button', { name: /^Mark/ })).toHaveCount(0)
  }
})

test('a person who has logged out leaves no marks behind', async ({ page, stage, messages }) => {
  stage.manage.notifications.reflects = false
  seed(stage, 'Over quota')
  await messages.open('Notifications')
  await messages.markRead('Over quota').click()
  await expect.poll(() => stage.manage.notifications.puts).toHaveLength(1)
  const marks = () => page.evaluate(() => localStorage.getItem('latchkey.read-marks'))
  expect(await marks()).not.toBeNull()
  await messages.logOut()
  expect(await marks()).toBeNull()
})

test('whoever marks notices with the mouse stays where they are in a long list', async ({ page, stage, messages }) => {
  const ids = seed(stage, ...Array.from({ length: 16 }, (_, index) => `Notice ${index + 1}`))
  await messages.open('Notifications')
  await page.getByRole('button', { name: 'Show older' }).click()
  await expect(messages.notifications).toHaveCount(ids.length)
  const scrolled = () => page.evaluate(() => scrollY)
  await messages.markRead('Notice 1').scrollIntoViewIfNeeded()
  const before = await scrolled()
  expect(before).toBeGreaterThan(0)
  await messages.markRead('Notice 1').click()
  await messages.expectUnread(ids.length - 1)
  await expect(page.getByRole('listitem').filter({ hasText: 'Notice 1' }).last()).toBeFocused()
  expect(await scrolled()).toBe(before)

  await page.getByRole('button', { name: 'Show older' }).click()
  await expect(page.getByText('This is the end')).toBeFocused()
  expect(await scrolled()).toBeGreaterThan(0)
})

test('another tab agrees before the server has answered, and again when it refuses', async ({
  page,
  context,
  stage,
  messages,
}) => {
  seed(stage, 'Over quota', 'Maintenance')
  await messages.open('Notifications')
  await messages.expectUnread(2)
  const other = new MessagesPage(await context.newPage(), stage.app)
  await other.open('Invitations')
  await other.expectUnread(2)

  const held = new Promise<Route>((hold) => {
    void page.route(stage.manage.origin + NOTIFICATIONS, (route) =>
      route.request().method() === 'PUT' ? hold(route) : route.continue(),
    )
  })
  await messages.markRead('Over quota').click()
  await other.expectUnread(1)
  await expect(other.entry('Notifications, 1 unread')).toBeVisible()
  expect(stage.manage.notifications.puts, 'nobody has answered').toEqual([])

  stage.manage.faults.down = { notifications: true }
  await (await held).continue()
  await expect(page.getByText('The notification could not be marked as read.')).toBeVisible()
  await messages.expectUnread(2)
  await other.expectUnread(2)
  await expect(messages.markRead('Over quota')).toBeVisible()
})

test('a notice with hostile text runs nothing and fetches nothing, on the page and behind the bell', async ({
  page,
  stage,
  messages,
  watch,
}) => {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  stage.manage.notifications.seed(maria.sub, {
    title: '<img src="/hostile.png" onerror="alert(1)">',
    message: `<script src="/hostile.js"></script><img src="/hostile.png" onerror="document.title='broken'">

<iframe src="https://hostile.example/"></iframe> <a href="https://hostile.example/" onmouseover="alert(2)">raw</a>

![picture](https://hostile.example/pixel.png) ![other][reference] <javascript:alert(3)>

[script](javascript:alert(4)) [data](data:text/html,<script>alert(5)</script>) [tab](java&#9;script:alert(6))

[docs](https://docs.example.com/ "onclick=alert(7)")

[reference]: https://hostile.example/reference.png`,
  })
  await messages.open('Notifications')
  const notice = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') })
  await expect(notice).toContainText('<img src="/hostile.png" onerror="alert(1)">')
  await expect(notice, 'as words, where the links lead nowhere').toContainText('script data tab')
  await expect(notice.getByRole('link')).toHaveText(['docs (opens a new tab)', 'Go to project My Project'])
  const docs = notice.getByRole('link', { name: 'docs' })
  await expect(docs).toHaveAttribute('href', 'https://docs.example.com/')
  await expect(docs).toHaveAttribute('target', '_blank')
  await expect(docs).toHaveAttribute('rel', 'noopener noreferrer')
  await expect(docs).not.toHaveAttribute('onclick')

  await messages.bell.click()
  await expect(messages.dialog('Newest notifications').getByRole('listitem')).toContainText('docs')
  await expect(page.locator('main iframe, main script, main img, dialog img, [popover] img')).toHaveCount(0)
  await expect(page).toHaveURL(`${stage.app}/notifications`)
  await expect(page).toHaveTitle('(1) Notifications · Latchkey')
  expect(dialogs).toEqual([])
  expect(watch.requests.filter((request) => request.includes('hostile'))).toEqual([])
})

/** What a person sees of how many are unread, from now on: one number after the other, wherever it is said. */
async function historyOf(page: Page) {
  const handle = await page.evaluateHandle(() => {
    const seen: Record<'buttons' | 'bell' | 'title', number[]> = { buttons: [], bell: [], title: [] }
    const numberIn = (text: string | null | undefined) => Number(/\d+/.exec(text ?? '')?.[0] ?? 0)
    const note = (where: keyof typeof seen, count: number) => {
      if (seen[where].at(-1) !== count) seen[where].push(count)
    }
    const look = () => {
      note('buttons', document.querySelectorAll('[aria-label^="Mark as read:"]').length)
      note('bell', numberIn(document.querySelector('button[aria-label^="Notifications"]')?.ariaLabel))
      note('title', numberIn(document.title))
    }
    look()
    const everything = { subtree: true, childList: true, attributes: true, characterData: true }
    new MutationObserver(look).observe(document, everything)
    return seen
  })
  return () => handle.jsonValue()
}
