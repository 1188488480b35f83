import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'

import { violationsInBothThemes, violationsOf } from '../support/axe.ts'
import { logIn, openSite, test } from '../support/demo-site.ts'
import { layoutProblemsOf } from '../support/layout-problems.ts'
import { startStage } from '../support/servers/stage.ts'
import { slowUnless } from '../support/slow.ts'
import type { State } from '../support/states/state.ts'
import { statesBySubject, UserContexts, quickTierStates, visit } from '../support/states/states.ts'

/**
 * Automated checks of every screen and state: axe in both themes, no horizontal scrolling on a narrow screen, and large
 * enough touch targets. keyboard.spec.ts tests the keyboard.
 */
// One test runs axe twice in each of dozens of states. Only a hang reaches this limit.
test.describe.configure({ timeout: 900_000 })

const sizes = {
  desktop: { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' },
  phone: { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', hasTouch: true },
  'at 400 % zoom': { viewport: { width: 320, height: 256 }, reducedMotion: 'reduce' },
} satisfies Record<string, BrowserContextOptions>
type Size = keyof typeof sizes

for (const [part, states] of Object.entries(statesBySubject)) {
  const quickStates = states.filter(({ name }) => quickTierStates.has(name))
  const otherStates = states.filter(({ name }) => !quickTierStates.has(name))
  for (const { which, tested } of [
    { which: 'the states of the quick tier pass', tested: quickStates },
    { which: 'all other states pass', tested: otherStates },
  ]) {
    test(`${part}: ${which} axe in both themes, and the layout fits a desktop, a phone and 400 % zoom${slowUnless(tested === quickStates)}`, async ({
      browser,
    }) => {
      const found = await checkStates(tested, browser, async (state, open) => {
        const page = await open(state.isNarrowOnly ? 'phone' : 'desktop')
        const problems = await violationsInBothThemes(page)
        problems.push(...(await layoutProblemsOf(page)))
        for (const size of ['phone', 'at 400 % zoom'] as const) {
          // A menu or popover closes when its window is resized. Such a state is opened again at the new size.
          const resized = (await staysOpenAt(page, size)) ? page : await open(size)
          problems.push(...(await layoutProblemsOf(resized)).map((problem) => `${size}: ${problem}`))
        }
        return problems
      })
      expect(found).toEqual([])
    })
  }

  // The quick tier opens most states at desktop size without touch, and checks only their layout at the other sizes.
  test.describe('opened at the tested size', { tag: '@slow' }, () => {
    test(`${part}: on a phone every state passes axe in both themes, and targets are large enough`, async ({
      browser,
    }) => {
      const found = await checkStates(states, browser, async (_state, open) => {
        const page = await open('phone')
        return [...(await violationsInBothThemes(page)), ...(await layoutProblemsOf(page))]
      })
      expect(found).toEqual([])
    })

    test(`${part}: at 400 % zoom no state scrolls horizontally, and every control is reachable and large enough`, async ({
      browser,
    }) => {
      const found = await checkStates(states, browser, async (_state, open) =>
        layoutProblemsOf(await open('at 400 % zoom')),
      )
      expect(found).toEqual([])
    })
  })
}

test('the page about a missing config.json is accessible', async ({ page, watch }) => {
  const stage = await startStage()
  watch.expect(new RegExp(`^other origin: ${stage.app}`))
  await stage.deployConfig(null)
  await page.goto(stage.app)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await stage.close()
})

/** Checks one state, which `open` opens in a page of the given size. Returns the problems. */
type Check = (state: State, open: (size: Size) => Promise<Page>) => Promise<string[]>

async function checkStates(states: State[], browser: Browser, check: Check): Promise<string[]> {
  const found: string[] = []
  const site = await openSite()
  const people = {
    desktop: new UserContexts(browser, site, sizes.desktop),
    phone: new UserContexts(browser, site, sizes.phone),
    'at 400 % zoom': new UserContexts(browser, site, sizes['at 400 % zoom']),
  }
  for (const state of states) {
    await test.step(state.name, async () => {
      const pages: Page[] = []
      const problems = await check(state, async (size) => {
        const page = await visit(people[size], state)
        pages.push(page)
        return page
      })
      found.push(...problems.map((problem) => `${state.name}: ${problem}`))
      await Promise.all(pages.map((page) => page.close()))
    })
  }
  await Promise.all(Object.values(people).map((group) => group.close()))
  await site.close()
  return found
}

/** Resizes the page. Returns false if the new size has closed a dialog, popover or `<details>`. */
async function staysOpenAt(page: Page, size: Size): Promise<boolean> {
  const before = await openLayersOf(page)
  await page.setViewportSize(sizes[size].viewport)
  return (await openLayersOf(page)) === before
}

async function openLayersOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // The browser fires `resize` with the next frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return document.querySelectorAll('dialog[open], details[open], :popover-open').length
  })
}

test.describe('in forced-colors mode', () => {
  test.use({ contextOptions: { forcedColors: 'active' } })

  test('focus and selection stay visible', async ({ page, site }) => {
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
    // The mark of a checkbox is a border, because forced-colors mode removes backgrounds.
    const mark = page.getByRole('row', { name: 'CI deploy' }).getByRole('checkbox')
    const [markColor, backgroundColor] = await mark.evaluate((box) => [
      getComputedStyle(box, '::after').borderBottomColor,
      getComputedStyle(box).backgroundColor,
    ])
    expect(markColor).not.toBe(backgroundColor)
  })
})

async function focusRing(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { outlineWidth, outlineStyle, outlineColor } = getComputedStyle(document.activeElement ?? document.body)
    return `${outlineWidth} ${outlineStyle} ${outlineColor} around ${document.activeElement?.outerHTML.slice(0, 80)}`
  })
}
