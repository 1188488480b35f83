import type { Browser, Page } from '@playwright/test'

import { desktop, heapBytes, slowDown } from './browser.ts'
import { LIST } from './load.ts'
import { installProbe } from './probe.ts'
import { logIn } from './log-in.ts'

/** An interaction that is repeated several times. Only `act` is timed. */
export type Step = {
  name: string
  /** Runs once, before the first turn. */
  beforeAll?: (page: Page) => Promise<void>
  /** Runs before each turn. */
  before?: (page: Page) => Promise<void>
  act: (page: Page, turn: number) => Promise<void>
  /** Runs after each turn: waits for the result and prepares the page for the next turn. */
  after?: (page: Page, turn: number) => Promise<void>
}

export const rowMenu: Step = {
  name: 'open a row menu',
  act: (page, turn) =>
    page
      .getByRole('button', { name: /^Actions for / })
      .nth(turn % 15)
      .click(),
  async after(page) {
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('Escape')
  },
}

export const typeInFilter = (text: string): Step => ({
  name: 'type in the filter',
  beforeAll: (page) => page.getByRole('searchbox').click(),
  act: (page, turn) => page.keyboard.press(text[turn % text.length] ?? 'k'),
})

/** Returns the milliseconds from input to next paint for each turn of each step, and the layout shift of the load. */
export async function measureInteractions(browser: Browser, url: string, steps: Step[], turns: number) {
  const page = await openList(await openLoggedInPage(browser), url)
  await slowDown(await page.context().newCDPSession(page), { network: false })
  const shift = await page.evaluate(() => globalThis.benchProbe.shift)

  const results = new Map<string, number[]>()
  for (const { name, beforeAll, before, act, after } of steps) {
    await beforeAll?.(page)
    const times: number[] = []
    for (let turn = 0; turn < turns; turn += 1) {
      await before?.(page)
      await settle(page)
      await page.evaluate(() => void globalThis.benchProbe.takeInteractions())
      await act(page, turn)
      await settle(page)
      const durations = await page.evaluate(() => globalThis.benchProbe.takeInteractions())
      // The Event Timing API does not report interactions of less than 16 ms.
      times.push(Math.max(16, ...durations))
      await after?.(page, turn)
    }
    results.set(name, times)
  }
  await page.context().close()
  return { results, shift }
}

const WARM_UP_TURNS = 10

/**
 * Returns by how many bytes the heap grows while the user turns pages. The first ten page turns are measured
 * separately: four fifths of their growth is machine code, which V8 generates once for code that runs often.
 */
export async function heapGrowth(browser: Browser, url: string, pageTurns: number) {
  const page = await openList(await openLoggedInPage(browser), url)
  const devTools = await page.context().newCDPSession(page)
  const measure = async () => {
    await settle(page)
    return heapBytes(devTools)
  }
  const atStart = await measure()
  for (let turn = 0; turn < WARM_UP_TURNS; turn += 1) await openPageNumber(page, turn + 2)
  const afterWarmUp = await measure()
  for (let turn = WARM_UP_TURNS; turn < WARM_UP_TURNS + pageTurns; turn += 1) await openPageNumber(page, turn + 2)
  const atEnd = await measure()
  await page.context().close()
  return { warmUp: afterWarmUp - atStart, growth: atEnd - afterWarmUp }
}

async function openPageNumber(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByText(`Page ${number} of`).waitFor()
  await page.locator('table[aria-busy=false]').waitFor()
}

/** Opens a page in a new browser context with a stored session. */
export async function openLoggedInPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext(desktop)
  await logIn(context)
  return context.newPage()
}

export async function openList(page: Page, url: string): Promise<Page> {
  // A page that fails to render is fast. Stop the bench if the browser logs an error.
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(`The browser logged an error: ${message.text()}`)
  })
  await page.addInitScript(installProbe, LIST)
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.locator(LIST).first().waitFor()
  // Wait until the lazy chunks are preloaded, as they are before a user can click.
  await page.waitForTimeout(1_000)
  return page
}

/** Waits until the page has painted its changes and is idle. */
export function settle(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(done))
    await new Promise((done) => setTimeout(done, 120))
  })
}
