import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'

import { Secret, TOTP } from 'otpauth'

import { addressOf, heading, type Site } from '../demo-site.ts'
import type { State } from './state.ts'
import { keysStates } from './keys-states.ts'
import { messagesStates } from './messages-states.ts'
import { securityStates } from './security-states.ts'
import { overviewStates } from './overview-states.ts'
import { tokensStates } from './tokens-states.ts'

const OTTO_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Everything that is to be seen, by what it is about. Keys come last: after their last state nobody is logged in. */
export const parts = {
  security: securityStates,
  tokens: tokensStates,
  messages: messagesStates,
  overview: overviewStates,
  keys: keysStates,
}

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
