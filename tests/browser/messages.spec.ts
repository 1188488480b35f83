import { expect, type Page } from '@playwright/test'

import { scan } from '../support/servers/authenticator-app.ts'
import { MessagesPage, PATHS, type Section } from '../production/messages-page.ts'
import { dialog, heading, logIn, openLoggedIn, test as base, type Site } from '../support/demo-site.ts'
import { keyboardOf } from '../support/keyboard.ts'

/** Invitations, notices and promo codes on a plain static host below a path: keys, addresses, and projects to go to. */

const test = base.extend<{ messages: MessagesPage }>({
  messages: ({ page, site }, provide) => provide(new MessagesPage(page, site.url)),
})

async function logInAt(page: Page, site: Site, messages: MessagesPage, section: Section): Promise<void> {
  await openLoggedIn(page, site, PATHS[section])
  await messages.arrive(section)
}

/** Where a project's link leads, and back. */
async function expectProject(page: Page, site: Site): Promise<void> {
  await expect(heading(page, 'A project of the platform')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`^${site.url}/demo/project/?\\?id=\\d+$`))
}

async function handleLoginCallback(page: Page, site: Site): Promise<void> {
  await page.getByRole('link', { name: 'Back to the console' }).click()
  await expect(heading(page, 'Overview')).toBeVisible()
  await expect(page).toHaveURL(`${site.url}/`)
}

test('a person opens the bell with Enter, closes it with Escape, and goes on to all of them', async ({
  page,
  site,
  messages,
}) => {
  await logIn(page, site)
  await messages.expectUnread(6)
  const keys = keyboardOf(page)
  await keys.tabTo(messages.bell)
  await keys.press('Enter')
  const newest = dialog(page, 'Newest notifications')
  await expect(newest.getByRole('listitem')).toHaveCount(5)
  await expect(newest.getByRole('heading')).toBeFocused()
  await expect(messages.bell).toHaveAttribute('aria-expanded', 'true')
  await keys.press('Escape')
  await expect(newest).toBeHidden()
  await expect(messages.bell).toBeFocused()
  await expect(messages.bell).toHaveAttribute('aria-expanded', 'false')

  await keys.press('Enter')
  await keys.press('Tab')
  await expect(newest.getByRole('link', { name: 'See all' })).toBeFocused()
  await keys.press('Enter')
  await expect(heading(page, 'Notifications')).toBeFocused()
  await expect(newest).toBeHidden()
})

test('what waits is counted at the bell, in the navigation and in the title, until it is read', async ({
  page,
  site,
  messages,
}) => {
  const hasDot = () => messages.bell.evaluate((bell) => getComputedStyle(bell, '::after').content !== 'none')
  await logIn(page, site)
  await expect(messages.entry('Invitations, 3 pending')).toBeVisible()
  await expect(messages.entry('Notifications, 6 unread')).toBeVisible()
  await expect(page).toHaveTitle('(9) API keys · Latchkey')
  expect(await hasDot()).toBe(true)

  await messages.goTo('Notifications')
  await page.getByRole('button', { name: 'Mark these 6 as read' }).click()
  await messages.expectUnread(0)
  await expect(messages.entry('Notifications')).toBeVisible()
  await expect(page).toHaveTitle('(3) Notifications · Latchkey')
  expect(await hasDot()).toBe(false)
})

test('a code from the demo bar makes a project, and its link leads there and back', async ({
  page,
  site,
  messages,
}) => {
  await logInAt(page, site, messages, 'Promo codes')
  await page.getByRole('complementary', { name: 'Demo' }).getByText('Demo', { exact: true }).click()
  const line = await page.getByText(/^Codes to try: /).innerText()
  const code = /: (\S+),/.exec(line)?.[1] ?? ''
  await page.keyboard.press('Escape')
  await expect(messages.appliedCodes).toHaveText(['SPRING24', 'TEST1568723795'])
  await messages.apply(code)
  await expect(page.getByText(`The project Maria Reyes (${code}) has been created.`)).toBeVisible()
  await expect(messages.appliedCodes).toHaveText([code, 'SPRING24', 'TEST1568723795'])

  await page.getByRole('link', { name: `Go to Maria Reyes (${code})` }).click()
  await expectProject(page, site)
  await handleLoginCallback(page, site)
  await messages.goTo('Promo codes')
  await expect(messages.appliedCodes, 'this browser remembers').toHaveText([code, 'SPRING24', 'TEST1568723795'])
})

test('a person who accepts is in the project, and has one invitation less afterwards', async ({
  page,
  site,
  messages,
}) => {
  await logInAt(page, site, messages, 'Invitations')
  await messages.accept('Marketing analytics').click()
  await expectProject(page, site)
  await expect(page.getByText('This would be project 7342.')).toBeVisible()
  await handleLoginCallback(page, site)
  await messages.goTo('Invitations')
  await expect(messages.invitation('Acme Holding')).toBeVisible()
  await expect(messages.invitation('Marketing analytics')).toBeHidden()
  await expect(messages.entry('Invitations, 2 pending')).toBeVisible()
})

test('a person who is blocked for want of a second factor sets one up, comes back and is let in', async ({
  page,
  browser,
  site,
  messages,
}) => {
  const name = 'Data platform – staging (EU)'
  await logInAt(page, site, messages, 'Invitations')
  await messages.accept(name).click()
  await expect(messages.invitation(name).getByRole('alert')).toContainText('lets nobody in without multi-factor')
  await page.getByRole('link', { name: 'Set up MFA and come back' }).click()
  await dialog(page, 'Enable MFA').getByRole('button', { name: 'Authenticator app' }).click()
  const app = await scan(page.getByRole('img', { name: 'QR code for your authenticator app' }), browser)
  await page.getByLabel('Six-digit code').fill(app.generate())
  await page.getByRole('button', { name: 'Activate' }).click()
  await dialog(page, 'MFA is on').getByRole('button', { name: 'Not now' }).click()

  await page.getByRole('link', { name: 'Back to invitations' }).click()
  await messages.arrive('Invitations')
  await messages.accept(name).click()
  await expectProject(page, site)
  await expect(page.getByText('This would be project 7118.')).toBeVisible()
})
