import { rowMenu, typeInFilter, type Step } from './interactions.ts'

/** Interactions with the list of API keys, which the server sends page by page. */
export const apiKeySteps: Step[] = [
  rowMenu,
  {
    name: 'open the create dialog',
    act: (page) => page.getByRole('button', { name: 'New API key' }).first().click(),
    async after(page) {
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'select a row',
    act: (page, turn) =>
      page
        .getByRole('checkbox', { name: /^Select (?!all)/ })
        .nth(turn)
        .click(),
  },
  {
    name: 'next page',
    beforeAll: (page) => page.getByRole('button', { name: 'Clear selection' }).click(),
    act: (page) => page.getByRole('button', { name: 'Next' }).click(),
    after: (page, turn) => page.getByText(`Page ${turn + 2} of`).waitFor(),
  },
  typeInFilter('key 0000123'),
]
