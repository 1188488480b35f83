import { expect } from '@playwright/test'

import { dialog, heading } from '../support/console-page.ts'
import { openLoggedIn, test } from '../support/demo-site.ts'

/** The demo's provider: its page replaces the one that a tenant opens. */

test('a visitor of the demo connects an account, and can refuse another', { tag: '@slow' }, async ({ page, site }) => {
  await openLoggedIn(page, site, '/security')
  const connect = async (name: RegExp) => {
    await page.getByRole('button', { name: 'Connect an account' }).click()
    await dialog(page, 'Connect an account').getByRole('button', { name }).click()
  }
  const accounts = page.getByRole('region', { name: 'Connected accounts' }).getByRole('listitem')

  const button = page.getByRole('button', { name: 'Connect an account' })
  const [inner, outer] = [await button.boundingBox(), await button.locator('xpath=..').boundingBox()]
  expect((inner?.y ?? 0) - (outer?.y ?? 0), 'the button has room above it').toBeGreaterThan(10)

  await connect(/^GitHub/)
  await expect(heading(page, 'Connect github')).toBeVisible()
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByText('GitHub connected')).toBeVisible()
  await expect(accounts).toHaveCount(3)

  await connect(/^Google/)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText(/^Could not connect Google\./)).toBeVisible()
  await expect(heading(page, 'Security')).toBeVisible()
  await expect(accounts).toHaveCount(3)
})
