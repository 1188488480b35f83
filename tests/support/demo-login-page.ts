import { expect, type Page } from '@playwright/test'

/** The demo's login page, in place of Auth0's. Maria is chosen unless the console suggests another user. */

const continueButton = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true })

export const loginHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Log in to the demo' })

/** Logs in as the chosen user, or as the one with this name. Otto then enters a code. */
export async function logInOnLoginPage(page: Page, name?: string): Promise<void> {
  await loginHeading(page).waitFor()
  if (name !== undefined) await choosePerson(page, name)
  await continueButton(page).click()
}

export async function choosePerson(page: Page, name: string): Promise<void> {
  const card = page.getByRole('radio', { name })
  await loginHeading(page).waitFor()
  if (!(await card.isVisible())) await page.getByRole('button', { name: 'More people and situations' }).click()
  await card.check()
}

/** Shows the fields for an email address and a password, with those of the chosen user. */
export async function showPasswordForm(page: Page): Promise<void> {
  await loginHeading(page).waitFor()
  const more = page.getByRole('button', { name: 'More people and situations' })
  if (await more.isVisible()) await more.click()
  await page.getByRole('button', { name: 'Use an email and password' }).click()
  await expect(page.getByLabel('Email address')).toBeFocused()
}

/** Enters a password and continues, in the form or for a chosen user whose password was changed. */
export async function enterPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password').fill(password)
  await continueButton(page).click()
}
