import { expect, type Page } from '@playwright/test'

import { dialog } from '../demo-site.ts'
import type { State } from './state.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const says = (text: string | RegExp) => async (page: Page) => {
  await page.getByText(text).first().waitFor()
}
const bell = (page: Page) => page.getByRole('button', { name: /^Notifications, \d+ unread$/ })
const invitationTo = (page: Page, project: string) => page.getByRole('listitem').filter({ hasText: project })
const loadToTheEnd = async (page: Page) => {
  await expect(async () => {
    const older = button(page, 'Show older notifications')
    if (await older.isVisible()) await older.click()
    await expect(page.getByText('No older notifications')).toBeVisible({ timeout: 500 })
  }).toPass()
}
/** The list, and the bell that comes once the page has what it came for. */
const unread = async (page: Page) => {
  await says('Maintenance on Saturday')(page)
  await bell(page).waitFor()
}
const apply = async (page: Page, code: string) => {
  await page.getByRole('textbox', { name: 'Promo code' }).fill(code)
  await button(page, 'Apply').click()
}

const invitations: State[] = [
  { name: 'invitations--usual', path: '/invitations', reach: says('Acme Holding') },
  { name: 'invitations--empty', path: '/invitations', data: 'empty', reach: says('No invitations') },
  {
    name: 'invitations--failed',
    path: '/invitations',
    condition: 'invitations-down',
    reach: async (page) => {
      await says('Could not load the invitations to organizations.')(page)
      await says('Could not load the invitations to projects.')(page)
      await says('Could not load your requests.')(page)
    },
  },
  {
    name: 'invitations--absent',
    path: '/invitations',
    condition: 'invitations-absent',
    reach: says('This server has no invitations'),
  },
  {
    name: 'invitations--sent-to-somebody-else',
    path: '/invitations',
    condition: 'invitations-elsewhere',
    reach: says('It was sent to someone.else@example.com'),
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
  { name: 'invitations--loading', path: '/invitations', condition: 'slow', isWaiting: true },
]

const notifications: State[] = [
  { name: 'notifications--usual', path: '/notifications', reach: unread },
  { name: 'notifications--unread-only', path: '/notifications?show=unread', reach: unread },
  { name: 'notifications--to-the-end', path: '/notifications', reach: loadToTheEnd },
  { name: 'notifications--empty', path: '/notifications', data: 'empty', reach: says('No notifications') },
  {
    name: 'notifications--absent',
    path: '/notifications',
    condition: 'notices-absent',
    reach: says('Notifications are not available on this server'),
  },
  {
    name: 'notifications--marking-failed',
    path: '/notifications',
    condition: 'notices-fail',
    reach: async (page) => {
      await button(page, 'Mark as read: “Maintenance on Saturday, 06:00–08:00 UTC”').click()
      await says('Could not mark the notification as read.')(page)
    },
  },
  { name: 'notifications--loading', path: '/notifications', condition: 'slow', isWaiting: true },
  {
    name: 'bell--open',
    reach: async (page) => {
      await bell(page).click()
      await dialog(page, 'Newest notifications').getByRole('listitem').first().waitFor()
    },
  },
]

const promoCodes: State[] = [
  { name: 'promo-codes--usual', path: '/promo-codes', reach: says('SPRING24') },
  { name: 'promo-codes--empty', path: '/promo-codes', data: 'empty', reach: says('No applied promo codes') },
  {
    name: 'promo-codes--unknown',
    path: '/promo-codes',
    reach: async (page) => {
      await apply(page, 'hack2026')
      await button(page, 'Try HACK2026').waitFor()
    },
  },
  {
    name: 'promo-codes--used-by-you',
    path: '/promo-codes',
    reach: async (page) => {
      await apply(page, 'SPRING24')
      await says(/^You have used this code already, for the project/)(page)
    },
  },
  {
    name: 'promo-codes--used',
    path: '/promo-codes',
    reach: async (page) => {
      await apply(page, 'TEAMONLY')
      await says('This code has been used already.')(page)
    },
  },
  {
    name: 'promo-codes--malformed',
    path: '/promo-codes',
    reach: async (page) => {
      await apply(page, 'X'.repeat(200))
      await says('This value should have 100 characters or less.')(page)
    },
  },
  {
    name: 'promo-codes--absent',
    path: '/promo-codes',
    condition: 'promo-codes-absent',
    reach: says('This server has no promo codes'),
  },
]

/** What cannot be done twice with the same data. Other data begins anew, so they have data of their own. */
const once: State[] = [
  {
    name: 'invitations--joined',
    path: '/invitations',
    reach: async (page) => {
      await button(page, 'Accept the invitation to Acme Holding').click()
      await says('You are a member of Acme Holding now.')(page)
    },
  },
  {
    name: 'notifications--nothing-unread',
    path: '/notifications?show=unread',
    reach: async (page) => {
      await page.getByRole('button', { name: /^Mark \d+ notifications as read$/ }).click()
      await says('No unread notifications')(page)
    },
  },
  {
    name: 'promo-codes--applied',
    path: '/promo-codes',
    reach: async (page) => {
      await apply(page, 'HACK2026')
      await says(/^The project .* has been created\./)(page)
      await page.getByRole('rowheader', { name: 'HACK2026' }).waitFor()
    },
  },
  {
    name: 'promo-codes--answer-lost',
    path: '/promo-codes',
    condition: 'promo-lost',
    reach: async (page) => {
      await apply(page, 'POC-EU-90')
      await says(/^No clear answer came, but/)(page)
    },
  },
]

/** What others write to a person, and what they may hand in. */
export const messagesStates: State[] = [
  ...invitations,
  ...notifications,
  ...promoCodes,
  ...once.map((state) => ({ ...state, data: 'keys-57' })),
]
