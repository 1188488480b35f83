import { expect, type Page } from '@playwright/test'
import { TOTP } from 'otpauth'

import { violationsOf } from '../support/axe.ts'
import { chooseProfileItem, dialog, heading } from '../support/console-page.ts'
import { demoButton, openDemoPanel } from '../support/demo-control.ts'
import { enterPassword, loginHeading, logInOnLoginPage } from '../support/demo-login-page.ts'
import { logIn, test, urlOf, type Site } from '../support/demo-site.ts'

const OTTO_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const OTTO_RECOVERY_CODE = 'K3F7QW9ZT2XM8RB4LHN6VJ5D'
const MULTI_FACTOR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'

test.describe('a user with a second factor', () => {
  test('logs in with the code of the authenticator app', async ({ page, site }) => {
    await enterOttosPassword(page, site)
    const code = page.getByLabel('Six-digit code')
    await expect(code).toBeFocused()
    await code.fill(codeOf(OTTO_SECRET))
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(heading(page, 'API keys')).toBeVisible()
  })

  test('sees an error for a wrong code and can try again', async ({ page, site }) => {
    await enterOttosPassword(page, site)
    const code = page.getByLabel('Six-digit code')
    const right = codeOf(OTTO_SECRET)
    await code.fill(`${(Number(right) + 1) % 1_000_000}`.padStart(6, '0'))
    await code.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(
      'This code is wrong or was already used. You have 9 attempts left.',
    )
    await expect(code).toBeFocused()
    await code.fill(`${right.slice(0, 3)} ${right.slice(3)}`)
    await code.press('Enter')
    await expect(heading(page, 'API keys')).toBeVisible()
  })

  test('logs in with the recovery code once, and gets a new one', async ({ page, site }) => {
    await enterOttosPassword(page, site)
    await useRecoveryCode(page, OTTO_RECOVERY_CODE)
    await expect(heading(page, 'Your new recovery code')).toBeVisible()
    const next = (await page.getByRole('code').textContent()) ?? ''
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(heading(page, 'API keys')).toBeVisible()

    await logOut(page)
    await enterOttosPassword(page, site)
    await expect(page.getByText('Otto’s current code')).toBeVisible()
    await expect(page.getByText(OTTO_RECOVERY_CODE)).toBeHidden()
    await useRecoveryCode(page, OTTO_RECOVERY_CODE)
    await expect(page.getByRole('alert')).toContainText('This code is wrong or was already used')
    await page.getByLabel('Recovery code').fill(next)
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(heading(page, 'Your new recovery code')).toBeVisible()
  })

  test('sees no page with an accessibility violation during the login', async ({ page, site }) => {
    await page.goto(`${site.url}/api-keys`)
    await expect(loginHeading(page)).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
    await enterOttosPassword(page, site)
    expect(await violationsOf(page)).toEqual([])
    await useRecoveryCode(page, OTTO_RECOVERY_CODE)
    await expect(heading(page, 'Your new recovery code')).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
  })
})

test('a user without a second factor sets one up when the console requires MFA, and needs it at the next login', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/api-keys`)
  await expect(loginHeading(page)).toBeVisible()
  await page.goto(`${page.url()}&acr_values=${encodeURIComponent(MULTI_FACTOR)}`)
  await logInOnLoginPage(page)
  await expect(heading(page, 'Set up multi-factor authentication')).toBeVisible()
  await expect(page.getByRole('img', { name: 'QR code for an authenticator app' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])

  const secret = (await page.getByRole('code').textContent())?.replaceAll(' ', '') ?? ''
  await page.getByLabel('Six-digit code').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page, 'API keys')).toBeVisible()

  await logOut(page)
  await page.goto(`${site.url}/api-keys`)
  await logInOnLoginPage(page)
  await expect(heading(page, 'Verify your identity')).toBeVisible()
  // The current code is used up, so the test enters the next one early. The tenant accepts it.
  await page.getByLabel('Six-digit code').fill(codeOf(secret, 30))
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page, 'API keys')).toBeVisible()
})

test('the reset email in the mailbox leads to a new password, which logs in', async ({ page, site }) => {
  await logIn(page, site)
  await chooseProfileItem(page, 'Change Password')
  await expect(demoButton(page)).toHaveAccessibleDescription('1 new message')
  await dialog(page, 'Change Password').getByRole('button', { name: 'Close' }).last().click()
  await openDemoPanel(page)
  await page.getByRole('link', { name: 'Change my password' }).click()

  await expect(heading(page, 'Set a new password')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await setPassword(page, 'Password-gate 1')
  await expect(heading(page, 'Password changed')).toBeVisible()
  await page.reload()
  await expect(page.getByText('This link was already used.')).toBeVisible()

  await page.getByRole('link', { name: 'Back to the console' }).click()
  // The password change has ended all sessions.
  await dialog(page, 'Your session has ended').getByRole('button', { name: 'Log in again' }).click()
  await expect(page.getByText('You changed this account’s password')).toBeVisible()
  await expect(page.getByLabel('Password')).toHaveValue('')
  await enterPassword(page, 'demo')
  await expect(page.getByRole('alert')).toHaveText('Wrong email or password.')
  await enterPassword(page, 'Password-gate 1')
  await expect(heading(page, 'Overview')).toBeVisible()
})

test('the login page offers a passkey only after one was created, and the passkey logs in', async ({ page, site }) => {
  await addAuthenticator(page)
  await page.goto(`${site.url}/api-keys`)
  await expect(loginHeading(page)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Log in with a passkey' })).toBeHidden()
  await logIn(page, site)
  expect(await page.evaluate(createPasskey)).toMatchObject({ type: 'passkey', relying_party_id: 'localhost' })

  await logOut(page)
  await page.goto(`${site.url}/api-keys`)
  await page.getByRole('button', { name: 'Log in with a passkey' }).click()
  await expect(heading(page, 'API keys')).toBeVisible()
})

test('the login page has the theme of the console and the accent color of the brand', async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(urlOf(site, '/api-keys', { condition: 'brand' }))
  await expect(page.getByText('Northwind')).toBeVisible()
  const background = () =>
    page.getByRole('button', { name: 'Continue' }).evaluate((button) => getComputedStyle(button).backgroundColor)
  await expect.poll(background).toBe('rgb(15, 118, 110)')
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  expect(await scheme()).toBe('light dark')

  await page.evaluate(() => localStorage.setItem('latchkey.theme', 'dark'))
  await page.reload()
  await expect(loginHeading(page)).toBeVisible()
  expect(await scheme()).toBe('dark')
  await expect.poll(background).not.toBe('rgb(15, 118, 110)')
})

/** Adds a virtual authenticator that verifies the user without a prompt. */
async function addAuthenticator(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Runs in the page: creates a passkey with the My Account API, as an app does with the tokens of its session. */
async function createPasskey(): Promise<unknown> {
  const stored = Object.values(localStorage).find((text: string) => text.includes('"refresh_token"'))
  const form = new URLSearchParams({
    client_id: 'latchkey-demo',
    grant_type: 'refresh_token',
    refresh_token: JSON.parse(stored).body.refresh_token,
    audience: 'https://demo-tenant.example/me/',
    scope: 'create:me:authentication_methods',
  })
  const tokens = await fetch('https://demo-tenant.example/oauth/token', { method: 'POST', body: form })
  const { access_token } = await tokens.json()
  const post = (url: string, body: object) =>
    fetch(url, { method: 'POST', headers: { authorization: `Bearer ${access_token}` }, body: JSON.stringify(body) })
  const started = await post('https://demo-tenant.example/me/v1/authentication-methods', { type: 'passkey' })
  const { auth_session, authn_params_public_key } = await started.json()
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(authn_params_public_key)
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
  const authn_response = credential.toJSON()
  const verified = await post(`${started.headers.get('location')}/verify`, { auth_session, authn_response })
  return verified.json()
}

async function enterOttosPassword(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.url}/api-keys`)
  await logInOnLoginPage(page, 'Otto Berg')
  await expect(heading(page, 'Verify your identity')).toBeVisible()
}

async function useRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await page.getByLabel('Recovery code').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password)
  await page.getByLabel('Confirm new password').fill(password)
  await page.getByRole('button', { name: 'Set password' }).click()
}

async function logOut(page: Page): Promise<void> {
  await chooseProfileItem(page, 'Log Out')
  await expect(heading(page, 'Log in to Latchkey')).toBeVisible()
}

/** Returns the code that an authenticator app shows, now or after some seconds. */
function codeOf(secret: string, secondsFromNow = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + secondsFromNow * 1000 })
}
