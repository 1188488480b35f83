import type { Browser, Page } from '@playwright/test'

import { desktop, heapBytes, slowDown } from './browser.ts'
import { LIST } from './load.ts'
import { installProbe } from './probe.ts'
import { logIn } from './signed-in.ts'

export type Step = {
  name: string
  /** Before the first turn, outside the clock. */
  begin?: (page: Page) => Promise<void>
  /** Before each turn, outside the clock. */
  before?: (page: Page) => Promise<void>
  act: (page: Page, turn: number) => Promise<void>
  /** Puts the page back, outside the clock. */
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
  begin: (page) => page.getByRole('searchbox').click(),
  act: (page, turn) => page.keyboard.press(text[turn % text.length] ?? 'k'),
})

/** Milliseconds from input to the next paint, for each step and each time it was done. Lists what went over the wire too. */
export async function measureInteractions(browser: Browser, url: string, steps: Step[], turns: number) {
  const page = await openList(await signedIn(browser), url)
  await slowDown(await page.context().newCDPSession(page), { network: false })
  const shift = await page.evaluate(() => globalThis.benchProbe.shift)

  const results = new Map<string, number[]>()
  for (const { name, begin, before, act, after } of steps) {
    await begin?.(page)
    const times: number[] = []
    for (let turn = 0; turn < turns; turn += 1) {
      await before?.(page)
      await settle(page)
      await page.evaluate(() => void globalThis.benchProbe.takeInteractions())
      await act(page, turn)
      await settle(page)
      const taken = await page.evaluate(() => globalThis.benchProbe.takeInteractions())
      // Event Timing leaves out what took less than 16 ms.
      times.push(Math.max(16, ...taken))
      await after?.(page, turn)
    }
    results.set(name, times)
  }
  await page.context().close()
  return { results, shift }
}

const WARM_UP = 10

/**
 * Bytes that the heap grows by with so many turns of a page. The first ten are counted apart: four fifths of what they
 * add is machine code that the engine makes of what it runs again and again, which stops there.
 */
export async function heapGrowth(browser: Browser, url: string, turns: number) {
  const page = await openList(await signedIn(browser), url)
  const devTools = await page.context().newCDPSession(page)
  const used = async () => {
    await settle(page)
    return heapBytes(devTools)
  }
  const begin = await used()
  for (let turn = 0; turn < WARM_UP; turn += 1) await turnTo(page, turn + 2)
  const warm = await used()
  for (let turn = WARM_UP; turn < WARM_UP + turns; turn += 1) await turnTo(page, turn + 2)
  const end = await used()
  await page.context().close()
  return { warmUp: warm - begin, growth: end - warm }
}

async function turnTo(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByText(`Page ${number} of`).waitFor()
  await page.locator('table[aria-busy=false]').waitFor()
}

/** A page in a browser of its own, whose session lies in storage. */
export async function signedIn(browser: Browser): Promise<Page> {
  const context = await browser.newContext(desktop)
  await logIn(context)
  return context.newPage()
}

export async function openList(page: Page, url: string): Promise<Page> {
  // A page that has failed measures well: what it says on the way must stop the bench.
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(`The page says: ${message.text()}`)
  })
  await page.addInitScript(installProbe, LIST)
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.locator(LIST).first().waitFor()
  // What a click asks for is fetched ahead when the browser is idle; a person is not faster than that.
  await page.waitForTimeout(1_000)
  return page
}

/** Until the page has painted what it had to, and rests. */
export function settle(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(done))
    await new Promise((done) => setTimeout(done, 120))
  })
}
