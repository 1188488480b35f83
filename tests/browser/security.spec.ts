import { expect, type Page } from '@playwright/test'

import { scan } from '../support/servers/authenticator-app.ts'
import { addPasskeyDevice } from '../support/servers/passkey-device.ts'
import { tracesIn } from '../production/traces.ts'
import {
  beginAuthenticatorAppInDemo,
  chooseProfileItem,
  completeStepUpInDemo,
  dialog,
  heading,
} from '../support/console-page.ts'
import { enterPassword, loginHeading, logInOnLoginPage } from '../support/demo-login-page.ts'
import { openLoggedIn, test, type Scenario, type Site } from '../support/demo-site.ts'

/** The Security page of the demo, where a test needs a real browser: QR codes, passkeys, the keyboard and printing. */

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const factors = (page: Page) => page.getByRole('list', { name: 'Your factors' }).getByRole('listitem')

async function openSecurity(page: Page, site: Site, scenario: Scenario = {}): Promise<void> {
  await openLoggedIn(page, site, '/security', scenario)
  await expect(heading(page, 'Security')).toBeVisible()
}

async function logOutAndIn(page: Page, site: Site): Promise<void> {
  await chooseProfileItem(page, 'Log Out')
  await expect(heading(page, 'Log in to Latchkey')).toBeVisible()
  await page.goto(`${site.url}/security`)
  await logInOnLoginPage(page)
}

test('after scanning the QR code, each login asks for a code', { tag: '@slow' }, async ({ page, site, browser }) => {
  await openSecurity(page, site)
  await button(page, 'Enable MFA').click()
  await beginAuthenticatorAppInDemo(page)
  const app = await scan(page.getByRole('img', { name: 'QR code for your authenticator app' }), browser)
  expect(app.issuer).toBe('Latchkey demo')
  const key = (await page.getByRole('group', { name: 'Key' }).getByRole('code').textContent()) ?? ''
  expect(app.secret.base32).toBe(key)

  await page.getByLabel('Six-digit code').fill(app.generate())
  await page.keyboard.press('Enter')
  await dialog(page, 'A second factor is set up').getByRole('button', { name: 'Create a recovery code' }).click()
  const save = dialog(page, 'Save your recovery code')
  const recoveryCode = (await save.getByRole('code').textContent()) ?? ''
  await save.getByLabel('I have saved it').check()
  await save.getByRole('button', { name: 'Done' }).click()
  // The list shows both factors before the dialog closes, so wait for the dialog first.
  await expect(save).toBeHidden()
  await expect(factors(page)).toHaveCount(1)
  await expect(button(page, 'Replace Recovery code')).toBeVisible()
  const document = (await tracesIn(page))['document'] ?? ''
  for (const secret of [key, recoveryCode]) expect(document).not.toContain(secret)

  await logOutAndIn(page, site)
  await page.getByLabel('Six-digit code').fill(app.generate({ timestamp: Date.now() + 30_000 }))
  await button(page, 'Continue').click()
  await expect(heading(page, 'Security')).toBeVisible()
})

test('a passkey can be added, renamed and used to log in', { tag: '@slow' }, async ({ page, site }) => {
  await addPasskeyDevice(page)
  await openSecurity(page, site)
  await button(page, 'Add a passkey').click()
  await completeStepUpInDemo(page)
  await dialog(page, 'Add a passkey').getByRole('button', { name: 'Continue' }).click()
  const passkeys = page.getByRole('list', { name: 'Your passkeys' }).getByRole('listitem')
  await expect(passkeys).toHaveText(/^Chrome on Linux/)
  await button(page, 'Actions for Chrome on Linux').click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await dialog(page, 'Rename passkey').getByLabel('Name').fill('Laptop')
  await page.keyboard.press('Enter')
  await expect(passkeys).toHaveText(/^Laptop/)

  await button(page, 'Add a passkey').click()
  await expect(page.getByRole('alert')).toHaveText('This device already has a passkey for your account.')
  await button(page, 'Cancel').click()

  await chooseProfileItem(page, 'Log Out')
  await expect(heading(page, 'Log in to Latchkey')).toBeVisible()
  await page.goto(`${site.url}/security`)
  await button(page, 'Log in with a passkey').click()
  await expect(heading(page, 'Security')).toBeVisible()
})

test('the device keeps a passkey that the console lists, and loses it when it is removed there', async ({
  page,
  site,
}) => {
  const device = await addPasskeyDevice(page)
  await openSecurity(page, site)
  await button(page, 'Add a passkey').click()
  await completeStepUpInDemo(page)
  await dialog(page, 'Add a passkey').getByRole('button', { name: 'Continue' }).click()
  await expect(button(page, 'Actions for Chrome on Linux')).toBeVisible()
  await page.reload()
  await expect(button(page, 'Actions for Chrome on Linux')).toBeVisible()
  const [id, ...others] = await device.passkeys()
  expect(id).toBeDefined()
  expect(others).toEqual([])

  await button(page, 'Actions for Chrome on Linux').click()
  await page.getByRole('menuitem', { name: 'Remove…' }).click()
  const remove = dialog(page, 'Remove Chrome on Linux')
  await remove.getByRole('button', { name: 'Remove' }).click()
  // The reload has ended the earlier step-up.
  await completeStepUpInDemo(page)
  await remove.getByRole('button', { name: 'Remove' }).click()
  await expect(remove).toBeHidden()
  await expect.poll(() => device.passkeys()).toEqual([])
})

test('no passkey is added when the device does not verify the user', async ({ page, site }) => {
  await addPasskeyDevice(page, { verifiesUser: false })
  await openSecurity(page, site)
  await button(page, 'Add a passkey').click()
  await completeStepUpInDemo(page)
  await dialog(page, 'Add a passkey').getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert')).toContainText('No passkey was added')
  await expect(button(page, 'Try again')).toBeVisible()
})

test(
  'after a step-up, a changed password replaces the old one at the next login',
  { tag: '@slow' },
  async ({ page, site }) => {
    await openSecurity(page, site)
    await button(page, 'Change password').click()
    await dialog(page, 'Confirm it’s you').getByRole('button', { name: 'Continue' }).click()
    await logInOnLoginPage(page)
    const form = dialog(page, 'Change password')
    await form.getByLabel('New password', { exact: true }).fill('Tidal-Harbour-4711')
    await form.getByLabel('Repeat new password').fill('Tidal-Harbour-4711')
    await form.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByText('Password changed.')).toBeVisible()
    await expect(form).toBeHidden()

    await logOutAndIn(page, site)
    await enterPassword(page, 'demo')
    await expect(page.getByRole('alert')).toHaveText('Wrong email or password.')
    await enterPassword(page, 'Tidal-Harbour-4711')
    await expect(heading(page, 'Security')).toBeVisible()
  },
)

test(
  'a change that needs a fresh login restores the typed text after it, and then works',
  { tag: '@slow' },
  async ({ page, site }) => {
    await openSecurity(page, site, { condition: 'account-sudo' })
    await button(page, 'Enable MFA').click()
    await button(page, 'Email').click()
    await page.getByLabel('Email address').fill('maria@home.example')
    await button(page, 'Send code').click()
    await dialog(page, 'Confirm it’s you').getByRole('button', { name: 'Continue' }).click()
    await logInOnLoginPage(page)
    await expect(page.getByLabel('Email address')).toHaveValue('maria@home.example')
    await button(page, 'Send code').click()
    await expect(page.getByText('We have sent a code to maria@home.example.')).toBeVisible()
  },
)

test('an authenticator app can be set up by keyboard', async ({ page, site, browser }) => {
  await openSecurity(page, site)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await button(page, 'Enable MFA').focus()
  await press('Enter')
  await expect(button(page, 'Authenticator app')).toBeFocused()
  await press('Enter')
  await expect(dialog(page, 'Confirm it’s you').getByRole('button', { name: 'Continue' })).toBeFocused()
  await press('Enter')
  await expect(loginHeading(page)).toBeVisible()
  await button(page, 'Continue').focus()
  await press('Enter')
  const app = await scan(page.getByRole('img', { name: 'QR code for your authenticator app' }), browser)
  await expect(page.getByLabel('Six-digit code')).toBeFocused()
  await page.keyboard.type(app.generate())
  await press('Enter')
  await expect(dialog(page, 'A second factor is set up')).toBeVisible()
  await press('Escape')
  await expect(dialog(page, 'A second factor is set up')).toBeHidden()
  await expect(page.locator(':focus')).toBeVisible()
})

test('in landscape, the QR code stays in sight although the code field has the focus', async ({ page, site }) => {
  await page.setViewportSize({ width: 640, height: 360 })
  await openSecurity(page, site)
  await button(page, 'Enable MFA').click()
  await beginAuthenticatorAppInDemo(page)
  await expect(page.getByLabel('Six-digit code')).toBeFocused()
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeInViewport({ ratio: 0.9 })
})

test('only the recovery code is printed, and printing does not count as saved', async ({ page, site, browser }) => {
  await page.addInitScript(() => {
    // Without a print dialog, the printed sheet stays in the page.
    globalThis.print = () => {}
  })
  await openSecurity(page, site)
  await button(page, 'Enable MFA').click()
  await beginAuthenticatorAppInDemo(page)
  const app = await scan(page.getByRole('img', { name: 'QR code for your authenticator app' }), browser)
  await page.getByLabel('Six-digit code').fill(app.generate())
  await button(page, 'Activate').click()
  await dialog(page, 'A second factor is set up').getByRole('button', { name: 'Not now' }).click()
  await expect(dialog(page, 'A second factor is set up')).toBeHidden()
  await button(page, 'Create a recovery code').click()
  const code = (await dialog(page, 'Save your recovery code').getByRole('code').textContent()) ?? ''
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('body')).not.toContainText(code, { useInnerText: true })
  await page.emulateMedia({ media: 'screen' })

  await button(page, 'Print').click()
  await page.emulateMedia({ media: 'print' })
  const paper = await page.locator('body').innerText()
  expect(paper.trim()).toMatch(new RegExp(`^Latchkey: recovery code of maria@example.com\\s+${code}\\s+It works once`))
  await page.emulateMedia({ media: 'screen' })
  await expect(button(page, 'Done')).toHaveAttribute('aria-disabled', 'true')

  await page.evaluate(() => history.back())
  await expect(page.getByRole('alert')).toContainText('Close without saving it?')
  await button(page, 'Close anyway').click()
  await expect(dialog(page, 'Save your recovery code')).toBeHidden()
  await expect(page.getByText('Not finished')).toBeVisible()
})
