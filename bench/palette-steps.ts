import type { Page } from '@playwright/test'

import type { Step } from './interactions.ts'

const input = (page: Page) => page.getByRole('combobox', { name: 'Search or do' })
const open = (page: Page) => page.keyboard.press('Control+k')

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await input(page).waitFor({ state: 'detached' })
}

/** Reads every key and token, as the palette does at the first letter. */
async function loadEverything(page: Page): Promise<void> {
  await open(page)
  await input(page).waitFor()
  await page.keyboard.type('k')
  await page.getByText(/^Reading API keys/).waitFor()
  await page.getByText(/^Reading API keys/).waitFor({ state: 'detached', timeout: 120_000 })
  await close(page)
}

const TEXT = 'key 0000123'

/** Interactions with the command palette, while the browser holds all keys and tokens. */
export const paletteSteps: Step[] = [
  {
    name: 'open the palette',
    beforeAll: loadEverything,
    act: open,
    async after(page) {
      await input(page).waitFor()
      await close(page)
    },
  },
  {
    name: 'type in the palette',
    async beforeAll(page) {
      await open(page)
      await input(page).waitFor()
    },
    act: (page, turn) => page.keyboard.press(TEXT[turn % TEXT.length] ?? 'k'),
  },
  {
    name: 'move in the palette',
    beforeAll: (page) => input(page).fill('key'),
    act: (page) => page.keyboard.press('ArrowDown'),
  },
]
