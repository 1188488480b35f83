import { expect, type Page } from '@playwright/test'

import type { State } from './state.ts'

const showsInCheckUp = (text: RegExp) => async (page: Page) => {
  await expect(page.getByRole('region', { name: 'Check-up' }).getByText(text).first()).toBeVisible()
}

/** States of the Overview page: the check-up and the token lifetimes. */
export const overviewStates: State[] = [
  { name: 'overview--usual', path: '/', reach: showsInCheckUp(/^7 to do$/) },
  { name: 'overview--protected', path: '/', as: 'otto', reach: showsInCheckUp(/^\d to do$/) },
  { name: 'overview--empty', path: '/', data: 'empty', reach: showsInCheckUp(/^\d to do$/) },
  { name: 'overview--two-thousand-tokens', path: '/', data: 'tokens-2000', reach: showsInCheckUp(/^\d to do$/) },
  { name: 'overview--mfa-not-checked', path: '/', condition: 'account-absent', reach: showsInCheckUp(/^\d to do$/) },
  {
    name: 'overview--forbidden',
    path: '/',
    condition: 'forbidden',
    reach: showsInCheckUp(/Could not load your API keys$/),
  },
  {
    name: 'overview--too-many-requests',
    path: '/',
    condition: 'rate-limited',
    reach: showsInCheckUp(/Could not load your API keys$/),
  },
  {
    name: 'overview--maintenance',
    path: '/',
    condition: 'maintenance',
    reach: showsInCheckUp(/Could not load your API keys$/),
  },
  { name: 'overview--loading', path: '/', condition: 'slow', staysLoading: true },
]
