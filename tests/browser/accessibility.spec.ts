import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'

import { violationsInBothThemes, violationsOf } from '../support/axe.ts'
import { logIn, openSite, test } from '../support/demo-site.ts'
import { layoutProblemsOf } from '../support/layout-problems.ts'
import { startStage } from '../support/servers/stage.ts'
import { People, parts, visit, type State } from '../support/states/states.ts'

/**
 * Every screen and state, as machines can judge it: axe in both themes, no sideways scrolling on a narrow screen, targets
 * that a finger can hit. What takes a keyboard is in keyboard.spec.ts.
 */
// Dozens of states, each with two runs of axe: a limit that only a hang can reach.
test.describe.configure({ timeout: 900_000 })

const sizes = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  'at 400 % zoom': { width: 320, height: 256 },
}
const desk: BrowserContextOptions = { viewport: sizes.desk, reducedMotion: 'reduce' }
const phone: BrowserContextOptions = { viewport: sizes.phone, reducedMotion: 'reduce', hasTouch: true }
const zoomed: BrowserContextOptions = { viewport: sizes['at 400 % zoom'], reducedMotion: 'reduce' }

for (const [part, states] of Object.entries(parts)) {
  test(`${part}: every state passes axe in both themes, and its layout fits a desk, a phone and 400 % zoom`, async ({
    browser,
  }) => {
    const found = await lookAtEvery(states, browser, desk, async (page, state, reopen) => {
      const problems = await violationsInBothThemes(page)
      for (const [size, viewport] of Object.entries(sizes)) {
        if (state.isNarrow && viewport === sizes.desk) continue
        // oxlint-disable-next-line no-await-in-loop -- one page, one size after the other
        const resized = await resize(page, viewport, reopen)
        // oxlint-disable-next-line no-await-in-loop -- as above
        problems.push(...(await layoutProblemsOf(resized)).map((problem) => `${size}: ${problem}`))
        // oxlint-disable-next-line no-await-in-loop -- as above
        if (resized !== page) await resized.close()
      }
      return problems
    })
    expect(found).toEqual([])
  })

  // The quick tier looks at a phone's layout only, in a page that was opened at a desk and without a finger.
  test.describe('opened at its size', { tag: '@slow' }, () => {
    test(`${part}: on a phone every state passes axe in both themes, and targets are large enough`, async ({
      browser,
    }) => {
      const found = await lookAtEvery(states, browser, phone, async (page) => [
        ...(await violationsInBothThemes(page)),
        ...(await layoutProblemsOf(page)),
      ])
      expect(found).toEqual([])
    })

    test(`${part}: at 400 % zoom nothing scrolls sideways, and every control can be reached and hit`, async ({
      browser,
    }) => {
      expect(await lookAtEvery(states, browser, zoomed, (page) => layoutProblemsOf(page))).toEqual([])
    })
  })
}

test('whoever misconfigures the console gets an accessible page about it', async ({ page, watch }) => {
  const stage = await startStage()
  watch.expect(new RegExp(`^stranger: ${stage.app}`))
  await stage.deployConfig(null)
  await page.goto(stage.app)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await stage.close()
})

type Look = (page: Page, state: State, reopen: (viewport: Size) => Promise<Page>) => Promise<string[]>
type Size = { width: number; height: number }

async function lookAtEvery(
  states: State[],
  browser: Browser,
  options: BrowserContextOptions,
  look: Look,
): Promise<string[]> {
  const found: string[] = []
  const site = await openSite()
  const people = new People(browser, site, options)
  for (const state of states) {
    // oxlint-disable-next-line no-await-in-loop -- they share one demo, which is in one state at a time
    await test.step(state.name, async () => {
      const viewport = state.isNarrow && options === desk ? sizes.phone : options.viewport
      const page = await visit(people, state, viewport)
      const problems = await look(page, state, (size) => visit(people, state, size))
      found.push(...problems.map((problem) => `${state.name}: ${problem}`))
      await page.close()
    })
  }
  await people.leave()
  await site.close()
  return found
}

/** Gives the page another size. A menu closes then, as every popover does: it is opened anew at that size. */
async function resize(page: Page, viewport: Size, reopen: (viewport: Size) => Promise<Page>): Promise<Page> {
  const before = await openLayersOf(page)
  await page.setViewportSize(viewport)
  return (await openLayersOf(page)) === before ? page : reopen(viewport)
}

async function openLayersOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // The event of the new size comes with the next frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return document.querySelectorAll('dialog[open], details[open], :popover-open').length
  })
}

test.describe('with colors of their own', () => {
  test.use({ contextOptions: { forcedColors: 'active' } })

  test('a person still sees where the focus is, and what is chosen', async ({ page, site }) => {
    await logIn(page, site)
    await page.getByRole('button', { name: 'Use it' }).click()
    await page.getByRole('row', { name: 'CI deploy' }).getByRole('checkbox').check()
    await page.getByRole('heading', { level: 1 }).focus()

    const isInMain = () => page.evaluate(() => document.activeElement?.closest('main') !== null)
    for (let stops = 0; await isInMain(); stops += 1) {
      if (stops > 0) expect(await focusRing(page)).toMatch(/^2px solid/)
      expect(stops).toBeLessThan(100)
      await page.keyboard.press('Tab')
    }
    const outlined = async (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).outlineStyle)
    expect(await outlined('nav a[aria-current]')).toBe('solid')
    expect(await outlined('[role=tab][aria-selected=true]')).toBe('solid')
    // A checkbox's mark is drawn as a border: a background would be taken away.
    const mark = page.getByRole('row', { name: 'CI deploy' }).getByRole('checkbox')
    const [drawn, ground] = await mark.evaluate((box) => [
      getComputedStyle(box, '::after').borderBottomColor,
      getComputedStyle(box).backgroundColor,
    ])
    expect(drawn).not.toBe(ground)
  })
})

async function focusRing(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { outlineWidth, outlineStyle, outlineColor } = getComputedStyle(document.activeElement ?? document.body)
    return `${outlineWidth} ${outlineStyle} ${outlineColor} around ${document.activeElement?.outerHTML.slice(0, 80)}`
  })
}
