import type { Page } from '@playwright/test'

import type { State } from './state.ts'

/** The page of one API key. */
const openKey = (page: Page) => page.getByRole('link', { name: 'CI deploy' }).click()
const openWithOwner = async (page: Page) => {
  await openKey(page)
  await page.getByRole('button', { name: 'Copy Owner' }).waitFor()
}

export const keyPageStates: State[] = [
  { name: 'api-key--usual', reach: openWithOwner },
  { name: 'api-key--read-only', condition: 'read-only-links', reach: openWithOwner },
  {
    name: 'api-key--gone',
    condition: 'gone',
    reach: async (page) => {
      await openKey(page)
      await page.getByText('This API key does not exist').waitFor()
    },
  },
]
