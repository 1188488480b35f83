import { expect, type Page } from '@playwright/test'

import { dialog, heading } from '../support/console-page.ts'
import { logIn, openLoggedIn, test } from '../support/demo-site.ts'

/** The command palette in a browser: top layer, focus, keys, layout. The fixture fails on violations of the policy. */

const field = (page: Page) => page.getByRole('button', { name: 'Search or do…' })
const input = (page: Page) => page.getByRole('combobox', { name: 'Search or do' })
const options = (page: Page) => dialog(page, 'Search or do').getByRole('option')
const active = (page: Page) => dialog(page, 'Search or do').getByRole('option', { selected: true })

test('by keyboard: opens, finds, scrolls the choice into view, and gives focus back to its opener', async ({
  page,
  site,
}) => {
  await openLoggedIn(page, site, '/tokens', { data: 'tokens-2000' })
  await expect(field(page)).toBeVisible()
  const opener = page.getByRole('searchbox')
  await opener.focus()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(input(page)).toBeFocused()
  await page.keyboard.type('e')
  await expect(options(page)).toHaveCount(50)
  for (const key of ['End', 'PageUp', 'ArrowUp', 'Home', 'ArrowUp']) {
    await page.keyboard.press(key)
    await expect(active(page)).toHaveCount(1)
    await expect(active(page)).toBeInViewport({ ratio: 1 })
    await expect(input(page)).toBeFocused()
    expect(await input(page).getAttribute('aria-activedescendant')).toBe(await active(page).getAttribute('id'))
  }
  await page.keyboard.press('Escape')
  await expect(dialog(page, 'Search or do')).toBeHidden()
  await expect(opener).toBeFocused()

  await field(page).click()
  await page.keyboard.type('secur')
  await expect(active(page)).toContainText('Security')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Security')).toBeFocused()
})

for (const width of [901, 1100, 320]) {
  test(`a long host in “Back to” stays readable and in its place at ${width} px, beside the mark of the shield`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 700 })
    await logIn(page, site)
    await field(page).waitFor()
    await page.keyboard.press('h')
    if (width < 900) await page.getByRole('button', { name: 'Open navigation' }).click()
    const back = page.getByRole('link', { name: /^Back to/ })
    await back.locator('span').evaluate((text) => {
      text.textContent = 'Back to connection.north-europe.azure.internal-staging.example'
    })
    const box = await back.evaluate((link) => link.getBoundingClientRect())
    const end =
      width < 900 ? 260 : await page.locator('.search-place').evaluate((place) => place.getBoundingClientRect().left)
    expect(box.left).toBeGreaterThanOrEqual(width < 900 ? 0 : 236)
    expect(box.right).toBeLessThanOrEqual(end)
    const isCut = await back.locator('span').evaluate((text) => text.scrollHeight > text.clientHeight)
    expect(isCut).toBe(false)
  })
}

test('beside “Back to”, the long name of a key is cut, and the host is not', async ({ page, site }) => {
  await page.setViewportSize({ width: 1100, height: 700 })
  await logIn(page, site)
  await page.getByRole('link', { name: /^SIT-generated/ }).click()
  const trail = page.getByRole('navigation', { name: 'Breadcrumbs' })
  const name = trail.locator('bdi')
  await expect(name).toContainText('SIT-generated')
  expect(await name.evaluate((text) => text.scrollWidth > text.clientWidth)).toBe(true)
  const host = page.getByRole('link', { name: /^Back to/ }).locator('span')
  expect(await host.evaluate((text) => text.clientHeight)).toBe(16)
  const places = await page
    .locator('.topbar-start, .search-place')
    .evaluateAll((all) => all.map((place) => place.getBoundingClientRect()))
  expect(places[0]?.right).toBeLessThanOrEqual(places[1]?.left ?? 0)
})

test('an action that opens a dialog gives focus back to the search field, and a press outside closes the palette', async ({
  page,
  site,
}) => {
  await logIn(page, site)
  await field(page).click()
  await input(page).fill('change pass')
  await page.getByRole('option', { name: /^Change password/ }).click()
  await expect(page.getByRole('dialog')).toContainText('maria@example.com')
  await page.keyboard.press('Escape')
  await expect(field(page)).toBeFocused()

  await field(page).click()
  await input(page).fill('typed')
  await page.mouse.click(20, 600)
  await expect(dialog(page, 'Search or do')).toBeHidden()
})

test('letters typed before the code of the palette has loaded are in its field', async ({ page, site }) => {
  await logIn(page, site)
  await expect(field(page)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('h?/dep')
  await expect(input(page)).toHaveValue('h?/dep')
  await expect(input(page)).toBeFocused()
})

test('“?” in the palette is a letter, and its foot leads to the list of shortcuts', async ({ page, site }) => {
  await logIn(page, site)
  await field(page).click()
  await page.keyboard.type('?')
  await expect(input(page)).toHaveValue('?')
  await page.getByRole('button', { name: 'all shortcuts' }).click()
  await expect(dialog(page, 'Keyboard shortcuts')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field(page)).toBeFocused()
})

test('the search field takes its place in the top bar without moving anything', async ({ page, site }) => {
  await page.addInitScript(() => {
    globalThis.localStorage.setItem('shift', '0')
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value } = entry as PerformanceEntry & { value: number }
        localStorage.setItem('shift', `${Number(localStorage.getItem('shift')) + value}`)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await logIn(page, site)
  await expect(field(page)).toBeVisible()
  expect(Number(await page.evaluate(() => localStorage.getItem('shift')))).toBeLessThan(0.0001)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, contextOptions: { reducedMotion: 'reduce' } })

  test('an icon opens the palette as a sheet at the top, which its button closes', async ({ page, site }) => {
    await logIn(page, site)
    await field(page).tap()
    expect(await dialog(page, 'Search or do').boundingBox()).toMatchObject({ x: 0, y: 0, width: 390 })
    await input(page).fill('deploy')
    const option = page.getByRole('option', { name: /^CI deploy.*created/ })
    expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await page.getByRole('button', { name: 'Close' }).tap()
    await expect(dialog(page, 'Search or do')).toBeHidden()
    await field(page).tap()
    await input(page).fill('deploy')
    await option.tap()
    await expect(heading(page, 'CI deploy')).toBeVisible()
  })
})
