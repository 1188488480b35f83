import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test'

import { serveStatic } from '../../deploy/serve.ts'

import { heading } from './console-page.ts'

const BUILD = join(import.meta.dirname, '../../dist-demo')
const BASE = '/x/y/'
/** Where the console believes its tenant and its APIs to be. The mock worker answers for them. */
const MADE_UP_ORIGINS = ['https://demo-tenant.example', 'https://app.demo.example', 'https://connection.demo.example']

/** The demo build on the plainest of static hosts, below a path: no rewrites, no headers but those a test asks for. */
export type Site = {
  /** Where the console starts, without the slash at the end. */
  url: string
  /** Headers that the host adds to every answer. */
  headers: Record<string, string>
  /** Removes the file with this prefix, as the deployment of a new version does. */
  takeAway: (beginning: string) => Promise<void>
  /** Puts back what was taken away, and forgets the headers. */
  restore: () => Promise<void>
  /** Maria's login as stored by the browser. */
  savedLogin: (browser: Browser) => Promise<SavedLogin>
  close: () => Promise<void>
}

export async function openSite(): Promise<Site> {
  // A copy: what a test takes away is taken from no other worker.
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-demo-'))
  const assets = join(dir, 'assets')
  await cp(BUILD, dir, { recursive: true })
  const server = await serveStatic({ dir, base: BASE, headers: () => site.headers, fallback: false })
  const takenAway: string[] = []
  let saved: Promise<SavedLogin> | undefined
  const site: Site = {
    url: `${server.origin}${BASE.slice(0, -1)}`,
    headers: {},
    async takeAway(beginning) {
      const file = (await readdir(assets)).find((name) => name.startsWith(beginning))
      if (!file) throw new Error(`The build has no file ${beginning}….`)
      await rm(join(assets, file))
      takenAway.push(file)
    },
    async restore() {
      await Promise.all(takenAway.splice(0).map((file) => cp(join(BUILD, 'assets', file), join(assets, file))))
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
  await logInByHand(await context.newPage(), site)
  const saved = await context.storageState()
  await context.close()
  return saved
}

/** As if the login had been a moment ago: the dates of the demo's data count from its beginning. */
function refresh(saved: SavedLogin): SavedLogin {
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
 * Every test fails on a violation of the policy, on an uncaught exception, on an error in the console, on a file of the
 * site that is not there, and on a request to anywhere else. A worker has one site; a test has a browser context of its
 * own, and so a demo of its own, since the demo keeps everything in the browser.
 */
export const test = base.extend<{ headers: Record<string, string>; site: Site; watch: Watch }, { siteOfWorker: Site }>({
  headers: [{}, { option: true }],
  siteOfWorker: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
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
    async ({ context, site }, provide) => {
      const problems = await problemsOf(context, site)
      const expected: RegExp[] = []
      await provide({ expect: (problem) => void expected.push(problem) })
      const surprises = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)))
      expect(surprises, 'what went wrong meanwhile').toEqual([])
    },
    { auto: true },
  ],
})

async function problemsOf(context: BrowserContext, site: Site): Promise<string[]> {
  const problems: string[] = []
  const origins = new Set([new URL(site.url).origin, ...MADE_UP_ORIGINS])
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      console.error('Violation of the policy:', effectiveDirective, blockedURI, sourceFile)
    })
  })
  context.on('console', (message) => {
    // The browser's own record of an answer; those of the site's files are looked at below.
    const isRecord = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isRecord) problems.push(message.text())
  })
  context.on('weberror', (error) => problems.push(String(error.error())))
  context.on('response', (response) => {
    if (response.status() >= 400 && response.url().startsWith(site.url)) problems.push(`missing: ${response.url()}`)
  })
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && !origins.has(origin)) problems.push(`stranger: ${request.url()}`)
  })
  return problems
}

/** A choice of the demo bar, as a link makes it. */
export type Scenario = { data?: string; condition?: string }

export function addressOf(site: Site, path: string, { data, condition }: Scenario = {}): string {
  const url = new URL(site.url + path)
  if (data !== undefined) url.searchParams.set('demo-data', data)
  if (condition !== undefined) url.searchParams.set('demo-condition', condition)
  return url.href
}

/** Opens the list of API keys, or another page, as Maria, who has logged in once for all tests of this worker. */
export async function logIn(page: Page, site: Site, scenario: Scenario = {}): Promise<void> {
  await openLoggedIn(page, site, '/api-keys', scenario)
  await expect(heading(page, 'API keys')).toBeVisible()
}

export async function openLoggedIn(page: Page, site: Site, path: string, scenario: Scenario = {}): Promise<void> {
  const context = page.context()
  const browser = context.browser()
  if (!browser) throw new Error('The page has no browser to log in with.')
  await context.setStorageState(refresh(await site.savedLogin(browser)))
  await page.goto(addressOf(site, path, scenario))
}

/** Goes through the login page, as the person whom it suggests. */
export async function logInByHand(page: Page, site: Site, scenario: Scenario = {}): Promise<void> {
  await page.goto(addressOf(site, '/api-keys', scenario))
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page, 'API keys')).toBeVisible()
}
