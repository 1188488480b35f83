import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'

import { Secret, TOTP } from 'otpauth'

import {
  actionsOf,
  addressOf,
  chooseAction,
  chooseProfileItem,
  createKey,
  dialog,
  heading,
  secretIn,
  type Scenario,
  type Site,
} from '../browser/demo-site.ts'
import { messagesStates } from './messages-states.ts'
import { securityStates } from './security-states.ts'
import { overviewStates } from './overview-states.ts'
import { tokensStates } from './tokens-states.ts'

/** One thing that a person may see, and how they get there. */
export type State = Scenario & {
  /** Screen and state: the name of its picture. */
  name: string
  path?: string
  isSignedOut?: boolean
  /** Whose account it is, where not Maria's. */
  as?: 'otto' | 'grace'
  /** No answer ever comes. */
  isWaiting?: boolean
  /** Only where the screen is narrow. */
  isNarrow?: boolean
  reach?: (page: Page) => Promise<void>
}

const OTTO_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

const row = (page: Page, name: string) => page.getByRole('row', { name }).getByRole('checkbox')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const newKey = async (page: Page) => {
  await button(page, 'New API key').first().click()
  await dialog(page, 'New API key').getByLabel('Name').waitFor()
}
const created = async (page: Page) => {
  await createKey(page, 'CI release')
  await secretIn(page).waitFor()
}
const selectTwo = async (page: Page) => {
  await row(page, 'CI deploy').check()
  await row(page, 'notebooks').check()
}

export const states: State[] = [
  { name: 'sign-in--demo', isSignedOut: true },
  {
    name: 'sign-in--wrong-password',
    isSignedOut: true,
    reach: async (page) => {
      await page.getByLabel('Password').fill('letmein')
      await button(page, 'Continue').click()
      await expect(page.getByRole('alert')).toHaveText('Wrong e-mail or password.')
    },
  },
  { name: 'login--logged-out', path: '/login' },
  {
    name: 'login--blocked',
    isSignedOut: true,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Blake Stone' }).click()
      await button(page, 'Continue').click()
      await button(page, 'Try again').waitFor()
    },
  },
  { name: 'callback--used-link', path: '/callback' },
  { name: 'api-keys--usual' },
  { name: 'api-keys--57-keys', data: 'keys-57' },
  { name: 'api-keys--page-2', data: 'keys-57', path: '/api-keys?page=2&sort=created,desc' },
  { name: 'api-keys--empty', data: 'empty' },
  { name: 'api-keys--no-default-key', data: 'no-default-key' },
  { name: 'api-keys--loading', condition: 'slow', isWaiting: true },
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
      await page.getByRole('row', { name: 'CI deploy' }).locator('time').first().focus()
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
      await page.getByText('What it says').click()
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
  { name: 'new-key--form', reach: newKey },
  {
    name: 'new-key--needs-a-name',
    reach: async (page) => {
      await newKey(page)
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
  { name: 'created--secret', data: 'keys-57', reach: created },
  {
    name: 'created--asking',
    data: 'keys-57',
    reach: async (page) => {
      await created(page)
      await page.keyboard.press('Escape')
      await button(page, 'Keep it open').waitFor()
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
      await button(page, 'Profile menu').click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'profile--change-password',
    reach: async (page) => {
      await chooseProfileItem(page, 'Change Password')
      await expect(page.getByText('We have sent a password reset e-mail')).toBeVisible()
    },
  },
  {
    name: 'frame--navigation',
    isNarrow: true,
    reach: async (page) => {
      await button(page, 'Open navigation').click()
      await button(page, 'Close navigation').waitFor()
      await page.getByRole('link', { name: /3 pending$/ }).waitFor()
    },
  },
  {
    name: 'frame--not-found',
    reach: async (page) => {
      // As a link of the app would lead there; the host itself has no such page.
      await page.evaluate(() => {
        history.pushState(null, '', 'nowhere')
        dispatchEvent(new PopStateEvent('popstate'))
      })
      await heading(page, 'There is no such page').waitFor()
    },
  },
  { name: 'frame--demo-bar', reach: (page) => page.getByText('Demo', { exact: true }).click() },
  ...securityStates,
  ...tokensStates,
  ...messagesStates,
  ...overviewStates,
  // The last: after it nobody is logged in any more.
  {
    name: 'frame--session-ended',
    condition: 'session-expired',
    reach: (page) => dialog(page, 'Your session has ended').waitFor(),
  },
]

/** People who are logged in, each in a browser of their own, and somebody who is not. */
export type People = Record<'maria' | 'otto' | 'grace' | 'nobody', BrowserContext>

export async function bringPeople(browser: Browser, site: Site, options: BrowserContextOptions): Promise<People> {
  const [maria, otto, grace, nobody] = await Promise.all([
    logInAs(browser, site, options, 'Maria Reyes'),
    logInAs(browser, site, options, 'Otto Berg', () => new TOTP({ secret: Secret.fromBase32(OTTO_SECRET) }).generate()),
    logInAs(browser, site, options, 'Grace Okafor'),
    browser.newContext(options),
  ])
  return { maria, otto, grace, nobody }
}

async function logInAs(
  browser: Browser,
  site: Site,
  options: BrowserContextOptions,
  name: string,
  code?: () => string,
): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(addressOf(site, '/api-keys'))
  await page.getByRole('button', { name }).click()
  await button(page, 'Continue').click()
  if (code) {
    await page.getByLabel('Six-digit code').fill(code())
    await button(page, 'Continue').click()
  }
  await heading(page, 'API keys').waitFor()
  await page.close()
  return context
}

const titles: [beginning: string, title: string][] = [
  ['/api-keys', 'API keys'],
  ['/security', 'Security'],
  ['/tokens', 'Access tokens'],
  ['/invitations', 'Invitations'],
  ['/notifications', 'Notifications'],
  ['/promo-codes', 'Promo codes'],
]

/** A tab of its own in which the state is to be seen. */
export async function visit(people: People, site: Site, state: State): Promise<Page> {
  const { path = '/api-keys', data = 'usual', condition = 'normal', isSignedOut, isWaiting, reach } = state
  const page = await people[isSignedOut ? 'nobody' : (state.as ?? 'maria')].newPage()
  if (isWaiting) await waitForEver(page)
  await page.goto(addressOf(site, path, { data, condition }))

  const isLoading = page.locator('[aria-busy="true"]').or(page.getByRole('status', { name: /^Loading/ }))
  if (isWaiting) await isLoading.first().waitFor()
  else if (isSignedOut) await page.getByLabel('Password').waitFor()
  else {
    const title = titles.find(([beginning]) => path.startsWith(beginning))?.[1]
    if (title) await heading(page, title).waitFor()
  }
  if (condition === 'normal' && path === '/api-keys' && data !== 'empty' && !isSignedOut) {
    await page.getByRole('rowheader').first().waitFor()
  }
  await reach?.(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  return page
}

/** The two seconds of the condition "slow" never end. */
async function waitForEver(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { setTimeout: start } = globalThis
    globalThis.setTimeout = ((act: () => void, milliseconds?: number) =>
      milliseconds === 2000 ? 0 : start(act, milliseconds)) as typeof setTimeout
  })
}
