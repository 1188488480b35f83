import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test'

import { siteHeaders } from '../../deploy/headers.ts'
import { serveStatic } from '../../deploy/serve.ts'

import { heading } from './console-page.ts'
import { dismissFirstVisitCard } from './demo-control.ts'
import { logInOnLoginPage } from './demo-login-page.ts'

const BUILD = join(import.meta.dirname, '../../dist-demo')
const BASE = '/x/y/'
/** The origins of the tenant and the APIs in the demo's config. The mock service worker responds to their requests. */
const MADE_UP_ORIGINS = ['https://demo-tenant.example', 'https://app.demo.example', 'https://connection.demo.example']

/** The demo build below a path of a minimal static host, which has no rewrites and sends only the headers of a test. */
export type Site = {
  /** The base URL of the console, without a trailing slash. */
  url: string
  /** Headers that the host adds to every response. */
  headers: Record<string, string>
  /** Removes the asset whose name has this prefix, as the deployment of a new version does. */
  removeAsset: (prefix: string) => Promise<void>
  /** Restores the removed assets and clears the headers. */
  restore: () => Promise<void>
  /** Returns the storage state of a browser context in which Maria has logged in. */
  savedLogin: (browser: Browser) => Promise<SavedLogin>
  close: () => Promise<void>
}

export async function openSite(): Promise<Site> {
  // A copy, so that an asset that a test removes is still there for other workers.
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-demo-'))
  const assets = join(dir, 'assets')
  await cp(BUILD, dir, { recursive: true })
  const server = await serveStatic({
    dir,
    site: () => ({ ...siteHeaders({ html: '', config: {}, base: BASE }), every: site.headers }),
    fallback: false,
  })
  const removedAssets: string[] = []
  let saved: Promise<SavedLogin> | undefined
  const site: Site = {
    url: `${server.origin}${BASE.slice(0, -1)}`,
    headers: {},
    async removeAsset(prefix) {
      const file = (await readdir(assets)).find((name) => name.startsWith(prefix))
      if (!file) throw new Error(`The build has no file ${prefix}….`)
      await rm(join(assets, file))
      removedAssets.push(file)
    },
    async restore() {
      await Promise.all(removedAssets.splice(0).map((file) => cp(join(BUILD, 'assets', file), join(assets, file))))
      site.headers = {}
    },
    savedLogin: (browser) => (saved ??= saveLogin(browser, site)),
    async close() {
      await server.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
  return site
}

type SavedLogin = Awaited<ReturnType<BrowserContext['storageState']>>

async function saveLogin(browser: Browser, site: Site): Promise<SavedLogin> {
  const context = await browser.newContext()
  await logInWithForm(await context.newPage(), site)
  const saved = await context.storageState()
  await context.close()
  return saved
}

/** Sets the start of the demo to now, because all dates in the demo's data are relative to its start. */
function withCurrentStart(saved: SavedLogin): SavedLogin {
  const { origins, ...rest } = structuredClone(saved)
  for (const entry of origins.flatMap(({ localStorage }) => localStorage)) {
    if (entry.name === 'latchkey-demo') {
      entry.value = JSON.stringify({ ...JSON.parse(entry.value), seededAt: Date.now() })
    }
  }
  return { ...rest, origins }
}

/** Problems that a test expects. Any other problem fails the test. */
type Watch = { expect: (problem: RegExp) => void }

/**
 * Fails a test on a violation of the content security policy, an uncaught exception, a console error, an error response
 * of the site, or a request to another origin. Each worker has one site. Each test has its own browser context, and
 * therefore its own demo, because the demo stores all its data in the browser.
 */
export const test = base.extend<
  { headers: Record<string, string>; isFirstVisit: boolean; site: Site; watch: Watch },
  { siteOfWorker: Site }
>({
  headers: [{}, { option: true }],
  /** True to see the card that the demo shows until it is dismissed. */
  isFirstVisit: [false, { option: true }],
  siteOfWorker: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the required fixtures from the pattern
    async ({}, provide) => {
      const site = await openSite()
      await provide(site)
      await site.close()
    },
    { scope: 'worker' },
  ],
  site: async ({ siteOfWorker: site, headers }, provide) => {
    site.headers = headers
    await provide(site)
    await site.restore()
  },
  watch: [
    async ({ context, site, isFirstVisit }, provide) => {
      if (!isFirstVisit) await dismissFirstVisitCard(context)
      const problems = await problemsOf(context, site)
      const expected: RegExp[] = []
      await provide({ expect: (problem) => void expected.push(problem) })
      const unexpected = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)))
      expect(unexpected, 'unexpected problems in the browser').toEqual([])
    },
    { auto: true },
  ],
})

async function problemsOf(context: BrowserContext, site: Site): Promise<string[]> {
  const problems: string[] = []
  const origins = new Set([new URL(site.url).origin, ...MADE_UP_ORIGINS])
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      console.error('Content security policy violation:', effectiveDirective, blockedURI, sourceFile)
    })
  })
  context.on('console', (message) => {
    // The browser logs this error for each failed response. The response listener below checks those of the site.
    const isFailedResponse = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isFailedResponse) problems.push(message.text())
  })
  context.on('weberror', (error) => problems.push(String(error.error())))
  context.on('response', (response) => {
    if (response.status() >= 400 && response.url().startsWith(site.url)) problems.push(`missing: ${response.url()}`)
  })
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && !origins.has(origin)) problems.push(`other origin: ${request.url()}`)
  })
  return problems
}

/** The data set and the condition of the demo control, which a URL can set too. */
export type Scenario = { data?: string; condition?: string }

export function urlOf(site: Site, path: string, { data, condition }: Scenario = {}): string {
  const url = new URL(site.url + path)
  if (data !== undefined) url.searchParams.set('demo-data', data)
  if (condition !== undefined) url.searchParams.set('demo-condition', condition)
  return url.href
}

/** Opens the list of API keys as Maria. */
export async function logIn(page: Page, site: Site, scenario: Scenario = {}): Promise<void> {
  await openLoggedIn(page, site, '/api-keys', scenario)
  await expect(heading(page, 'API keys')).toBeVisible()
}

/** Opens a page as Maria, whose login is stored once for all tests of this worker. */
export async function openLoggedIn(page: Page, site: Site, path: string, scenario: Scenario = {}): Promise<void> {
  const context = page.context()
  const browser = context.browser()
  if (!browser) throw new Error('The page has no browser to log in with.')
  await context.setStorageState(withCurrentStart(await site.savedLogin(browser)))
  await page.goto(urlOf(site, path, scenario))
}

/** Logs in on the login page as Maria, the user who is chosen there. */
export async function logInWithForm(page: Page, site: Site, scenario: Scenario = {}): Promise<void> {
  await page.goto(urlOf(site, '/api-keys', scenario))
  await logInOnLoginPage(page)
  await expect(heading(page, 'API keys')).toBeVisible()
}
