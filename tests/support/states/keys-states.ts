import { expect, type Page } from '@playwright/test'

import { actionsOf, chooseAction, chooseProfileItem, createKey, dialog, heading, secretIn } from '../console-page.ts'
import { demoPanel, openDemoPanel } from '../demo-control.ts'
import type { State } from './state.ts'

const checkboxOf = (page: Page, name: string) => page.getByRole('row', { name }).getByRole('checkbox')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const openNewKeyForm = async (page: Page) => {
  await button(page, 'New API key').first().click()
  await dialog(page, 'New API key').getByLabel('Name').waitFor()
}
const createKeyAndWait = async (page: Page) => {
  await createKey(page, 'CI release')
  await secretIn(page).waitFor()
}
const selectTwo = async (page: Page) => {
  await checkboxOf(page, 'CI deploy').check()
  await checkboxOf(page, 'notebooks').check()
}

/** States of the frame, and of the API keys page and its dialogs. */
export const keysStates: State[] = [
  { name: 'api-keys--usual' },
  {
    name: 'api-keys--export',
    path: '/api-keys/export',
    reach: (page) =>
      dialog(page, 'Export inventory')
        .getByRole('button', { name: /^Download \d/ })
        .waitFor(),
  },
  { name: 'api-keys--57-keys', data: 'keys-57' },
  { name: 'api-keys--page-2', data: 'keys-57', path: '/api-keys?page=2&sort=created,desc' },
  { name: 'api-keys--empty', data: 'empty' },
  { name: 'api-keys--no-default-key', data: 'no-default-key' },
  { name: 'api-keys--loading', condition: 'slow', staysLoading: true },
  {
    name: 'api-keys--failed',
    condition: 'forbidden',
    reach: async (page) => {
      await expect(page.getByRole('alert').getByText('Your account is not allowed to do this.')).toBeVisible()
    },
  },
  {
    name: 'api-keys--failed-details',
    condition: 'forbidden',
    reach: (page) => page.getByText('Details').first().click(),
  },
  {
    name: 'api-keys--found',
    data: 'keys-2000',
    path: '/api-keys?filter=köln',
    reach: async (page) => {
      await expect(page.getByText(/^\d+ of 2,000 API keys$/)).toBeVisible()
    },
  },
  {
    name: 'api-keys--no-match',
    path: '/api-keys?filter=nobody+has+a+key+of+this+name',
    reach: (page) => button(page, 'Clear filter').waitFor(),
  },
  { name: 'api-keys--selected', reach: selectTwo },
  {
    name: 'api-keys--tooltip',
    reach: async (page) => {
      const created = page.getByRole('row', { name: 'CI deploy' }).locator('time').first()
      await created.scrollIntoViewIfNeeded()
      // A scroll hides the tooltip, and its event comes with the next frame.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      await created.hover()
      await page.getByRole('tooltip').waitFor()
    },
  },
  {
    name: 'api-keys--row-menu',
    reach: async (page) => {
      await actionsOf(page, 'CI deploy').click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'api-keys--row-menu-read-only',
    condition: 'read-only-links',
    reach: async (page) => {
      await actionsOf(page, 'CI deploy').click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'developer--revealed-and-decoded',
    reach: async (page) => {
      await button(page, 'Reveal developer token').click()
      await page.getByText('Decoded claims').click()
      await page.getByText('Issuer').waitFor()
    },
  },
  {
    name: 'developer--use-it',
    reach: async (page) => {
      await button(page, 'Use it').click()
      await page.getByRole('tab', { name: 'Python' }).click()
    },
  },
  {
    name: 'developer--test-this-token',
    reach: async (page) => {
      await button(page, 'Test this token').click()
      await button(page, 'Test now').click()
      await expect(page.getByText('The token works.')).toBeVisible()
    },
  },
  {
    name: 'developer--whose-token-is-this',
    reach: async (page) => {
      await button(page, 'Whose token is this?').click()
      await page.getByLabel('A token (JWT)').fill('not a token')
      await expect(page.getByText('This is not a JWT')).toBeVisible()
    },
  },
  { name: 'new-key--form', reach: openNewKeyForm },
  {
    name: 'new-key--needs-a-name',
    reach: async (page) => {
      await openNewKeyForm(page)
      await button(page, 'Create API key').click()
      await expect(page.getByText('Give the key a name.')).toBeVisible()
    },
  },
  {
    name: 'new-key--failed',
    condition: 'put-fails',
    reach: async (page) => {
      await createKey(page, 'CI release')
      await button(page, 'Try again').waitFor()
    },
  },
  {
    name: 'new-key--limit-reached',
    condition: 'limit-reached',
    reach: async (page) => {
      await createKey(page, 'CI release')
      await page.getByRole('button', { name: 'Delete notebooks' }).waitFor()
    },
  },
  { name: 'created--secret', data: 'keys-57', reach: createKeyAndWait },
  {
    name: 'created--not-saved',
    data: 'keys-57',
    reach: async (page) => {
      await createKeyAndWait(page)
      await page.keyboard.press('Escape')
      await button(page, 'Keep it open').waitFor()
    },
  },
  {
    name: 'created--copy-refused',
    reach: async (page) => {
      await createKeyAndWait(page)
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
      })
      await page.getByRole('button', { name: 'Copy as .env' }).click()
      await page.getByText('Your browser blocked copying.').waitFor()
    },
  },
  {
    name: 'created--no-secret',
    data: 'keys-57',
    condition: 'no-secret',
    reach: async (page) => {
      await createKey(page, 'CI release')
      await expect(page.getByText('The server sent no client secret')).toBeVisible()
    },
  },
  { name: 'rename--form', reach: (page) => chooseAction(page, 'CI deploy', 'Rename') },
  { name: 'delete--one', reach: (page) => chooseAction(page, 'CI deploy', 'Delete…') },
  { name: 'delete--default', reach: (page) => chooseAction(page, 'default', 'Delete…') },
  {
    name: 'delete--several',
    reach: async (page) => {
      await selectTwo(page)
      await button(page, 'Delete 2 API keys').click()
    },
  },
  {
    name: 'delete--several-refused',
    condition: 'conflict',
    reach: async (page) => {
      await selectTwo(page)
      await button(page, 'Delete 2 API keys').click()
      await dialog(page, 'Delete 2 API keys').getByRole('button', { name: 'Delete 2 API keys' }).click()
      await button(page, 'Try 2 again').waitFor()
    },
  },
  {
    name: 'profile--menu',
    reach: async (page) => {
      await page.getByRole('button', { name: /^Profile menu/ }).click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'profile--change-password',
    reach: async (page) => {
      await chooseProfileItem(page, 'Change Password')
      await expect(page.getByText('We have sent a password reset email')).toBeVisible()
    },
  },
  {
    name: 'frame--navigation',
    isNarrowOnly: true,
    reach: async (page) => {
      await button(page, 'Open navigation').click()
      await button(page, 'Close navigation').waitFor()
      await page.getByRole('link', { name: /3 pending$/ }).waitFor()
    },
  },
  {
    name: 'frame--not-found',
    reach: async (page) => {
      // Navigates inside the app, as a link does. The host would respond to a page load with its own 404 page.
      await page.evaluate(() => {
        // Below /api-keys/, it would be the page of a key.
        history.pushState(null, '', location.pathname.replace(/api-keys\/?$/, 'nowhere'))
        dispatchEvent(new PopStateEvent('popstate'))
      })
      await heading(page, 'Page not found').waitFor()
    },
  },
  { name: 'frame--demo-bar', reach: async (page) => void (await openDemoPanel(page)) },
  {
    name: 'frame--demo-mail',
    condition: 'slow',
    reach: async (page) => {
      await chooseProfileItem(page, 'Change Password')
      await dialog(page, 'Change Password').getByRole('button', { name: 'Close' }).last().click()
      const panel = await openDemoPanel(page)
      await panel.getByRole('button', { name: 'What is this?' }).click()
      await demoPanel(page).getByRole('link', { name: 'Change my password' }).first().waitFor()
    },
  },
  {
    name: 'frame--first-visit',
    path: '/',
    reach: async (page) => {
      await page.addInitScript(() => localStorage.removeItem('latchkey-demo.welcomed'))
      await page.reload()
      await page.getByRole('heading', { name: 'Three things to try' }).waitFor()
    },
  },
  // Must be last: it ends the session of the demo user.
  {
    name: 'frame--session-ended',
    condition: 'session-expired',
    reach: (page) => dialog(page, 'Your session has ended').waitFor(),
  },
]
