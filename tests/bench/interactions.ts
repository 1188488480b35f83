import type { Browser, Page } from '@playwright/test'

import { desktop, heapBytes, slowDown } from './browser.ts'
import { LIST } from './load.ts'
import { installProbe } from './probe.ts'
import { signIn } from './signed-in.ts'

type Step = {
  name: string
  act: (page: Page, turn: number) => Promise<void>
  /** Puts the page back, outside the clock. */
  after?: (page: Page, turn: number) => Promise<void>
}

const TYPED = 'key 0000123'

const steps: Step[] = [
  {
    name: 'open a row menu',
    act: (page, turn) => nth(page, /^Actions for /, turn).click(),
    async after(page) {
      await page.getByRole('menu').waitFor()
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'open the create dialog',
    act: (page) => page.getByRole('button', { name: 'New API key' }).first().click(),
    async after(page) {
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'select a row',
    act: (page, turn) =>
      page
        .getByRole('checkbox', { name: /^Select (?!all)/ })
        .nth(turn)
        .click(),
  },
  {
    name: 'next page',
    act: (page) => page.getByRole('button', { name: 'Next' }).click(),
    after: (page, turn) => page.getByText(`Page ${turn + 2} of`).waitFor(),
  },
  {
    name: 'type in the filter',
    act: (page, turn) => page.keyboard.press(TYPED[turn % TYPED.length] ?? 'k'),
  },
]

const nth = (page: Page, name: RegExp, turn: number) => page.getByRole('button', { name }).nth(turn % 15)

/** Milliseconds from input to the next paint, for each step and each time it was done. Lists what went over the wire too. */
export async function measureInteractions(browser: Browser, url: string, turns: number) {
  const context = await browser.newContext(desktop)
  await signIn(context)
  const page = await openList(await context.newPage(), url)
  await slowDown(await context.newCDPSession(page), { network: false })
  const shift = await page.evaluate(() => globalThis.benchProbe.shift)

  const results = new Map<string, number[]>()
  for (const { name, act, after } of steps) {
    if (name === 'next page') await page.getByRole('button', { name: 'Clear selection' }).click()
    if (name === 'type in the filter') await page.getByRole('searchbox').click()
    const times: number[] = []
    for (let turn = 0; turn < turns; turn += 1) {
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
  await context.close()
  return { results, shift }
}

const WARM_UP = 10

/**
 * Bytes that the heap grows by with so many turns of a page. The first ten are counted apart: four fifths of what they
 * add is machine code that the engine makes of what it runs again and again, which stops there.
 */
export async function heapGrowth(browser: Browser, url: string, turns: number) {
  const context = await browser.newContext(desktop)
  await signIn(context)
  const page = await openList(await context.newPage(), url)
  const devTools = await context.newCDPSession(page)
  const used = async () => {
    await settle(page)
    return heapBytes(devTools)
  }
  const begin = await used()
  for (let turn = 0; turn < WARM_UP; turn += 1) await turnTo(page, turn + 2)
  const warm = await used()
  for (let turn = WARM_UP; turn < WARM_UP + turns; turn += 1) await turnTo(page, turn + 2)
  const end = await used()
  await context.close()
  return { warmUp: warm - begin, growth: end - warm }
}

async function turnTo(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByText(`Page ${number} of`).waitFor()
  await page.locator('table[aria-busy=false]').waitFor()
}

async function openList(page: Page, url: string): Promise<Page> {
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
function settle(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(done))
    await new Promise((done) => setTimeout(done, 120))
  })
}
