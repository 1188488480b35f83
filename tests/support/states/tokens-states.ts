import { expect, type Page } from '@playwright/test'

import { actionsOf, chooseAction, dialog } from '../console-page.ts'
import type { State } from './state.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const rows = (page: Page) => page.getByRole('rowheader')
const showsRows = (page: Page) => rows(page).first().waitFor()
const pick = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}` }).check()
const selectTwo = async (page: Page) => {
  await pick(page, 'CI deploy')
  await pick(page, 'terraform')
}
const openMenu = async (page: Page, name: string) => {
  await actionsOf(page, name).click()
  await page.getByRole('menu').waitFor()
}
const fillNewTokenForm = async (page: Page, lifetime?: string) => {
  await button(page, 'New token').first().click()
  await dialog(page, 'New token').getByLabel('Name').fill('CI release')
  if (lifetime !== undefined) await page.getByLabel('Expires', { exact: true }).selectOption(lifetime)
}
const create = async (page: Page) => {
  await fillNewTokenForm(page, '168')
  await button(page, 'Create token').click()
}
const showNewToken = async (page: Page) => {
  await button(page, 'Create new token').click()
  await dialog(page, 'New token created').waitFor()
}
/** Creates the new token and confirms that it is saved, which opens the deploy step. */
const openDeployStep = async (page: Page) => {
  await showNewToken(page)
  await page.getByLabel('I have saved it').check()
  await button(page, 'Done').click()
  await page.getByText(/since the new one was created|may still need it/).waitFor()
}

/** States that neither create nor delete tokens. */
const readOnly: State[] = [
  { name: 'tokens--usual', path: '/tokens', reach: showsRows },
  { name: 'tokens--2000', path: '/tokens', data: 'tokens-2000', reach: showsRows },
  {
    name: 'tokens--select-all-2000',
    path: '/tokens',
    data: 'tokens-2000',
    reach: async (page) => {
      await page.getByRole('checkbox', { name: 'Select all on this page' }).first().check()
      await button(page, 'Select all 2,000').waitFor()
    },
  },
  { name: 'tokens--all-expired', path: '/tokens', data: 'tokens-expired', reach: showsRows },
  {
    name: 'tokens--empty',
    path: '/tokens',
    data: 'empty',
    reach: (page) => page.getByText('No tokens are created yet').waitFor(),
  },
  { name: 'tokens--loading', path: '/tokens', condition: 'slow', staysLoading: true },
  {
    name: 'tokens--failed',
    path: '/tokens',
    condition: 'server-error',
    reach: (page) => page.getByText('Could not load the tokens.').waitFor(),
  },
  {
    name: 'tokens--unavailable',
    path: '/tokens',
    condition: 'tokens-absent',
    reach: (page) => page.getByText('Access tokens are not available on this server').waitFor(),
  },
  { name: 'tokens--odd', path: '/tokens', condition: 'tokens-odd', reach: showsRows },
  {
    name: 'tokens--found',
    path: '/tokens?filter=ma',
    data: 'tokens-2000',
    reach: (page) => page.getByText(/^\d+ of 2,000 tokens$/).waitFor(),
  },
  {
    name: 'tokens--no-match',
    path: '/tokens?filter=nobody+has+this&status=expired',
    reach: (page) => button(page, 'Clear filter').waitFor(),
  },
  { name: 'tokens--filtered-by-status', path: '/tokens?status=expires-soon&sort=expires,asc', reach: showsRows },
  { name: 'tokens--selected', path: '/tokens', reach: selectTwo },
  { name: 'tokens--row-menu', path: '/tokens', reach: (page) => openMenu(page, 'CI deploy') },
  {
    name: 'tokens--row-menu-session',
    path: '/tokens',
    reach: (page) => openMenu(page, 'Session of the browser'),
  },
  {
    name: 'tokens--scopes',
    path: '/tokens',
    reach: async (page) => {
      await page.getByText('super', { exact: true }).focus()
      await page.getByRole('tooltip').waitFor()
    },
  },
  { name: 'new-token--form', path: '/tokens', reach: (page) => fillNewTokenForm(page, '720') },
  {
    name: 'new-token--hours',
    path: '/tokens/new?name=CI+deploy&hours=8760',
    reach: async (page) => {
      await page.getByText('Filled in by a link').waitFor()
      await page.getByLabel('Expires').selectOption('hours')
      await page.getByLabel('Hours').fill('0')
      await button(page, 'Create token').click()
      await page.getByText('A token must last at least 1 hour.').waitFor()
    },
  },
  {
    name: 'new-token--date',
    path: '/tokens',
    reach: async (page) => {
      await fillNewTokenForm(page, 'date')
      const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
      await page.getByLabel('Date', { exact: true }).fill(inTenDays)
      await page
        .getByText(/^Valid until/)
        .first()
        .waitFor()
    },
  },
  {
    name: 'new-token--refused',
    path: '/tokens',
    condition: 'tokens-name-refused',
    reach: async (page) => {
      await create(page)
      await page.getByText('This name is reserved.').waitFor()
    },
  },
  { name: 'delete-token--in-use', path: '/tokens', reach: (page) => chooseAction(page, 'CI deploy', 'Delete…') },
  {
    name: 'delete-token--expired',
    path: '/tokens',
    reach: async (page) => {
      await button(page, 'Delete expired').click()
      await dialog(page, 'Delete 3 tokens').waitFor()
    },
  },
  {
    name: 'delete-token--several-refused',
    path: '/tokens',
    condition: 'tokens-delete-fails',
    reach: async (page) => {
      await selectTwo(page)
      await button(page, 'Delete 2 tokens').click()
      await dialog(page, 'Delete 2 tokens').getByRole('button', { name: 'Delete 2 tokens' }).click()
      await button(page, 'Try 2 again').waitFor()
    },
  },
  { name: 'rotate--form', path: '/tokens', reach: (page) => chooseAction(page, 'terraform', 'Rotate…') },
]

/**
 * States that create a token. They use their own data set, because choosing a data set resets the demo. Each state
 * rotates a different token, because the browser remembers an unfinished rotation.
 */
const creating: State[] = [
  {
    name: 'new-token--response-lost',
    path: '/tokens',
    condition: 'tokens-lost',
    reach: async (page) => {
      await create(page)
      await button(page, 'Delete it and create again').waitFor()
    },
  },
  {
    name: 'created-token--tested',
    path: '/tokens',
    reach: async (page) => {
      await create(page)
      await button(page, 'Test this token').click()
      await page.getByText('The token works.').waitFor()
    },
  },
  {
    name: 'created-token--not-saved',
    path: '/tokens',
    reach: async (page) => {
      await create(page)
      await dialog(page, 'Token created').waitFor()
      await page.keyboard.press('Escape')
      await button(page, 'Keep it open').waitFor()
    },
  },
  { name: 'rotate--created', path: '/tokens/13655/rotate', reach: showNewToken },
  {
    name: 'rotate--not-saved',
    path: '/tokens/9815/rotate',
    reach: async (page) => {
      await showNewToken(page)
      await page.reload()
      await page.getByText('Did you save the new token?').waitFor()
    },
  },
  { name: 'rotate--old-token-unused', path: '/tokens/13871/rotate', reach: openDeployStep },
  {
    name: 'rotate--old-token-in-use',
    path: '/tokens/13702/rotate',
    condition: 'tokens-in-use',
    reach: async (page) => {
      await openDeployStep(page)
      // The demo reports a last use a few seconds ago, so the new token must be older than that.
      await expect(async () => {
        await button(page, 'Check again').click()
        await expect(page.getByText('Something may still need it')).toBeVisible({ timeout: 500 })
      }).toPass()
      await page.getByLabel(/^Yes, everything/).check()
    },
  },
  {
    name: 'rotate--new-token-deleted',
    path: '/tokens/12540/rotate',
    reach: async (page) => {
      await openDeployStep(page)
      await button(page, 'Later').click()
      const newRow = page.getByRole('row', { name: 'new token for 12540' })
      await newRow.getByRole('button', { name: /^Actions/ }).click()
      await page.getByRole('menuitem', { name: 'Delete…' }).click()
      await button(page, 'Delete token').click()
      await newRow.waitFor({ state: 'detached' })
      await button(page, 'Continue rotating audit (frozen)').click()
      await button(page, 'Create another').waitFor()
    },
  },
  {
    name: 'tokens--being-rotated',
    path: '/tokens/812/rotate',
    reach: async (page) => {
      await openDeployStep(page)
      await button(page, 'Later').click()
      await page.getByRole('row', { name: 'new token for 812' }).waitFor()
    },
  },
]

/** States of the Access tokens page and its dialogs. */
export const tokensStates: State[] = [...readOnly, ...creating.map((state) => ({ ...state, data: 'keys-57' }))]
