import { expect, type Page, type Route } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import { MessagesPage } from './messages-page.ts'
import { test } from './messages-test.ts'
import type { Stage } from '../support/servers/stage.ts'

/** The requests that mark notifications as read, and the unread counts before the server reports the marks. */

const NOTIFICATIONS = '/manage/notifications'

/** Seeds one notification for each title, oldest first, and returns their IDs. */
const seedNotifications = ({ manage }: Stage, ...titles: string[]) =>
  titles.map((title) => manage.notifications.seed(maria.sub, { title }).id)
const titlesUpTo = (count: number) => Array.from({ length: count }, (_, index) => `Notification ${index + 1}`)

/** Whether each notification is read according to the server, newest first. */
const readStates = ({ manage }: Stage) => manage.notifications.page(maria.sub, null).map(({ isRead }) => isRead)
const markRequests = ({ manage }: Stage) => manage.notifications.markRequests

test('marking one notification as read sends only its ID', async ({ page, stage, messages }) => {
  const [first] = seedNotifications(stage, 'Over quota', 'Maintenance')
  await messages.open('Notifications')
  await messages.expectUnread(2)

  await messages.markReadButton('Over quota').click()

  await messages.expectUnread(1)
  await expect(messages.navigationLink('Notifications, 1 unread')).toBeVisible()
  await expect(page).toHaveTitle('(1) Notifications · Latchkey')
  expect(markRequests(stage), 'held back for Undo').toEqual([])
  await messages.closeAnnouncement()
  await expect.poll(() => markRequests(stage)).toEqual([{ read: [first] }])
})

test('marking all as read does not mark a notification that has arrived after the list was loaded', async ({
  page,
  stage,
  messages,
}) => {
  const ids = seedNotifications(stage, 'Over quota', 'Maintenance')
  await messages.open('Notifications')
  const markAll = page.getByRole('button', { name: 'Mark 2 notifications as read' })
  await expect(markAll).toBeVisible()
  seedNotifications(stage, 'Just arrived')

  await markAll.click()
  await expect(messages.announcement('2 notifications marked as read')).toBeVisible()
  await messages.closeAnnouncement()
  await expect.poll(() => markRequests(stage)).toEqual([{ read: ids.toReversed() }])

  await page.reload()
  await messages.waitForPage('Notifications')
  await expect(messages.markReadButton('Just arrived')).toBeVisible()
  await messages.expectUnread(1)
  expect(readStates(stage)).toEqual([false, true, true])
})

test('marking all as read does not mark older notifications that are not loaded', async ({ page, stage, messages }) => {
  const ids = seedNotifications(stage, ...titlesUpTo(11)).toReversed()
  await messages.open('Notifications')
  await expect(messages.notificationTitles).toHaveCount(8)

  await page.getByRole('button', { name: 'Mark 8 notifications as read' }).click()
  await expect(messages.announcement('8 notifications marked as read')).toBeVisible()
  await messages.closeAnnouncement()
  await expect.poll(() => markRequests(stage)).toEqual([{ read: ids.slice(0, 8) }])

  await page.getByRole('button', { name: 'Show older notifications' }).click()
  await expect(messages.notificationTitles).toHaveCount(11)
  await expect(page.getByRole('button', { name: 'Mark 3 notifications as read' })).toBeVisible()
  await page.getByRole('button', { name: 'Show older notifications' }).click()
  await expect(page.getByText('No older notifications')).toBeVisible()
  const fromIds = stage.manage.requests
    .filter(({ method, url }) => method === 'GET' && url.startsWith(`${NOTIFICATIONS}?`))
    .map(({ url }) => new URLSearchParams(url.split('?')[1]).get('fromId'))
  expect(fromIds).toEqual([ids[7], ids[10]])
})

test('a marked notification never becomes unread again while the server does not report the mark yet', async ({
  page,
  context,
  stage,
  messages,
}) => {
  stage.manage.notifications.reportsMarks = false
  seedNotifications(stage, 'Over quota', 'Maintenance')
  await messages.open('Notifications')
  await expect(page).toHaveTitle(/^\(2\)/)
  const unreadCounts = await recordUnreadCounts(page)
  await messages.markReadButton('Over quota').click()
  await messages.markReadButton('Maintenance').click()
  await expect(page.getByRole('button', { name: /^Mark/ })).toHaveCount(0)
  await messages.closeAnnouncement()
  await expect.poll(() => markRequests(stage)).toHaveLength(2)
  await expect.poll(unreadCounts).toEqual({ buttons: [2, 1, 0], bell: [2, 1, 0], title: [2, 1, 0] })

  const otherTab = new MessagesPage(await context.newPage(), stage.app)
  await page.reload()
  await messages.waitForPage('Notifications')
  await otherTab.open('Notifications')

  expect(readStates(stage), 'according to the server').toEqual([false, false])
  for (const tab of [messages, otherTab]) {
    await expect(tab.notificationTitles).toHaveText(['Maintenance', 'Over quota'])
    await tab.expectUnread(0)
    await expect(tab.page.getByRole('button', { name: /^Mark/ })).toHaveCount(0)
  }
})

test('"Undo" restores a marked notification here and in another tab, and sends nothing', async ({
  page,
  context,
  stage,
  messages,
}) => {
  const [, second] = seedNotifications(stage, 'Over quota', 'Maintenance')
  await messages.open('Notifications')
  const otherTab = new MessagesPage(await context.newPage(), stage.app)
  await otherTab.open('Invitations')
  await messages.markReadButton('Over quota').click()
  await otherTab.expectUnread(1)

  await page.getByRole('button', { name: 'Undo' }).click()

  await otherTab.expectUnread(2)
  await messages.expectUnread(2)
  await expect(page).toHaveTitle('(2) Notifications · Latchkey')
  await messages.markReadButton('Maintenance').click()
  await messages.closeAnnouncement()
  await expect.poll(() => markRequests(stage)).toEqual([{ read: [second] }])
})

test('marks are sent when the user leaves the console while "Undo" is shown', async ({ page, stage, messages }) => {
  const [id] = seedNotifications(stage, 'Over quota')
  await messages.open('Notifications')
  await messages.markReadButton('Over quota').click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()

  await page.goto('about:blank')

  await expect.poll(() => markRequests(stage)).toEqual([{ read: [id] }])
})

test('logging out sends the marks and deletes the stored ones', async ({ page, stage, messages }) => {
  stage.manage.notifications.reportsMarks = false
  seedNotifications(stage, 'Over quota')
  await messages.open('Notifications')
  await messages.markReadButton('Over quota').click()
  await expect(messages.announcement('1 notification marked as read')).toBeVisible()
  const storedMarks = () => page.evaluate(() => localStorage.getItem('latchkey.read-marks'))
  expect(await storedMarks()).not.toBeNull()

  await messages.logOut()

  expect(markRequests(stage)).toHaveLength(1)
  expect(await storedMarks()).toBeNull()
})

test('a long list does not scroll when the user marks a notification or reaches its end', async ({
  page,
  stage,
  messages,
}) => {
  const ids = seedNotifications(stage, ...titlesUpTo(16))
  await messages.open('Notifications')
  await page.getByRole('button', { name: 'Show older notifications' }).click()
  await expect(messages.notificationTitles).toHaveCount(ids.length)
  const scrollPosition = () => page.evaluate(() => scrollY)
  await messages.markReadButton('Notification 1').scrollIntoViewIfNeeded()
  const positionBefore = await scrollPosition()
  expect(positionBefore).toBeGreaterThan(0)

  await messages.markReadButton('Notification 1').click()
  await messages.expectUnread(ids.length - 1)
  await expect(page.getByRole('listitem').filter({ hasText: 'Notification 1' }).last()).toBeFocused()
  expect(await scrollPosition()).toBe(positionBefore)

  await page.getByRole('button', { name: 'Show older notifications' }).click()
  await expect(page.getByText('No older notifications')).toBeFocused()
  expect(await scrollPosition()).toBeGreaterThan(0)
})

test('another tab applies a mark before the server responds, and takes it back when the server fails', async ({
  page,
  context,
  stage,
  messages,
}) => {
  seedNotifications(stage, 'Over quota', 'Maintenance')
  await messages.open('Notifications')
  await messages.expectUnread(2)
  const otherTab = new MessagesPage(await context.newPage(), stage.app)
  await otherTab.open('Invitations')
  await otherTab.expectUnread(2)
  const heldRequest = new Promise<Route>((resolve) => {
    void page.route(stage.manage.origin + NOTIFICATIONS, (route) =>
      route.request().method() === 'PUT' ? resolve(route) : route.continue(),
    )
  })

  await messages.markReadButton('Over quota').click()
  await otherTab.expectUnread(1)
  await expect(otherTab.navigationLink('Notifications, 1 unread')).toBeVisible()
  await messages.closeAnnouncement()
  const held = await heldRequest
  expect(markRequests(stage), 'the request is still held').toEqual([])

  stage.manage.faults.down = { notifications: true }
  await held.continue()
  await expect(page.getByText('Could not mark the notification as read.')).toBeVisible()
  await messages.expectUnread(2)
  await otherTab.expectUnread(2)
  await expect(messages.markReadButton('Over quota')).toBeVisible()
})

test('hostile text in a notification runs no script and loads nothing, on the page and in the popover', async ({
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
  const notification = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') })
  await expect(notification).toContainText('<img src="/hostile.png" onerror="alert(1)">')
  await expect(notification, 'unsafe links are plain text').toContainText('script data tab')
  await expect(notification.getByRole('link')).toHaveText(['docs (opens a new tab)', 'Go to project My Project'])
  const docs = notification.getByRole('link', { name: 'docs' })
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

/** Records every change of the unread count from now on, at each place that shows it. */
async function recordUnreadCounts(page: Page) {
  const handle = await page.evaluateHandle(() => {
    const counts: Record<'buttons' | 'bell' | 'title', number[]> = { buttons: [], bell: [], title: [] }
    const numberIn = (text: string | null | undefined) => Number(/\d+/.exec(text ?? '')?.[0] ?? 0)
    const record = (place: keyof typeof counts, count: number) => {
      if (counts[place].at(-1) !== count) counts[place].push(count)
    }
    const recordAll = () => {
      record('buttons', document.querySelectorAll('[aria-label^="Mark as read:"]').length)
      record('bell', numberIn(document.querySelector('button[aria-label^="Notifications"]')?.ariaLabel))
      record('title', numberIn(document.title))
    }
    recordAll()
    const everything = { subtree: true, childList: true, attributes: true, characterData: true }
    new MutationObserver(recordAll).observe(document, everything)
    return counts
  })
  return () => handle.jsonValue()
}
