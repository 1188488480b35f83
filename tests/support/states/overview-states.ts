import { expect, type Page } from '@playwright/test'

import type { State } from './state.ts'

const showsOnPage = (text: RegExp) => async (page: Page) => {
  await expect(page.getByRole('main').getByText(text).first()).toBeVisible()
}
const USUAL = /^1 of 4 protections is in place\.$/

/** Dismisses an item, also if an earlier visit has, and opens the folded parts. The reload closes the announcement. */
async function dismissAndUnfold(page: Page) {
  await page.evaluate(() => localStorage.removeItem('latchkey.dismissed-items'))
  await page.reload()
  await page.getByRole('button', { name: /^Dismiss for 90 days: 1 API key/ }).click()
  await page.reload()
  await page.getByText('How this is counted').click()
  await page.getByText(/ dismissed$/).click()
  await expect(page.getByRole('button', { name: /^Show again: / })).toBeVisible()
}

/** States of the Overview page: the check-up and the token lifetimes. */
export const overviewStates: State[] = [
  { name: 'overview--usual', path: '/', reach: showsOnPage(USUAL) },
  { name: 'overview--unfolded', path: '/', as: 'grace', reach: dismissAndUnfold },
  { name: 'overview--protected', path: '/', as: 'otto', reach: showsOnPage(/ protections are in place\.$/) },
  { name: 'overview--empty', path: '/', data: 'empty', reach: showsOnPage(/^Nothing to review$/) },
  { name: 'overview--two-thousand-tokens', path: '/', data: 'tokens-2000', reach: showsOnPage(/^\d to review$/) },
  {
    name: 'overview--mfa-not-checked',
    path: '/',
    condition: 'account-absent',
    reach: showsOnPage(/Could not check multi-factor authentication$/),
  },
  {
    name: 'overview--forbidden',
    path: '/',
    condition: 'forbidden',
    reach: showsOnPage(/Could not load your API keys$/),
  },
  {
    name: 'overview--too-many-requests',
    path: '/',
    condition: 'rate-limited',
    reach: showsOnPage(/Could not load your API keys$/),
  },
  {
    name: 'overview--maintenance',
    path: '/',
    condition: 'maintenance',
    reach: showsOnPage(/Could not load your API keys$/),
  },
  { name: 'overview--loading', path: '/', condition: 'slow', staysLoading: true },
]
