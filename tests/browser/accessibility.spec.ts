import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'

import { violationsInBothThemes, violationsOf } from '../support/axe.ts'
import { logIn, openSite, test } from '../support/demo-site.ts'
import { layoutProblemsOf } from '../support/layout-problems.ts'
import { startStage } from '../support/servers/stage.ts'
import { slowUnless } from '../support/slow.ts'
import type { State } from '../support/states/state.ts'
import { statesBySubject, UserContexts, quickTierStates, visit } from '../support/states/states.ts'

/**
 * Every screen and state, as machines can judge it: axe in both themes, no sideways scrolling on a narrow screen, targets
 * that a finger can hit. What takes a keyboard is in keyboard.spec.ts.
 */
// Dozens of states, each with two runs of axe: a limit that only a hang can reach.
test.describe.configure({ timeout: 900_000 })

const sizes = {
  desk: { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' },
  phone: { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', hasTouch: true },
  'at 400 % zoom': { viewport: { width: 320, height: 256 }, reducedMotion: 'reduce' },
} satisfies Record<string, BrowserContextOptions>
type Size = keyof typeof sizes

for (const [part, states] of Object.entries(statesBySubject)) {
  const telling = states.filter(({ name }) => quickTierStates.has(name))
  const others = states.filter(({ name }) => !quickTierStates.has(name))
  for (const { which, some } of [
    { which: 'the most telling states pass', some: telling },
    { which: 'all other states pass', some: others },
  ]) {
    test(`${part}: ${which} axe in both themes, and the layout fits a desk, a phone and 400 % zoom${slowUnless(some === telling)}`, async ({
      browser,
    }) => {
      const found = await lookAtEvery(some, browser, async (state, open) => {
        const opened = state.isNarrowOnly ? 'phone' : 'desk'
        const page = await open(opened)
        const problems = await violationsInBothThemes(page)
        problems.push(...(await layoutProblemsOf(page)))
        for (const size of ['phone', 'at 400 % zoom'] as const) {
          // A menu closes with the size of its window, as every popover does: such a state is opened anew.
          const resized = (await keepsStateAt(page, size)) ? page : await open(size)
          problems.push(...(await layoutProblemsOf(resized)).map((problem) => `${size}: ${problem}`))
        }
        return problems
      })
      expect(found).toEqual([])
    })
  }

  // In the quick tier the page of a phone was opened at a desk and without touch, and only its layout is looked at.
  test.describe('opened at its own size', { tag: '@slow' }, () => {
    test(`${part}: on a phone every state passes axe in both themes, and targets are large enough`, async ({
      browser,
    }) => {
      const found = await lookAtEvery(states, browser, async (_state, open) => {
        const page = await open('phone')
        return [...(await violationsInBothThemes(page)), ...(await layoutProblemsOf(page))]
      })
      expect(found).toEqual([])
    })

    test(`${part}: at 400 % zoom nothing scrolls sideways, and every control can be reached and hit`, async ({
      browser,
    }) => {
      const found = await lookAtEvery(states, browser, async (_state, open) =>
        layoutProblemsOf(await open('at 400 % zoom')),
      )
      expect(found).toEqual([])
    })
  })
}

test('the page about a wrong configuration is accessible', async ({ page, watch }) => {
  const stage = await startStage()
  watch.expect(new RegExp(`^other origin: ${stage.app}`))
  await stage.deployConfig(null)
  await page.goto(stage.app)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await stage.close()
})

type Look = (state: State, open: (size: Size) => Promise<Page>) => Promise<string[]>

async function lookAtEvery(states: State[], browser: Browser, look: Look): Promise<string[]> {
  const found: string[] = []
  const site = await openSite()
  const people = {
    desk: new UserContexts(browser, site, sizes.desk),
    phone: new UserContexts(browser, site, sizes.phone),
    'at 400 % zoom': new UserContexts(browser, site, sizes['at 400 % zoom']),
  }
  for (const state of states) {
    await test.step(state.name, async () => {
      const pages: Page[] = []
      const problems = await look(state, async (size) => {
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

/** Gives the page another size. Returns false when something that was open has closed. */
async function keepsStateAt(page: Page, size: Size): Promise<boolean> {
  const before = await openLayersOf(page)
  await page.setViewportSize(sizes[size].viewport)
  return (await openLayersOf(page)) === before
}

async function openLayersOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // The event that tells the new size comes with the next frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return document.querySelectorAll('dialog[open], details[open], :popover-open').length
  })
}

test.describe('with colors of their own', () => {
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
