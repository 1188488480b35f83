import { expect, type Page } from '@playwright/test'

import { heading } from '../support/console-page.ts'
import type { StageOfTest } from './stage-test.ts'

/** Opens the API keys as Maria, whose session at the tenant is in the cookies. */
export async function openLoggedIn(page: Page, { app, cookies }: StageOfTest): Promise<void> {
  await page.context().addCookies(cookies)
  await page.goto(`${app}/api-keys`, { waitUntil: 'commit' })
  await expect(heading(page, 'API keys')).toBeVisible()
}

export async function enterCredentials(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
}
