import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext } from '@playwright/test'

import { heapBytes, launchOptions, phone, slowDown } from './browser.ts'
import { installProbe } from './probe.ts'
import { logRequests } from './requests.ts'
import { logIn } from './signed-in.ts'

export const LIST = 'table tbody tr'

export type Load = {
  firstPaint: number
  list: number
  shift: number
  excess: number
  requests: number
  chain: number
  heap: number
  elements: number
}

export type Target = { name: string; url: string }

/** A first visit: nothing cached, nothing compiled. */
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

/** A profile that has seen the page three times, so that the files and their compiled code are at hand. */
export async function warmUp({ url }: Target): Promise<WarmTarget> {
  const profile = await mkdtemp(join(tmpdir(), 'latchkey-bench-'))
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, ...phone })
  await logIn(context)
  for (let visit = 0; visit < 3; visit += 1) {
    const page = await context.newPage()
    await page.goto(url)
    await page.locator(LIST).first().waitFor()
    // Time to write down the compiled code.
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
  await page.waitForFunction(() => globalThis.benchProbe.shown, undefined, { polling: 50 })
  await requests.quiet()
  const seen = await page.evaluate(() => {
    const { firstPaint, shown, shift, excess } = globalThis.benchProbe
    return { firstPaint, shown, shift, excess, elements: document.querySelectorAll('*').length }
  })
  const heap = await heapBytes(devTools)
  await page.close()
  const { shown: list = Number.NaN, firstPaint = Number.NaN, ...rest } = seen
  const { count, chain } = requests.before(list)
  return { ...rest, firstPaint, list, requests: count, chain, heap }
}
