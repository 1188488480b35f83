import { expect, type Locator, type Page } from '@playwright/test'

import {
  actionsOf,
  chooseAction,
  chooseProfileItem,
  dialog,
  heading,
  confirmSavedAndClose,
  createKeyAndReadSecret,
} from '../support/console-page.ts'
import { demoButton } from '../support/demo-control.ts'
import { logIn, test } from '../support/demo-site.ts'

/** The list of API keys and its frame: the keyboard, focus, history and tooltips, which need a real browser. */

test('the demo can be switched to 57 keys by keyboard', async ({ page, site }) => {
  await logIn(page, site)
  await expect(page.getByText(/^6 (API keys|of 20 keys)$/)).toBeVisible()
  // The demo control is last in the tab order, so Shift+Tab from the start of the page reaches it.
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Person')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Data')).toBeFocused()
  await page.keyboard.press('5')

  await expect(page.getByText(/^57 (API keys|of 100 keys)$/)).toBeVisible()
  await expect(page.getByText('Page 1 of 3')).toBeVisible()
  await expect(demoButton(page)).toBeFocused()
})

test('Escape closes the demo panel and returns the focus', async ({ page, site }) => {
  await logIn(page, site)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Data')).toBeHidden()
  await expect(demoButton(page)).toBeFocused()
})

test.describe('with 2,000 keys', () => {
  test.beforeEach(({ page, site }) => logIn(page, site, { data: 'keys-2000' }))

  test('“Next” shows the next page, and Back the previous one', async ({ page }) => {
    await expect(page.getByText(/^2,000 (API keys|of 5,000 keys)$/)).toBeVisible()
    const first = await namesIn(page)
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByText('Page 2 of 100')).toBeVisible()
    await expect(page).toHaveURL(/page=2/)
    await expect.poll(() => namesIn(page)).not.toEqual(first)

    await page.goBack()
    await expect(page.getByText('Page 1 of 100')).toBeVisible()
    await expect.poll(() => namesIn(page)).toEqual(first)
  })

  test('a filter finds keys on other pages', async ({ page }) => {
    await page.getByRole('searchbox').pressSequentially('kÖLn')
    await expect(page.getByText(/^\d+ of 2,000 API keys$/)).toBeVisible()
    await expect(page.getByRole('rowheader')).toHaveText(Array.from({ length: 20 }, () => /köln/i))
    await expect(page.getByRole('searchbox')).toHaveValue('kÖLn')
  })

  test('“Select all” selects only the keys on this page', { tag: '@slow' }, async ({ page }) => {
    await page.getByLabel('Select all on this page').check()
    await expect(page.getByRole('button', { name: 'Delete 20 API keys' })).toBeVisible()
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByText('Page 2 of 100')).toBeVisible()
    await expect(page.getByLabel('Select all on this page')).not.toBeChecked()
    await page.getByRole('button', { name: 'Delete 20 API keys' }).click()
    await dialog(page, 'Delete 20 API keys').getByRole('button', { name: 'Delete 20 API keys' }).click()
    await expect(page.getByText(/^1,980 (API keys|of 5,000 keys)$/)).toBeVisible()
  })
})

test.describe('the exact time of a date in the list, in the time zone of the Chatham Islands', () => {
  test('is shown on hover and hidden by Escape', async ({ page, site }) => {
    // Tall enough that nothing scrolls under the pointer.
    await page.setViewportSize({ width: 1280, height: 1400 })
    await logIn(page, site)
    const created = createdOf(page, 'CI deploy')
    await expect(created).toHaveText('12 days ago')
    await created.hover()
    await expect(page.getByRole('tooltip')).toHaveText(await exactTimesOf(created))
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tooltip')).toBeHidden()
  })

  test('is in the menu of the row, for keyboards and screen readers', async ({ page, site }) => {
    await logIn(page, site)
    await actionsOf(page, 'CI deploy').focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused()
    await expect(page.getByRole('menu')).toHaveAccessibleDescription(/Created: .* local time \(.*UTC\)/)
  })
})

test.describe('the full client ID', () => {
  test('is shown on focus, is announced, and is hidden by Escape', async ({ page, site }) => {
    await logIn(page, site)
    const copy = page.getByRole('button', { name: 'Copy client ID of CI deploy' })
    await page.getByRole('link', { name: 'CI deploy', exact: true }).focus()
    await page.keyboard.press('Tab')
    await expect(copy).toBeFocused()
    const tooltip = page.getByRole('tooltip')
    await expect(tooltip).toHaveText(/^\S{12,}$/)
    await expect(tooltip).toBeInViewport({ ratio: 1 })
    await expect(copy).toHaveAccessibleDescription(/^\S{12,}$/)

    await page.keyboard.press('Escape')
    await expect(tooltip).toBeHidden()
    await expect(copy).toBeFocused()
  })

  test('stays visible when Tab scrolls to its button', async ({ page, site }) => {
    await page.setViewportSize({ width: 390, height: 300 })
    await logIn(page, site)
    const copy = page.getByRole('button', { name: 'Copy client ID of notebooks' })
    await expect(copy).not.toBeInViewport()
    await page.getByRole('link', { name: 'notebooks', exact: true }).focus()
    await page.evaluate(() => scrollTo(0, 0))
    await page.keyboard.press('Tab')
    await expect(copy).toBeFocused()
    await expect(copy).toBeInViewport()
    await expect(page.getByRole('tooltip')).toHaveText(/^\S{12,}$/)
  })
})

test.describe('focus', () => {
  test('and title follow the navigation from an unknown URL to the overview', async ({ page, site, watch }) => {
    // The static host has no file for an unknown URL, so the test opens it from inside the app.
    watch.expect(/missing/)
    await logIn(page, site)
    await page.evaluate(() => history.pushState(null, '', location.pathname.replace(/api-keys\/?$/, 'nowhere')))
    await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')))
    await expect(heading(page, 'Page not found')).toBeFocused()
    await expect(page).toHaveTitle(/Page not found · Latchkey$/)

    await page.getByRole('link', { name: 'Go to the overview' }).click()
    await expect(heading(page, 'Overview')).toBeFocused()
    await expect(page).toHaveTitle(/Overview · Latchkey$/)
  })

  test('returns to the button that opened a dialog', async ({ page, site }) => {
    await logIn(page, site)
    const newKey = page.getByRole('button', { name: 'New API key' })
    await newKey.click()
    await expect(dialog(page, 'New API key').getByLabel('Name')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(newKey).toBeFocused()

    await chooseAction(page, 'CI deploy', 'Rename')
    await expect(dialog(page, 'Rename API key').getByLabel('Name')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(actionsOf(page, 'CI deploy')).toBeFocused()

    await chooseAction(page, 'CI deploy', 'Delete…')
    await expect(dialog(page, 'Delete API key').getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(actionsOf(page, 'CI deploy')).toBeFocused()

    await chooseProfileItem(page, 'Change Password')
    await dialog(page, 'Change Password').getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('button', { name: 'Profile menu' })).toBeFocused()
  })

  test('returns to “New API key” after the new key is saved', async ({ page, site }) => {
    await logIn(page, site)
    await createKeyAndReadSecret(page, 'CI release')
    await confirmSavedAndClose(page)
    await expect(page.getByRole('button', { name: 'New API key' })).toBeFocused()
  })

  test('moves to the heading when the row that opened the dialog was deleted', async ({ page, site }) => {
    await logIn(page, site)
    await chooseAction(page, 'CI deploy', 'Delete…')
    await dialog(page, 'Delete API key').getByRole('button', { name: 'Delete API key' }).click()
    await expect(actionsOf(page, 'CI deploy')).toBeHidden()
    await expect(heading(page, 'API keys')).toBeFocused()
  })

  test('cannot leave an open dialog', async ({ page, site }) => {
    await logIn(page, site)
    await page.getByRole('button', { name: 'New API key' }).click()
    await expect(dialog(page, 'New API key')).toBeVisible()
    for (const _ of Array.from({ length: 8 })) {
      await page.keyboard.press('Tab')
      // After the last control, the browser's own interface has the focus, and `activeElement` is the body.
      const isFocusInDialog = () => document.activeElement?.matches('body, dialog[open] *')
      expect(await page.evaluate(isFocusInDialog)).toBe(true)
    }
  })
})

async function namesIn(page: Page): Promise<string[]> {
  return page.getByRole('rowheader').allTextContents()
}

function createdOf(page: Page, name: string): Locator {
  return page.getByRole('row', { name }).locator('time').first()
}

/** Returns the expected tooltip of a `<time>`, computed from its `datetime` attribute. */
async function exactTimesOf(time: Locator): Promise<string> {
  const instant = new Date((await time.getAttribute('datetime')) ?? '')
  // Ten minutes allow for the duration of the test. A wrong time zone would be off by hours.
  expect(Math.abs(Date.now() - 12 * 86_400_000 - instant.getTime())).toBeLessThan(10 * 60_000)
  const [local, utc] = ['Pacific/Chatham', 'UTC'].map((timeZone) =>
    instant.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone }),
  )
  expect(local).not.toBe(utc)
  return `${local} local time\n${utc} UTC`
}
