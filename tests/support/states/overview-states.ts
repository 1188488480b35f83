import { expect, type Page } from '@playwright/test'

import type { State } from './state.ts'

const settled = (text: RegExp) => async (page: Page) => {
  await expect(page.getByRole('region', { name: 'Check-up' }).getByText(text).first()).toBeVisible()
}

/** The start page: what there is to do, what is not known, and how long the tokens live. */
export const overviewStates: State[] = [
  { name: 'overview--usual', path: '/', reach: settled(/^7 to do$/) },
  { name: 'overview--protected', path: '/', as: 'otto', reach: settled(/^\d to do$/) },
  { name: 'overview--nothing-there', path: '/', data: 'empty', reach: settled(/^\d to do$/) },
  { name: 'overview--two-thousand-tokens', path: '/', data: 'tokens-2000', reach: settled(/^\d to do$/) },
  { name: 'overview--factors-not-known', path: '/', condition: 'account-absent', reach: settled(/^\d to do$/) },
  { name: 'overview--not-allowed', path: '/', condition: 'forbidden', reach: settled(/not known$/) },
  { name: 'overview--too-many-requests', path: '/', condition: 'rate-limited', reach: settled(/not known$/) },
  { name: 'overview--maintenance', path: '/', condition: 'maintenance', reach: settled(/not known$/) },
  { name: 'overview--loading', path: '/', condition: 'slow', isWaiting: true },
]
