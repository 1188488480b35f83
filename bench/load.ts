import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext } from '@playwright/test'

import { heapBytes, launchOptions, phone, slowDown } from './browser.ts'
import { installProbe } from './probe.ts'
import { logRequests } from './requests.ts'
import { logIn } from './log-in.ts'

export const LIST = 'table tbody tr'

/** The measurements of one page load. Times are milliseconds since the start of the navigation. */
export type Load = {
  firstPaint: number
  /** When the first row of the list was painted. */
  list: number
  /** Cumulative layout shift. */
  shift: number
  /** The sum of the time beyond 50 ms of each long task, in milliseconds. */
  longTaskExcess: number
  /** The number of requests that finished before the list was painted. */
  requests: number
  /** The longest chain among them, in which each request caused the next. */
  chain: number
  /** JavaScript heap in bytes. */
  heap: number
  elements: number
}

export type Target = { name: string; url: string }

/** Measures a first visit, with an empty cache and no compiled code. */
export async function loadCold(browser: Browser, { url }: Target): Promise<Load> {
  const context = await browser.newContext(phone)
  try {
    await logIn(context)
    return await load(context, url)
  } finally {
    await context.close()
  }
}

export type WarmTarget = { load: () => Promise<Load>; close: () => Promise<void> }

/** Opens the page three times in a new profile, so that the cache contains the files and their compiled code. */
export async function warmUp({ url }: Target): Promise<WarmTarget> {
  const profile = await mkdtemp(join(tmpdir(), 'latchkey-bench-'))
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, ...phone })
  await logIn(context)
  for (let visit = 0; visit < 3; visit += 1) {
    const page = await context.newPage()
    await page.goto(url)
    await page.locator(LIST).first().waitFor()
    // Chromium writes the compiled code to its cache some time after the load.
    await page.waitForTimeout(700)
    await page.close()
  }
  return {
    load: () => load(context, url),
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

async function load(context: BrowserContext, url: string): Promise<Load> {
  const page = await context.newPage()
  const devTools = await context.newCDPSession(page)
  await slowDown(devTools, { network: true })
  await page.addInitScript(installProbe, LIST)
  const requests = logRequests(devTools)

  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => globalThis.benchProbe.listPainted, undefined, { polling: 50 })
  await requests.waitUntilIdle()
  const probed = await page.evaluate(() => {
    const { firstPaint, listPainted, shift, longTaskExcess } = globalThis.benchProbe
    return { firstPaint, listPainted, shift, longTaskExcess, elements: document.querySelectorAll('*').length }
  })
  const heap = await heapBytes(devTools)
  await page.close()
  const { listPainted: list = Number.NaN, firstPaint = Number.NaN, ...rest } = probed
  const { count, chain } = requests.finishedWithin(list)
  return { ...rest, firstPaint, list, requests: count, chain, heap }
}
