import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'

import { Secret, TOTP } from 'otpauth'

import { heading } from '../console-page.ts'
import { dismissFirstVisitCard } from '../demo-control.ts'
import { loginHeading, logInOnLoginPage } from '../demo-login-page.ts'
import { urlOf, type Site } from '../demo-site.ts'
import type { State } from './state.ts'
import { profileStates } from './profile-states.ts'
import { keyPageStates } from './key-page-states.ts'
import { keysStates } from './keys-states.ts'
import { loginStates } from './login-states.ts'
import { messagesStates } from './messages-states.ts'
import { saveToStates } from './save-to-states.ts'
import { securityStates } from './security-states.ts'
import { operatorStates } from './operator-states.ts'
import { overviewStates } from './overview-states.ts'
import { paletteStates } from './palette-states.ts'
import { tokensStates } from './tokens-states.ts'

const OTTO_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** All states by subject. `keys` is last, because its last state ends the session. */
export const statesBySubject = {
  security: securityStates,
  tokens: tokensStates,
  messages: messagesStates,
  overview: overviewStates,
  operator: operatorStates,
  palette: paletteStates,
  profile: profileStates,
  'key page': keyPageStates,
  secrets: saveToStates,
  keys: keysStates,
  login: loginStates,
}

/**
 * The states that the quick tier tests: each kind of screen, dialog, menu and message once. `npm run test:all` tests
 * all states.
 */
export const quickTierStates: ReadonlySet<string> = new Set([
  'login--demo',
  'login--blocked',
  'frame--first-visit',
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
  'save-to--copy-refused',
  'api-keys--failed-details',
  'frame--navigation',
  'frame--demo-bar',
  'frame--session-ended',
  'profile--menu',
  'profile--usual',
  'profile--invalid',
  'tokens--usual',
  'tokens--scopes',
  'new-token--hours',
  'created-token--tested',
  'rotate--created',
  'tokens--being-rotated',
  'tokens--failed',
  'security--off',
  'security--app-wrong-twice',
  'security--on',
  'security--menu',
  'security--recovery-code',
  'security--unavailable',
  'accounts--connect',
  'invitations--usual',
  'invitations--needs-mfa',
  'notifications--usual',
  'bell--open',
  'promo-codes--used-by-you',
  'overview--usual',
  'overview--forbidden',
  'overview--loading',
  'palette--results',
  'shortcuts--list',
  'operator--security-read-only',
  'operator--banner-critical',
])

const names = new Set(Object.values(statesBySubject).flatMap((states) => states.map(({ name }) => name)))
for (const name of quickTierStates) if (!names.has(name)) throw new Error(`There is no state “${name}”.`)

type UserName = 'maria' | 'otto' | 'grace' | 'nils' | 'edith' | 'visitor'

/** One browser context per user. Logs a user in on first use. The visitor is not logged in. */
export class UserContexts {
  readonly site: Site
  readonly #browser: Browser
  readonly #options: BrowserContextOptions
  readonly #contexts = new Map<UserName, Promise<BrowserContext>>()

  constructor(browser: Browser, site: Site, options: BrowserContextOptions) {
    this.site = site
    this.#browser = browser
    this.#options = options
  }

  contextOf(name: UserName): Promise<BrowserContext> {
    const context = this.#contexts.get(name) ?? this.#open(name)
    this.#contexts.set(name, context)
    return context
  }

  async close(): Promise<void> {
    await Promise.all([...this.#contexts.values()].map(async (context) => (await context).close()))
  }

  async #open(name: UserName): Promise<BrowserContext> {
    const context = await this.#browser.newContext(this.#options)
    await dismissFirstVisitCard(context)
    if (name !== 'visitor') await logIn(context, this.site, logins[name])
    return context
  }
}

type Login = { name: string; code?: () => string }

const logins: Record<Exclude<UserName, 'visitor'>, Login> = {
  maria: { name: 'Maria Reyes' },
  otto: { name: 'Otto Berg', code: () => new TOTP({ secret: Secret.fromBase32(OTTO_SECRET) }).generate() },
  grace: { name: 'Grace Okafor' },
  nils: { name: 'Nils Newcomer' },
  edith: { name: 'Edith Larsen' },
}

async function logIn(context: BrowserContext, site: Site, { name, code }: Login): Promise<void> {
  const page = await context.newPage()
  await page.goto(urlOf(site, '/api-keys'))
  await logInOnLoginPage(page, name)
  if (code) {
    await page.getByLabel('Six-digit code').fill(code())
    await button(page, 'Continue').click()
  }
  await heading(page, 'API keys').waitFor()
  await page.close()
}

const titles: [pathPrefix: string, title: string][] = [
  ['/api-keys', 'API keys'],
  ['/security', 'Security'],
  ['/tokens', 'Access tokens'],
  ['/invitations', 'Invitations'],
  ['/notifications', 'Notifications'],
  ['/promo-codes', 'Promo codes'],
  ['/profile', 'Profile'],
]

/** Opens the state in a new tab. */
export async function visit(users: UserContexts, state: State): Promise<Page> {
  const { path = '/api-keys', data = 'usual', condition = 'normal', isLoggedOut, staysLoading, reach } = state
  const context = await users.contextOf(isLoggedOut ? 'visitor' : (state.as ?? 'maria'))
  const page = await context.newPage()
  if (staysLoading) await freezeSlowResponses(page)
  await page.goto(urlOf(users.site, path, { data, condition }))

  const loadingIndicator = page.locator('[aria-busy="true"]').or(page.getByRole('status', { name: /^Loading/ }))
  if (staysLoading) await loadingIndicator.first().waitFor()
  else if (isLoggedOut && path !== '/login') await loginHeading(page).waitFor()
  else {
    const title = titles.find(([prefix]) => path.startsWith(prefix))?.[1]
    if (title) await heading(page, title).waitFor()
  }
  if (condition === 'normal' && path === '/api-keys' && data !== 'empty' && !isLoggedOut) {
    await page.getByRole('rowheader').first().waitFor()
  }
  await reach?.(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  return page
}

/** Makes the delay of the condition "slow", two seconds, last forever. */
async function freezeSlowResponses(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { setTimeout: start } = globalThis
    globalThis.setTimeout = ((callback: () => void, milliseconds?: number) =>
      milliseconds === 2000 ? 0 : start(callback, milliseconds)) as typeof setTimeout
  })
}
