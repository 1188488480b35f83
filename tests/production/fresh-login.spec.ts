import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import { test } from './tokens-test.ts'

/** How old the last login is, as the ID tokens of a real login say. */

const YEAR = '8760'

test('a token of a year needs no second login within an hour of the first, also after a reload', async ({
  page,
  stage,
  tokens,
}) => {
  await tokens.openAndLogIn()
  await page.reload()
  await page.goto(`${stage.app}/tokens/new?name=Nightly+build`)
  await tokens.dialog('New token').getByLabel('Expires').selectOption(YEAR)
  await tokens.dialog('New token').getByRole('button', { name: 'Create token' }).click()
  await tokens.confirmSavedAndClose(tokens.dialog('Token created'))
  expect(stage.manage.tokens.list(maria.sub)).toHaveLength(1)
})

test('a token of a year asks for a login in a session that this browser did not log in to', async ({
  page,
  stage,
  tokens,
}) => {
  await tokens.openLoggedIn('/tokens/new?name=Nightly+build')
  const form = tokens.dialog('New token')
  await form.getByLabel('Expires').selectOption(YEAR)
  await form.getByRole('button', { name: 'Create token' }).click()
  const authorize = page.waitForRequest((request) => /\/authorize\?.*max_age=0/.test(request.url()))
  await tokens.dialog('Confirm it’s you').getByRole('button', { name: 'Continue' }).click()
  await authorize
  expect(stage.manage.tokens.list(maria.sub)).toEqual([])
  await tokens.enterCredentials()

  await expect(form.getByLabel('Expires')).toHaveValue(YEAR)
  await form.getByRole('button', { name: 'Create token' }).click()
  await tokens.confirmSavedAndClose(tokens.dialog('Token created'))
  expect(stage.manage.tokens.list(maria.sub)).toHaveLength(1)
})
