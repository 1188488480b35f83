import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import { test } from './tokens-test.ts'

const DAY = 86_400_000
const UNUSED = '1 token has not been used for 90 days'

test('the overview scores the account, and a dismissed item stays dismissed after a log-out', async ({
  page,
  stage,
  tokens,
}) => {
  const created = new Date(Date.now() - 200 * DAY)
  stage.manage.tokens.seed(maria.sub, {
    description: 'forgotten & old',
    created,
    expires: new Date(Date.now() + 90 * DAY),
  })
  await tokens.openLoggedIn('/')
  const protections = page.getByRole('list', { name: 'Protections' })
  await expect(protections.getByText('Email address verified')).toBeVisible()
  await expect(page.getByText(/^1 of \d protections? /)).toBeVisible()

  const card = page.getByRole('region', { name: 'Keys and tokens' })
  await expect(card.getByText(UNUSED)).toBeVisible()
  await card.getByRole('button', { name: `Dismiss for 90 days: ${UNUSED}` }).click()
  await expect(card.getByText(UNUSED)).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(card.getByText(UNUSED)).toBeVisible()
  await card.getByRole('button', { name: `Dismiss for 90 days: ${UNUSED}` }).click()

  await tokens.logOut()
  await tokens.openAndLogIn()
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByText(/ 1 dismissed$/).click()
  await expect(page.getByRole('button', { name: `Show again: ${UNUSED}` })).toBeVisible()
  await expect(card.getByText(UNUSED)).toBeHidden()
})

test('a click beside the name in a lane of the timeline leads to the row of its token', async ({
  page,
  stage,
  tokens,
}) => {
  stage.manage.tokens.seed(maria.sub, { description: 'other', expires: new Date(Date.now() + 20 * DAY) })
  const { id } = stage.manage.tokens.seed(maria.sub, {
    description: 'CI & deploy',
    expires: new Date(Date.now() + 30 * DAY),
  })
  await tokens.openLoggedIn('/')
  const lane = page
    .getByRole('list', { name: 'Token lifetimes' })
    .getByRole('listitem')
    .filter({ hasText: 'CI & deploy' })
  // The middle of the lane, which is its track.
  await lane.click()
  await tokens.waitForPage()
  await expect(tokens.row(id)).toBeVisible()
  await expect(page.getByRole('row', { name: /other/ })).toBeHidden()
})
