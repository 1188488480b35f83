import { expect, type Page } from '@playwright/test'

import { completeStepUpInDemo, dialog } from '../console-page.ts'
import { logInOnLoginPage } from '../demo-login-page.ts'
import type { State } from './state.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const choose = async (page: Page, name: string, action: string) => {
  await button(page, `Actions for ${name}`).click()
  await page.getByRole('menuitem', { name: action }).click()
}
const chooseFactor = async (page: Page, factor: string) => {
  await button(page, 'Enable MFA').click()
  await button(page, factor).click()
}
/** Chooses a factor that starts without another press, and completes the step-up. */
const startFactor = async (page: Page, factor: string) => {
  await chooseFactor(page, factor)
  await completeStepUpInDemo(page)
}
const openStepUp = async (page: Page) => {
  await button(page, 'Change password').click()
  await dialog(page, 'Confirm it’s you').waitFor()
}
const openNewPasswordForm = async (page: Page) => {
  await openStepUp(page)
  await button(page, 'Continue').click()
  await logInOnLoginPage(page)
  await page.getByLabel('New password', { exact: true }).waitFor()
}

const showsSession = (name: string) => (page: Page) => page.getByText(name, { exact: true }).scrollIntoViewIfNeeded()

/** States of the Security page and its dialogs. All states of a user share one account, so none completes a setup. */
export const securityStates: State[] = [
  { name: 'security--off', path: '/security', reach: (page) => button(page, 'Enable MFA').waitFor() },
  { name: 'security--loading', path: '/security', condition: 'slow', staysLoading: true },
  {
    name: 'security--unavailable',
    path: '/security',
    condition: 'account-absent',
    reach: (page) => button(page, 'Log in and set up').waitFor(),
  },
  {
    name: 'security--failed',
    path: '/security',
    condition: 'rate-limited',
    reach: (page) =>
      page
        .getByText(/^Trying again in \d+ s$/)
        .first()
        .waitFor(),
  },
  {
    name: 'security--no-factors',
    path: '/security',
    condition: 'account-no-factors',
    reach: (page) => page.getByText('has not enabled any factors').waitFor(),
  },
  { name: 'security--social', path: '/security', as: 'grace', reach: (page) => button(page, 'Enable MFA').waitFor() },
  {
    name: 'security--odd-rows',
    path: '/security',
    condition: 'odd-rows',
    as: 'otto',
    reach: (page) => page.getByText('1 item could not be read.').first().waitFor(),
  },
  {
    name: 'security--choose',
    path: '/security',
    reach: async (page) => {
      await button(page, 'Enable MFA').click()
      await dialog(page, 'Enable MFA').waitFor()
    },
  },
  {
    name: 'security--app',
    path: '/security',
    reach: async (page) => {
      await startFactor(page, 'Authenticator app')
      await page.getByRole('img').waitFor()
    },
  },
  {
    name: 'security--app-wrong-twice',
    path: '/security',
    reach: async (page) => {
      await startFactor(page, 'Authenticator app')
      for (const code of ['000000', '111 111']) {
        await page.getByLabel('Six-digit code').fill(code)
        await button(page, 'Activate').click()
        await page.getByText('Wrong or expired code').waitFor()
      }
      await page.getByText('clock is off').waitFor()
    },
  },
  {
    name: 'security--app-expired',
    path: '/security',
    condition: 'account-expired-session',
    reach: async (page) => {
      await startFactor(page, 'Authenticator app')
      await page.getByLabel('Six-digit code').fill('123456')
      await button(page, 'Activate').click()
      await button(page, 'Start again').waitFor()
    },
  },
  {
    name: 'security--phone',
    path: '/security',
    reach: async (page) => {
      await chooseFactor(page, 'Phone')
      await page.getByLabel('Phone number').fill('0207')
      await button(page, 'Send code').click()
      await page.getByText('starting with +').waitFor()
    },
  },
  {
    name: 'security--push',
    path: '/security',
    reach: async (page) => {
      await startFactor(page, 'Push notification')
      await button(page, 'I have approved it').click()
      await page.getByText('Not approved yet').waitFor()
    },
  },
  {
    name: 'security--passkey',
    path: '/security/add/passkey',
    reach: async (page) => {
      await dialog(page, 'Add a passkey').waitFor()
    },
  },
  { name: 'security--step-up', path: '/security', reach: openStepUp },
  {
    name: 'security--new-password',
    path: '/security',
    reach: async (page) => {
      await openNewPasswordForm(page)
      await page.getByLabel('New password', { exact: true }).fill('maria-abc-4711')
    },
  },
  {
    name: 'security--new-password-refused',
    path: '/security',
    reach: async (page) => {
      await openNewPasswordForm(page)
      await page.getByLabel('New password', { exact: true }).fill('short')
      await page.getByLabel('Repeat new password').fill('other')
      await dialog(page, 'Change password').getByRole('button', { name: 'Change password' }).click()
      await page.getByText('The passwords do not match.').waitFor()
    },
  },
  { name: 'security--on', path: '/security', as: 'otto', reach: (page) => page.getByText('MacBook').waitFor() },
  {
    name: 'security--menu',
    path: '/security',
    as: 'otto',
    reach: async (page) => {
      await button(page, 'Actions for iPhone').click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'security--rename-too-fast',
    path: '/security',
    condition: 'account-rate-limited',
    as: 'otto',
    reach: async (page) => {
      await choose(page, 'iPhone', 'Rename')
      await page.getByRole('textbox', { name: 'Name' }).fill('iPhone 17')
      await button(page, 'Rename').click()
      await page.getByText(/^You can try again in \d+ s$/).waitFor()
    },
  },
  { name: 'security--remove', path: '/security', as: 'otto', reach: (page) => choose(page, 'iPhone', 'Remove…') },
  {
    name: 'security--recovery-code',
    path: '/security/add/recovery-code',
    reach: async (page) => {
      await button(page, 'Continue').click()
      await completeStepUpInDemo(page)
      await expect(button(page, 'Copy Recovery code')).toBeVisible()
    },
  },
  { name: 'sessions--usual', path: '/security', reach: showsSession('Safari on iPhone') },
  {
    name: 'sessions--alone',
    path: '/security',
    condition: 'sessions-absent',
    reach: (page) => page.getByRole('region', { name: 'This session' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'sessions--unmarked',
    path: '/security',
    condition: 'sessions-unmarked',
    reach: showsSession('Safari on iPhone'),
  },
  { name: 'sessions--odd', path: '/security', condition: 'sessions-odd', reach: showsSession('متصفح على هاتف') },
  {
    name: 'sessions--many',
    path: '/security',
    condition: 'sessions-many',
    reach: (page) => button(page, 'Show all 199 sessions').scrollIntoViewIfNeeded(),
  },
  {
    name: 'sessions--failed',
    path: '/security',
    condition: 'sessions-down',
    reach: (page) => page.getByText('Could not load your other sessions.').scrollIntoViewIfNeeded(),
  },
  {
    name: 'sessions--end-all',
    path: '/security',
    reach: async (page) => {
      await button(page, 'End 3 other sessions').click()
      await page.getByRole('alertdialog').waitFor()
    },
  },
  {
    name: 'accounts--usual',
    path: '/security',
    reach: (page) => page.getByRole('button', { name: 'Disconnect Google' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'accounts--empty',
    path: '/security',
    data: 'empty',
    reach: (page) => page.getByText('No connected accounts').scrollIntoViewIfNeeded(),
  },
  {
    name: 'accounts--connect',
    path: '/security',
    reach: async (page) => {
      await button(page, 'Connect an account').click()
      await dialog(page, 'Connect an account')
        .getByRole('button', { name: /^GitHub/ })
        .waitFor()
    },
  },
  {
    name: 'accounts--disconnect',
    path: '/security',
    reach: async (page) => {
      await button(page, 'Disconnect Google').click()
      await page.getByRole('alertdialog').waitFor()
    },
  },
]
