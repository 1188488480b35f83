import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import { test } from './tokens-test.ts'

// The fixture fails on a violation of the content security policy, which the styles of the palette must pass, too.
test('the palette finds tokens over real HTTP under the policy, and the shield covers them from the first frame', async ({
  page,
  stage,
  tokens,
}) => {
  const { id } = stage.manage.tokens.seed(maria.sub, { description: 'terraform' })
  await tokens.openApiKeys()
  await page.getByRole('button', { name: 'Search or do…' }).click()
  const input = page.getByRole('combobox', { name: 'Search or do' })
  await expect(input).toBeFocused()
  await expect(input).toHaveCSS('outline-style', 'none')
  await page.keyboard.type('terra')
  await page.getByRole('option', { name: /^terraform/ }).click()
  await expect(tokens.row(id)).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/tokens\\?filter=${id}$`))

  await page.keyboard.press('Control+k')
  await page.keyboard.type('shield')
  await page.getByRole('option', { name: /^Turn on presenter shield/ }).click()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Shield on. Turn it off' })).toBeVisible()
  await expect(tokens.row(id).locator('bdi')).toHaveCSS('-webkit-text-fill-color', 'rgba(0, 0, 0, 0)')
})
