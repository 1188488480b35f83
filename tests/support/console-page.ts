import { expect, type Locator, type Page } from '@playwright/test'

import { logInOnLoginPage } from './demo-login-page.ts'

/** Actions and queries on the console's pages, for the tests of the demo build and of the production build. */

export async function createKey(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New API key' }).first().click()
  const form = dialog(page, 'New API key')
  await form.getByLabel('Name').fill(name)
  await form.getByRole('button', { name: 'Create API key' }).click()
}

/** Creates a key and returns its secret. The dialog that shows the secret stays open. */
export async function createKeyAndReadSecret(page: Page, name: string): Promise<string> {
  await createKey(page, name)
  const secret = await secretIn(page).textContent()
  if (!secret) throw new Error('The dialog shows no secret.')
  return secret
}

export const secretIn = (page: Page): Locator =>
  dialog(page, 'API key created').getByRole('group', { name: 'Client secret' }).getByRole('code')

/** Ticks “I have saved it” and closes the dialog that shows the secret. */
export async function confirmSavedAndClose(page: Page): Promise<void> {
  const created = dialog(page, 'API key created')
  await created.getByLabel('I have saved it').check()
  await created.getByRole('button', { name: 'Done' }).click()
  await expect(created).toBeHidden()
}

export async function chooseAction(page: Page, name: string, action: string): Promise<void> {
  await actionsOf(page, name).click()
  await page.getByRole('menuitem', { name: action }).click()
}

export async function chooseProfileItem(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Profile menu' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Completes a step-up at the demo's login page as Maria, and returns to the dialog that asked for it. */
export async function completeStepUpInDemo(page: Page): Promise<void> {
  await dialog(page, 'Confirm it’s you').getByRole('button', { name: 'Continue' }).click()
  await logInOnLoginPage(page)
}

/** Chooses an authenticator app in the demo, completes the step-up, and stops at the QR code. */
export async function beginAuthenticatorAppInDemo(page: Page): Promise<void> {
  await dialog(page, 'Enable MFA').getByRole('button', { name: 'Authenticator app' }).click()
  await completeStepUpInDemo(page)
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor()
}

/** Slows down the CPU of the page by this factor. */
export async function slowDown(page: Page, factor: number): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: factor })
}

export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
export const actionsOf = (page: Page, name: string) =>
  page.getByRole('button', { name: `Actions for ${name}`, exact: true })
/** Finds an open dialog by its title. A confirmation of an action that can't be undone has the role alertdialog. */
export const dialog = (page: Page, name: string) =>
  page.getByRole('dialog', { name, exact: true }).or(page.getByRole('alertdialog', { name, exact: true }))
