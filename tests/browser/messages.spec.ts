import { expect, type Page } from '@playwright/test'

import { scan } from '../support/servers/authenticator-app.ts'
import { MessagesPage, PATHS, type Section } from '../production/messages-page.ts'
import { beginAuthenticatorAppInDemo, dialog, heading } from '../support/console-page.ts'
import { openDemoPanel } from '../support/demo-control.ts'
import { logIn, openLoggedIn, test as base, type Site } from '../support/demo-site.ts'
import { keyboardOf } from '../support/keyboard.ts'

/** Invitations, notifications and promo codes in the demo build: keyboard, badges, and links to the demo's project page. */

const test = base.extend<{ messages: MessagesPage }>({
  messages: ({ page, site }, provide) => provide(new MessagesPage(page, site.url)),
})

async function logInAt(page: Page, site: Site, messages: MessagesPage, section: Section): Promise<void> {
  await openLoggedIn(page, site, PATHS[section])
  await messages.waitForPage(section)
}

async function expectProjectPage(page: Page, site: Site): Promise<void> {
  await expect(heading(page, 'Project page')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`^${site.url}/demo/project/?\\?id=\\d+$`))
}

async function goBackToConsole(page: Page, site: Site): Promise<void> {
  await page.getByRole('link', { name: 'Back to the console' }).click()
  await expect(heading(page, 'Overview')).toBeVisible()
  await expect(page).toHaveURL(`${site.url}/`)
}

test('the popover of the bell opens with Enter, closes with Escape, and leads to all notifications', async ({
  page,
  site,
  messages,
}) => {
  await logIn(page, site)
  await messages.expectUnread(6)
  const keys = keyboardOf(page)
  await keys.tabTo(messages.bell)

  await keys.press('Enter')
  const popover = dialog(page, 'Newest notifications')
  await expect(popover.getByRole('listitem')).toHaveCount(5)
  await expect(popover.getByRole('heading')).toBeFocused()
  await expect(messages.bell).toHaveAttribute('aria-expanded', 'true')

  await keys.press('Escape')
  await expect(popover).toBeHidden()
  await expect(messages.bell).toBeFocused()
  await expect(messages.bell).toHaveAttribute('aria-expanded', 'false')

  await keys.press('Enter')
  await keys.press('Tab')
  await expect(popover.getByRole('link', { name: 'See all' })).toBeFocused()
  await keys.press('Enter')
  await expect(heading(page, 'Notifications')).toBeFocused()
  await expect(popover).toBeHidden()
})

test('the bell, the navigation and the title count open invitations and unread notifications', async ({
  page,
  site,
  messages,
}) => {
  const bellHasDot = () => messages.bell.evaluate((bell) => getComputedStyle(bell, '::after').content !== 'none')
  await logIn(page, site)
  await expect(messages.navigationLink('Invitations, 3 pending')).toBeVisible()
  await expect(messages.navigationLink('Notifications, 6 unread')).toBeVisible()
  await expect(page).toHaveTitle('(9) API keys · Latchkey')
  expect(await bellHasDot()).toBe(true)

  await messages.goTo('Notifications')
  await page.getByRole('button', { name: 'Mark 6 notifications as read' }).click()

  await messages.expectUnread(0)
  await expect(messages.navigationLink('Notifications')).toBeVisible()
  await expect(page).toHaveTitle('(3) Notifications · Latchkey')
  expect(await bellHasDot()).toBe(false)
})

test('a code from the demo panel creates a project, and the demo still lists it after visiting the project', async ({
  page,
  site,
  messages,
}) => {
  await logInAt(page, site, messages, 'Promo codes')
  await openDemoPanel(page)
  const hint = await page.getByText(/^Promo codes to try: /).innerText()
  const code = /: (\S+),/.exec(hint)?.[1] ?? ''
  await page.keyboard.press('Escape')
  await expect(messages.appliedCodes).toHaveText(['SPRING24', 'TEST1568723795'])

  await messages.applyCode(code)
  await expect(page.getByText(`The project Maria Reyes (${code}) has been created.`)).toBeVisible()
  await expect(messages.appliedCodes).toHaveText([code, 'SPRING24', 'TEST1568723795'])

  await page.getByRole('link', { name: `Go to Maria Reyes (${code})` }).click()
  await expectProjectPage(page, site)
  await goBackToConsole(page, site)
  await messages.goTo('Promo codes')
  await expect(messages.appliedCodes).toHaveText([code, 'SPRING24', 'TEST1568723795'])
})

test('accepting an invitation opens the project and removes the invitation', async ({ page, site, messages }) => {
  await logInAt(page, site, messages, 'Invitations')

  await messages.acceptButton('Marketing analytics').click()
  await expectProjectPage(page, site)
  await expect(page.getByText('Project 7342 would open here')).toBeVisible()

  await goBackToConsole(page, site)
  await messages.goTo('Invitations')
  await expect(messages.invitation('Acme Holding')).toBeVisible()
  await expect(messages.invitation('Marketing analytics')).toBeHidden()
  await expect(messages.navigationLink('Invitations, 2 pending')).toBeVisible()
})

test(
  'a user whose project requires MFA sets it up, returns to the invitation and opens the project',
  { tag: '@slow' },
  async ({ page, browser, site, messages }) => {
    const name = 'Data platform – staging (EU)'
    await logInAt(page, site, messages, 'Invitations')
    await messages.acceptButton(name).click()
    await expect(messages.invitation(name).getByRole('alert')).toContainText('requires multi-factor authentication')

    await page.getByRole('link', { name: 'Set up MFA and come back' }).click()
    await beginAuthenticatorAppInDemo(page)
    const authenticator = await scan(page.getByRole('img', { name: 'QR code for your authenticator app' }), browser)
    await page.getByLabel('Six-digit code').fill(authenticator.generate())
    await page.getByRole('button', { name: 'Activate' }).click()
    await dialog(page, 'A second factor is set up').getByRole('button', { name: 'Not now' }).click()

    await page.getByRole('link', { name: 'Back to invitations' }).click()
    await messages.waitForPage('Invitations')
    await messages.acceptButton(name).click()
    await expectProjectPage(page, site)
    await expect(page.getByText('Project 7118 would open here')).toBeVisible()
  },
)
