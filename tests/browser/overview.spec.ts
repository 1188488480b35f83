import { expect } from '@playwright/test'

import { openLoggedIn, test } from '../support/demo-site.ts'

test('nothing on the overview moves what the user reads first while the checks of a slow network end', async ({
  page,
  site,
}) => {
  await openLoggedIn(page, site, '/', { condition: 'slow' })
  const protections = page.getByRole('list', { name: 'Protections' })
  const boxes = () =>
    Promise.all(
      [
        page.locator('.score-ring'),
        page.locator('.step'),
        protections,
        page.getByRole('region', { name: 'Keys and tokens' }),
      ].map(async (part) => {
        const box = await part.boundingBox()
        return box && [box.x, box.y, box.width].map(Math.round)
      }),
    )
  await expect(protections).toHaveAttribute('aria-busy', 'true')
  const before = await boxes()
  await expect(page.getByRole('link', { name: 'Enable MFA' }).first()).toBeVisible()
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
  expect(await boxes()).toEqual(before)
})

test('Tab reaches "Undo" after an item was dismissed by keyboard, and the focus ends at its group', async ({
  page,
  site,
}) => {
  await openLoggedIn(page, site, '/')
  const dismiss = page.getByRole('button', { name: /^Dismiss for 90 days: 1 API key/ })
  await dismiss.focus()
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { name: 'Keys and tokens' })
  await expect(heading).toBeFocused()
  const undo = page.getByRole('button', { name: 'Undo' })
  await expect(undo).toBeVisible()
  for (let presses = 0; presses < 40; presses += 1) {
    if (await undo.evaluate((button) => button === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(heading).toBeFocused()
  await expect(dismiss).toBeVisible()
})
