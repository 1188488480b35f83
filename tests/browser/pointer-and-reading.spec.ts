import { expect, type Page } from '@playwright/test'

import { actionsOf, createKey, dialog, secretIn } from '../support/console-page.ts'
import { logIn, openLoggedIn, test } from '../support/demo-site.ts'

/** Presses and tooltips need real hit testing and a real top layer; long words and colors need layout. */

test.describe('a tooltip', () => {
  test('stays while the pointer moves from the date onto the tooltip, across the row below', async ({ page, site }) => {
    await page.setViewportSize({ width: 1280, height: 1400 })
    await logIn(page, site)
    const created = page
      .getByRole('row', { name: /CI deploy/ })
      .locator('time')
      .first()
    await created.hover()
    const tooltip = page.getByRole('tooltip')
    const text = await tooltip.textContent()
    const from = await centerOf(created)
    const to = await centerOf(tooltip)
    await page.mouse.move(from.x, from.y)
    await page.mouse.move(from.x, to.y, { steps: 20 })
    await expect(tooltip).toHaveText(text ?? '')
    await expect(tooltip).toBeVisible()
    await page.mouse.move(600, 20, { steps: 5 })
    await expect(tooltip).toBeHidden()
  })

  test('of a disabled button in a dialog is visible, is heard, and takes the first Escape', async ({ page, site }) => {
    await logIn(page, site)
    await createKey(page, 'CI release')
    const created = dialog(page, 'API key created')
    const done = created.getByRole('button', { name: 'Done' })
    await done.focus()
    await expect(created.getByRole('tooltip')).toHaveText(/^Copy it, download it, or tick/)
    await expect(created.getByRole('tooltip')).toBeInViewport({ ratio: 1 })
    expect(await descriptionOf(page, 'Done')).toMatch(/^Copy it, download it, or tick/)

    await page.keyboard.press('Escape')
    await expect(page.getByRole('tooltip')).toBeHidden()
    await expect(created.getByRole('alert')).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(created.getByRole('alert')).toHaveText(/Close without saving it/)
    await expect(created.getByRole('button', { name: 'Keep it open' })).toBeFocused()
  })
})

test.describe('a press outside a dialog', () => {
  test('closes it on the release, and not when it slides back', async ({ page, site }) => {
    await logIn(page, site)
    await page.getByRole('button', { name: 'New API key' }).click()
    const form = dialog(page, 'New API key')
    const inside = await centerOf(form)
    await page.mouse.move(20, 400)
    await page.mouse.down()
    await page.mouse.move(inside.x, inside.y)
    await page.mouse.up()
    await expect(form).toBeVisible()
    await page.mouse.move(20, 400)
    await page.mouse.down()
    await expect(form).toBeVisible()
    await page.mouse.up()
    await expect(form).toBeHidden()
  })

  test('keeps typed text, and the double click that opens a dialog does not close it', async ({ page, site }) => {
    await logIn(page, site)
    await page.getByRole('button', { name: 'New API key' }).dblclick()
    const form = dialog(page, 'New API key')
    await expect(form).toBeVisible()
    await form.getByLabel('Name').fill('CI release')
    await page.mouse.click(20, 400)
    await expect(form.getByLabel('Name')).toHaveValue('CI release')
    await expect(form.getByText(/^Your input is kept/)).toBeVisible()
  })
})

for (const width of [1280, 320]) {
  test(`a name without spaces stays inside dialogs and announcements at ${width} px`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 })
    const name = 'W'.repeat(255)
    await openLoggedIn(page, site, '/api-keys')
    await createKey(page, name)
    await expect(secretIn(page)).toBeVisible()
    const created = dialog(page, 'API key created')
    expect(await created.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    await created.getByLabel('I have saved it').check()
    await created.getByRole('button', { name: 'Done' }).click()
    await actionsOf(page, name).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await dialog(page, 'Delete API key').getByRole('button', { name: 'Delete API key' }).click()
    const toast = page.getByRole('status').getByText(`${name} deleted`)
    await expect(toast).toBeInViewport({ ratio: 1 })
  })
}

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a press in the navigation sheet that slides out does not close it, and a press outside does', async ({
    page,
    site,
  }) => {
    await logIn(page, site)
    await page.getByRole('button', { name: 'Open navigation' }).click()
    const sheet = page.getByRole('dialog', { name: 'Main' })
    await page.mouse.move(120, 600)
    await page.mouse.down()
    await page.mouse.move(350, 600)
    await page.mouse.up()
    await expect(sheet).toBeVisible()
    await page.mouse.click(350, 600)
    await expect(sheet).toBeHidden()
  })
})

test('token names on the overview are not cut', async ({ page, site }) => {
  await openLoggedIn(page, site, '/')
  const names = page.locator('.life-name')
  await expect(names.first()).toBeVisible()
  const cut = await names.evaluateAll((all) =>
    all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map((name) => name.textContent),
  )
  expect(cut).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the chosen segment has an edge of 3:1 (${colorScheme})`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme })
    await openLoggedIn(page, site, '/notifications')
    await expect(page.getByRole('radio', { name: 'All' })).toBeChecked()
    const contrast = await page.locator('.segments label:has(:checked)').evaluate((label) => {
      const luminance = (color: string) => {
        const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((channel) => {
          const value = Number(channel) / 255
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
      }
      const edge = luminance(/rgb\([^)]*\)/.exec(getComputedStyle(label).boxShadow)?.[0] ?? '')
      const ground = luminance(getComputedStyle(label.parentElement ?? label).backgroundColor)
      return (Math.max(edge, ground) + 0.05) / (Math.min(edge, ground) + 0.05)
    })
    expect(contrast).toBeGreaterThanOrEqual(3)
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('fields have letters of at least 16 px, so that iOS does not zoom in', async ({ page, site }) => {
    await openLoggedIn(page, site, '/tokens/new')
    await expect(dialog(page, 'New token')).toBeVisible()
    const sizes = await page
      .locator(
        'main :is(input:not([type=checkbox], [type=radio]), select, textarea), dialog :is(input:not([type=checkbox], [type=radio]), select)',
      )
      .evaluateAll((fields) => fields.map((field) => Number.parseFloat(getComputedStyle(field).fontSize)))
    expect(sizes.length).toBeGreaterThan(2)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16)
  })
})

test('in forced colors, the sort arrow is a triangle, and an announcement has an edge', async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await logIn(page, site)
  const arrow = await page
    .getByRole('button', { name: 'Name', exact: true })
    .evaluate((button) => getComputedStyle(button, '::after').borderLeftColor)
  expect(arrow).toBe('rgba(0, 0, 0, 0)')
  await page.getByRole('button', { name: 'Copy client ID of CI deploy' }).click()
  const toast = page.locator('.toast')
  await expect(toast).toBeVisible()
  expect(await toast.evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe('1px')
})

type Boxed = { boundingBox: () => Promise<{ x: number; y: number; width: number; height: number } | null> }

async function centerOf(element: Boxed): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox()
  if (!box) throw new Error('The element is not visible.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The description of a button in the accessibility tree of the browser itself. */
async function descriptionOf(page: Page, name: string): Promise<string | undefined> {
  const devTools = await page.context().newCDPSession(page)
  const { nodes } = await devTools.send('Accessibility.getFullAXTree')
  const button = nodes.find((node) => node.role?.value === 'button' && node.name?.value === name)
  const description: unknown = button?.description?.value
  return typeof description === 'string' ? description : undefined
}
