import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'

import { startStage } from '../support/servers/stage.ts'
import type { State } from '../support/states/state.ts'
import { bringPeople, parts, visit } from '../support/states/states.ts'
import { logIn, openSite, test } from '../support/demo-site.ts'

/**
 * Every screen and state, as machines can judge it: axe in both themes, room on a narrow screen, targets that a finger
 * hits. What people do with keys alone is in demo-keyboard.spec.ts.
 */
// Dozens of states, each looked at by axe: minutes where the machine is shared, and a limit that only a hang can reach.
test.describe.configure({ timeout: 900_000 })
// A trace of so many states would take longer than looking at them.
test.use({ trace: 'off' })

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' }
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', hasTouch: true }
const zoomed: BrowserContextOptions = { viewport: { width: 320, height: 256 }, reducedMotion: 'reduce' }

for (const [part, states] of Object.entries(parts)) {
  for (const [place, options] of Object.entries({ 'a desk': desk, 'a phone': phone })) {
    test(`${part}: at ${place} every state passes axe in both themes, and targets are large enough`, async ({
      browser,
    }) => {
      const found = await lookAtEvery(states, browser, options, async (page) => [
        ...(await violationsOf(page)),
        ...(await page.evaluate(findLayoutProblems)),
      ])
      expect(found).toEqual([])
    })
  }

  test(`${part}: at 400 % zoom nothing scrolls sideways, and everything can be reached and hit`, async ({
    browser,
  }) => {
    const found = await lookAtEvery(states, browser, zoomed, (page) => page.evaluate(findLayoutProblems))
    expect(found).toEqual([])
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

async function lookAtEvery(
  states: State[],
  browser: Browser,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const found: string[] = []
  const site = await openSite()
  const people = await bringPeople(browser, site, options)
  for (const state of states) {
    if (state.isNarrow && options === desk) continue
    // oxlint-disable-next-line no-await-in-loop -- they share one demo, which is in one state at a time
    await test.step(state.name, async () => {
      const page = await visit(people, site, state)
      found.push(...(await look(page)).map((problem) => `${state.name}: ${problem}`))
      await page.close()
    })
  }
  await Promise.all(Object.values(people).map((context) => context.close()))
  await site.close()
  return found
}

/** Everything in the light theme; in the dark one what depends on colors. */
async function violationsOf(page: Page): Promise<string[]> {
  // There are no frames to gather results from, which is what the other mode opens a page for.
  const axe = () => new AxeBuilder({ page }).setLegacyMode()
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await axe().withTags(TAGS).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axe().withRules(['color-contrast']).analyze()
  return Object.entries({ light, dark }).flatMap(([theme, { violations }]) =>
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${theme}: ${id} ${target.join(' ')} ${failureSummary}`),
    ),
  )
}

/** In the page: what is too wide, too small, out of sight, or under something else. */
function findLayoutProblems(): string[] {
  const problems: string[] = []
  const { scrollWidth } = document.documentElement
  if (scrollWidth > innerWidth) problems.push(`the page is ${scrollWidth} px wide`)

  // What lies behind a dialog or a menu is not operated now.
  const layers = document.querySelectorAll(
    'dialog[open], :is([role=menu], [role=dialog]):popover-open, details[open] > .demo-panel',
  )
  const root = [...layers].at(-1) ?? document
  if (root instanceof HTMLElement && root.scrollWidth > root.clientWidth) problems.push('what is open is too wide')

  for (const control of root.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [role^=menuitem]',
  )) {
    if (!control.checkVisibility({ checkVisibilityCSS: true })) continue
    control.scrollIntoView({ block: 'center', inline: 'center' })
    // A label around a control is part of its target.
    const target = control.closest('label') ?? control
    const { left, right, top, bottom, width, height } = target.getBoundingClientRect()
    const name = `“${control.getAttribute('aria-label') ?? control.textContent.trim().slice(0, 40)}”`
    if (bottom <= 0) continue
    if (width < 24 || height < 24) problems.push(`${name} is ${Math.round(width)} × ${Math.round(height)} px`)
    if (left < 0 || right > innerWidth) problems.push(`${name} lies from ${left} to ${right}`)
    const atCentre = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    if (!atCentre || !(target.contains(atCentre) || atCentre.contains(target))) {
      problems.push(`${name} lies under ${atCentre?.outerHTML.slice(0, 60)}`)
    }
  }
  return problems
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
