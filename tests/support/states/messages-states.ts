import { expect, type Page } from '@playwright/test'

import { dialog } from '../console-page.ts'
import type { State } from './state.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const shows = (text: string | RegExp) => async (page: Page) => {
  await page.getByText(text).first().waitFor()
}
const unreadBell = (page: Page) => page.getByRole('button', { name: /^Notifications, \d+ unread$/ })
const invitationTo = (page: Page, project: string) => page.getByRole('listitem').filter({ hasText: project })
const loadAll = async (page: Page) => {
  await expect(async () => {
    const older = button(page, 'Show older notifications')
    if (await older.isVisible()) await older.click()
    await expect(page.getByText('No older notifications')).toBeVisible({ timeout: 500 })
  }).toPass()
}
/** Waits for the list, then for the bell, which loads after the list. */
const showsListAndBell = async (page: Page) => {
  await shows('Maintenance on Saturday')(page)
  await unreadBell(page).waitFor()
}
const applyCode = async (page: Page, code: string) => {
  await page.getByRole('textbox', { name: 'Promo code' }).fill(code)
  await button(page, 'Apply').click()
}

const invitations: State[] = [
  { name: 'invitations--usual', path: '/invitations', reach: shows('Acme Holding') },
  { name: 'invitations--empty', path: '/invitations', data: 'empty', reach: shows('No invitations') },
  {
    name: 'invitations--failed',
    path: '/invitations',
    condition: 'invitations-down',
    reach: async (page) => {
      await shows('Could not load your organization invitations.')(page)
      await shows('Could not load your project invitations.')(page)
      await shows('Could not load your requests to join.')(page)
    },
  },
  {
    name: 'invitations--unavailable',
    path: '/invitations',
    condition: 'invitations-absent',
    reach: shows('Invitations are not available on this server'),
  },
  {
    name: 'invitations--other-account',
    path: '/invitations',
    condition: 'invitations-elsewhere',
    reach: shows('This invitation was sent to someone.else@example.com'),
  },
  {
    name: 'invitations--needs-mfa',
    path: '/invitations',
    reach: async (page) => {
      await button(page, 'Accept the invitation to Data platform – staging (EU)').click()
      await invitationTo(page, 'staging').getByRole('link', { name: 'Set up MFA and come back' }).waitFor()
    },
  },
  {
    name: 'invitations--decline',
    path: '/invitations',
    reach: async (page) => {
      await button(page, 'Decline the invitation to Marketing analytics…').click()
      await dialog(page, 'Decline the invitation').waitFor()
    },
  },
  { name: 'invitations--loading', path: '/invitations', condition: 'slow', staysLoading: true },
]

const notifications: State[] = [
  { name: 'notifications--usual', path: '/notifications', reach: showsListAndBell },
  { name: 'notifications--unread-only', path: '/notifications?show=unread', reach: showsListAndBell },
  { name: 'notifications--to-the-end', path: '/notifications', reach: loadAll },
  { name: 'notifications--empty', path: '/notifications', data: 'empty', reach: shows('No notifications') },
  {
    name: 'notifications--unavailable',
    path: '/notifications',
    condition: 'notifications-absent',
    reach: shows('Notifications are not available on this server'),
  },
  {
    name: 'notifications--hostile',
    path: '/notifications',
    condition: 'notifications-hostile',
    reach: (page) => page.getByText('(leads to phish.example)').waitFor(),
  },
  {
    name: 'notifications--marking-failed',
    path: '/notifications',
    condition: 'notifications-fail',
    reach: async (page) => {
      await button(page, 'Mark as read: “Maintenance on Saturday, 06:00–08:00 UTC”').click()
      await button(page, 'Close').click()
      await shows('Could not mark the notification as read.')(page)
    },
  },
  {
    name: 'notifications--maintenance',
    path: '/notifications',
    condition: 'maintenance',
    reach: (page) => page.getByRole('link', { name: 'Status page', exact: true }).first().waitFor(),
  },
  { name: 'notifications--loading', path: '/notifications', condition: 'slow', staysLoading: true },
  {
    name: 'bell--open',
    reach: async (page) => {
      await unreadBell(page).click()
      await dialog(page, 'Newest notifications').getByRole('listitem').first().waitFor()
    },
  },
]

const promoCodes: State[] = [
  { name: 'promo-codes--usual', path: '/promo-codes', reach: shows('SPRING24') },
  { name: 'promo-codes--empty', path: '/promo-codes', data: 'empty', reach: shows('No applied promo codes') },
  {
    name: 'promo-codes--unknown',
    path: '/promo-codes',
    reach: async (page) => {
      await applyCode(page, 'hack2026')
      await button(page, 'Try HACK2026').waitFor()
    },
  },
  {
    name: 'promo-codes--used-by-you',
    path: '/promo-codes',
    reach: async (page) => {
      await applyCode(page, 'SPRING24')
      await shows(/^You have already used this code for the project/)(page)
    },
  },
  {
    name: 'promo-codes--used',
    path: '/promo-codes',
    reach: async (page) => {
      await applyCode(page, 'TEAMONLY')
      await shows('This code has already been used.')(page)
    },
  },
  {
    name: 'promo-codes--malformed',
    path: '/promo-codes',
    reach: async (page) => {
      await applyCode(page, 'X'.repeat(200))
      await shows('This value should have 100 characters or less.')(page)
    },
  },
  {
    name: 'promo-codes--unavailable',
    path: '/promo-codes',
    condition: 'promo-codes-absent',
    reach: shows('Promo codes are not available on this server'),
  },
]

/**
 * States that change data, so that each can be reached only once. They use their own data set, because choosing a data
 * set resets the demo.
 */
const changing: State[] = [
  {
    name: 'invitations--joined',
    path: '/invitations',
    reach: async (page) => {
      // The console opens the organization after a certain membership. The state is the page as it is before that.
      await page.evaluate(() =>
        addEventListener('click', (event) => event.target instanceof HTMLAnchorElement && event.preventDefault(), true),
      )
      await button(page, 'Accept the invitation to Acme Holding').click()
      await shows('You are now a member of Acme Holding.')(page)
    },
  },
  {
    name: 'notifications--none-unread',
    path: '/notifications?show=unread',
    reach: async (page) => {
      await page.getByRole('button', { name: /^Mark \d+ notifications as read$/ }).click()
      await shows('You have read the newest 8 notifications')(page)
      // At 400 % zoom, an announcement covers the end of a page until it is closed.
      await button(page, 'Close').click()
    },
  },
  {
    name: 'promo-codes--applied',
    path: '/promo-codes',
    reach: async (page) => {
      await applyCode(page, 'HACK2026')
      await shows(/^The project .* has been created\./)(page)
      await page.getByRole('rowheader', { name: 'HACK2026' }).waitFor()
    },
  },
  {
    name: 'promo-codes--response-lost',
    path: '/promo-codes',
    condition: 'promo-lost',
    reach: async (page) => {
      await applyCode(page, 'POC-EU-90')
      await shows(/^The server’s response was lost, but/)(page)
    },
  },
]

/** States of the Invitations, Notifications and Promo codes pages, and of the bell. */
export const messagesStates: State[] = [
  ...invitations,
  ...notifications,
  ...promoCodes,
  ...changing.map((state) => ({ ...state, data: 'keys-57' })),
]
