import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'

import { Secret, TOTP } from 'otpauth'

import { heading } from '../console-page.ts'
import { addressOf, type Site } from '../demo-site.ts'
import type { State } from './state.ts'
import { keyPageStates } from './key-page-states.ts'
import { keysStates } from './keys-states.ts'
import { messagesStates } from './messages-states.ts'
import { securityStates } from './security-states.ts'
import { overviewStates } from './overview-states.ts'
import { tokensStates } from './tokens-states.ts'

const OTTO_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** All states by subject. Keys come last, because their last state ends the session. */
export const parts = {
  security: securityStates,
  tokens: tokensStates,
  messages: messagesStates,
  overview: overviewStates,
  'key page': keyPageStates,
  keys: keysStates,
}

/**
 * The states of the quick tier: each kind of screen, dialog, menu and message once. `npm run test:all` has the others.
 */
export const tellingStates: ReadonlySet<string> = new Set([
  'login--blocked',
  'callback--used-link',
  'api-keys--57-keys',
  'api-keys--selected',
  'api-keys--row-menu',
  'api-key--usual',
  'developer--revealed-and-decoded',
  'developer--use-it',
  'new-key--needs-a-name',
  'new-key--limit-reached',
  'created--secret',
  'created--asking',
  'delete--several-refused',
  'api-keys--failed-details',
  'frame--navigation',
  'frame--demo-bar',
  'frame--session-ended',
  'profile--menu',
  'tokens--usual',
  'tokens--select-all-2000',
  'tokens--scopes',
  'new-token--hours',
  'created-token--tested',
  'rotate--created',
  'tokens--being-rotated',
  'tokens--failed',
  'security--off',
  'security--app-wrong-twice',
  'security--new-password-refused',
  'security--on',
  'security--menu',
  'security--rename-too-fast',
  'security--recovery-code',
  'security--absent',
  'invitations--usual',
  'invitations--needs-mfa',
  'notifications--usual',
  'bell--open',
  'promo-codes--used-by-you',
  'invitations--failed',
  'overview--usual',
  'overview--forbidden',
  'overview--loading',
])

const names = new Set(Object.values(parts).flatMap((states) => states.map(({ name }) => name)))
for (const name of tellingStates) if (!names.has(name)) throw new Error(`There is no state “${name}”.`)

type Name = 'maria' | 'otto' | 'grace' | 'visitor'

/** Logs each user in when first needed, in a separate browser context. The visitor is not logged in. */
export class People {
  readonly site: Site
  readonly #browser: Browser
  readonly #options: BrowserContextOptions
  readonly #contexts = new Map<Name, Promise<BrowserContext>>()

  constructor(browser: Browser, site: Site, options: BrowserContextOptions) {
    this.site = site
    this.#browser = browser
    this.#options = options
  }

  browserOf(name: Name): Promise<BrowserContext> {
    const context = this.#contexts.get(name) ?? this.#open(name)
    this.#contexts.set(name, context)
    return context
  }

  async leave(): Promise<void> {
    await Promise.all([...this.#contexts.values()].map(async (context) => (await context).close()))
  }

  async #open(name: Name): Promise<BrowserContext> {
    const context = await this.#browser.newContext(this.#options)
    if (name !== 'visitor') await logIn(context, this.site, logins[name])
    return context
  }
}

type Login = { name: string; code?: () => string }

const logins: Record<Exclude<Name, 'visitor'>, Login> = {
  maria: { name: 'Maria Reyes' },
  otto: { name: 'Otto Berg', code: () => new TOTP({ secret: Secret.fromBase32(OTTO_SECRET) }).generate() },
  grace: { name: 'Grace Okafor' },
}

async function logIn(context: BrowserContext, site: Site, { name, code }: Login): Promise<void> {
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
}

const titles: [beginning: string, title: string][] = [
  ['/api-keys', 'API keys'],
  ['/security', 'Security'],
  ['/tokens', 'Access tokens'],
  ['/invitations', 'Invitations'],
  ['/notifications', 'Notifications'],
  ['/promo-codes', 'Promo codes'],
]

/** Opens the state in a new tab. */
export async function visit(people: People, state: State): Promise<Page> {
  const { path = '/api-keys', data = 'usual', condition = 'normal', isLoggedOut, isWaiting, reach } = state
  const context = await people.browserOf(isLoggedOut ? 'visitor' : (state.as ?? 'maria'))
  const page = await context.newPage()
  if (isWaiting) await waitForEver(page)
  await page.goto(addressOf(people.site, path, { data, condition }))

  const isLoading = page.locator('[aria-busy="true"]').or(page.getByRole('status', { name: /^Loading/ }))
  if (isWaiting) await isLoading.first().waitFor()
  else if (isLoggedOut) await page.getByLabel('Password').waitFor()
  else {
    const title = titles.find(([beginning]) => path.startsWith(beginning))?.[1]
    if (title) await heading(page, title).waitFor()
  }
  if (condition === 'normal' && path === '/api-keys' && data !== 'empty' && !isLoggedOut) {
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
