import { expect, type Page } from '@playwright/test'

import type { State } from './state.ts'

/** Opens the palette and types a text. */
async function openPalette(page: Page, text = ''): Promise<void> {
  await page.getByRole('button', { name: 'Search or do…' }).click()
  await page.getByRole('combobox', { name: 'Search or do' }).fill(text)
}

const finds =
  (text: string, result: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await openPalette(page, text)
    await expect(page.getByRole('dialog').getByText(result).first()).toBeVisible()
  }

const turnShieldOn = async (page: Page) => {
  await page.getByRole('button', { name: 'Search or do…' }).waitFor()
  await page.keyboard.press('h')
  await expect(page.getByRole('button', { name: 'Shield on. Turn it off' })).toBeVisible()
}

/** States of the command palette, of the list of shortcuts and of the presenter shield. */
export const paletteStates: State[] = [
  { name: 'palette--open', path: '/', reach: finds('', 'Log out') },
  { name: 'palette--results', path: '/', reach: finds('de', 'CI deploy') },
  { name: 'palette--many', path: '/', data: 'tokens-2000', reach: finds('e', /^… and [\d,]+ more/) },
  { name: 'palette--no-match', path: '/', reach: finds('zzz', 'New access token “zzz”') },
  { name: 'palette--failed', path: '/', condition: 'rate-limited', reach: finds('de', 'Load API keys again') },
  {
    name: 'palette--reading',
    path: '/tokens',
    condition: 'slow',
    staysLoading: true,
    reach: finds('de', 'Reading API keys'),
  },
  {
    name: 'palette--shielded',
    path: '/',
    async reach(page) {
      await turnShieldOn(page)
      await finds('de', 'Actions')(page)
      await page.evaluate(() => sessionStorage.clear())
    },
  },
  {
    name: 'shortcuts--list',
    path: '/',
    async reach(page) {
      await page.getByRole('button', { name: 'Search or do…' }).waitFor()
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    },
  },
  { name: 'shield--keys', reach: turnShieldOn },
  { name: 'shield--overview', path: '/', reach: turnShieldOn },
  { name: 'shield--tokens', path: '/tokens', reach: turnShieldOn },
]
