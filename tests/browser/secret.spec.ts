import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'

import { tracesIn } from '../production/traces.ts'
import {
  actionsOf,
  createKey,
  dialog,
  confirmSavedAndClose,
  secretIn,
  createKeyAndReadSecret,
  slowDown,
} from '../support/console-page.ts'
import { logIn, test } from '../support/demo-site.ts'

/** Secrets that are shown once, when the user closes the dialog, leaves the page, reloads it or goes Back. */

test.describe('while a new secret is unsaved', () => {
  test.beforeEach(async ({ page, site }) => {
    await logIn(page, site)
    await createKeyAndReadSecret(page, 'CI release')
  })

  test('pressing Escape twice asks before the dialog closes', async ({ page }) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(secretIn(page)).toBeVisible()
    await expect(page.getByRole('alert')).toContainText('Close without saving it?')
    await expect(page.getByRole('button', { name: 'Keep it open' })).toBeFocused()

    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toBeHidden()
    await expect(secretIn(page)).toBeVisible()
  })

  test('clicking outside the dialog asks before it closes', async ({ page }) => {
    await page.mouse.click(8, 8)
    await expect(page.getByRole('alert')).toContainText('Close without saving it?')
    await expect(secretIn(page)).toBeVisible()
  })

  test('a tool is chosen by keyboard, and a click outside still asks before the dialog closes', async ({ page }) => {
    const summary = page.getByText('Save to another tool')
    await page.getByRole('button', { name: 'Copy Client secret' }).focus()
    await page.keyboard.press('Tab')
    await expect(summary).toBeFocused()
    await page.keyboard.press('Enter')
    await page.getByLabel('Tool').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('Terra')
    await expect(page.getByLabel('Preview')).toContainText('client_secret = "••••••••"')
    await page.keyboard.press('Tab')
    await expect(page.getByLabel('Preview')).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Download', exact: true })).toBeFocused()

    await page.mouse.click(8, 8)
    await expect(page.getByRole('alert')).toContainText('Close without saving it?')
  })

  test('Back asks before it leaves, and “Close anyway” leaves', async ({ page, site }) => {
    // Playwright's goBack would wait for a navigation, but the app blocks it.
    await page.evaluate(() => history.back())
    await expect(page.getByRole('alert')).toContainText('Close without saving it?')
    await expect(page).toHaveURL(`${site.url}/api-keys/new`)
    await page.getByRole('button', { name: 'Keep it open' }).click()
    await expect(secretIn(page)).toBeVisible()

    await page.evaluate(() => history.back())
    await page.getByRole('button', { name: 'Close anyway' }).click()
    await expect(dialog(page, 'API key created')).toBeHidden()
    await expect(actionsOf(page, 'CI release')).toBeVisible()
  })

  test('the browser asks before a reload', async ({ page }) => {
    await expect(warnsOnReload(page)).resolves.toBe(true)
    await expect(secretIn(page)).toBeVisible()

    await dialog(page, 'API key created').getByLabel('I have saved it').check()
    await expect(warnsOnReload(page)).resolves.toBe(false)
  })

  test('a page in the back/forward cache does not contain the secret, and Back reloads it', async ({ page }) => {
    const secret = (await secretIn(page).textContent()) ?? ''
    // Simulates the back/forward cache, which a headless shell does not have. full-browser.spec.ts tests the real one.
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
    await expect(page.getByRole('main')).toBeHidden()
    expect(await page.content()).not.toContain(secret)

    const loaded = page.waitForEvent('load')
    page.on('dialog', (warning) => void warning.accept())
    await page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await loaded
    await expect(dialog(page, 'New API key')).toBeVisible()
    expect(await page.content()).not.toContain(secret)
  })
})

test('a saved secret is nowhere in the browser after its dialog is closed', async ({ page, site }) => {
  await logIn(page, site)
  const secret = await createKeyAndReadSecret(page, 'CI release')
  const placesWithSecret = async () =>
    Object.entries(await tracesIn(page)).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))
  expect(await placesWithSecret(), 'while the dialog shows it').toEqual(['document'])
  await confirmSavedAndClose(page)
  await expect(actionsOf(page, 'CI release')).toBeVisible()
  expect(await placesWithSecret(), 'after Done').toEqual([])
})

test.describe('when the browser blocks the clipboard', () => {
  test.use({ headers: { 'Permissions-Policy': 'clipboard-write=()' } })

  test('a copy selects the secret, shows an error, and does not count as saved', async ({ page, site, watch }) => {
    watch.expect(/Clipboard API has been blocked/)
    await logIn(page, site)
    const secret = await createKeyAndReadSecret(page, 'CI release')
    const created = dialog(page, 'API key created')
    await created.getByRole('button', { name: 'Copy Client secret' }).click()
    await expect(created.getByRole('alert')).toContainText('Your browser blocked copying. The text is selected')
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(secret)
    await expect(created.getByRole('button', { name: 'Done' })).toBeDisabled()
  })
})

test.describe('when the clipboard works', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('a copied secret is in the clipboard and counts as saved', async ({ page, site }) => {
    await logIn(page, site)
    const secret = await createKeyAndReadSecret(page, 'CI release')
    const created = dialog(page, 'API key created')
    await created.getByRole('button', { name: 'Copy Client secret' }).click()
    await expect(created.getByRole('status')).toHaveText('Client secret copied')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
    await created.getByRole('button', { name: 'Done' }).click()
    await expect(created).toBeHidden()
  })

  test('a secret that was saved to another tool is nowhere in the browser after its dialog is closed', async ({
    page,
    site,
  }) => {
    await logIn(page, site)
    const secret = await createKeyAndReadSecret(page, 'CI “release”')
    const created = dialog(page, 'API key created')
    await created.getByText('Save to another tool').click()
    await created.getByLabel('Tool').selectOption('GitHub Actions')
    await created.getByRole('button', { name: 'Copy command' }).click()
    await expect(created.getByRole('status')).toHaveText('Command for GitHub Actions copied')
    await expect(created.getByRole('button', { name: 'Done' })).toBeDisabled()
    await created.getByLabel('Tool').selectOption('Kubernetes')
    const downloaded = page.waitForEvent('download')
    await created.getByRole('button', { name: 'Download', exact: true }).click()
    const file = await downloaded
    expect(file.suggestedFilename()).toBe('latchkey-ci-release.yaml')
    expect(await readFile(await file.path(), 'utf8')).toContain(`CLIENT_SECRET: "${secret}"`)
    await created.getByRole('button', { name: 'Done' }).click()
    await expect(created).toBeHidden()
    const traces = Object.values(await tracesIn(page))
    expect(traces.filter((text) => text.includes(secret))).toEqual([])
  })
})

test.describe('on a device six times slower', () => {
  test('a double click creates one key @slow', async ({ page, site }) => {
    await logIn(page, site)
    await slowDown(page, 6)
    await page.getByRole('button', { name: 'New API key' }).click()
    const form = dialog(page, 'New API key')
    await form.getByLabel('Name').fill('CI release')
    await form.getByRole('button', { name: 'Create API key' }).dblclick()
    await confirmSavedAndClose(page)
    await expect(page.getByText(/^7 (API keys|of 20 keys)$/)).toBeVisible()
  })

  test('pressing Enter twice creates one key', { tag: '@slow' }, async ({ page, site }) => {
    await logIn(page, site)
    await slowDown(page, 6)
    await page.getByRole('button', { name: 'New API key' }).click()
    await dialog(page, 'New API key').getByLabel('Name').fill('CI release')
    await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')])
    await confirmSavedAndClose(page)
    await expect(page.getByText(/^7 (API keys|of 20 keys)$/)).toBeVisible()
  })
})

test('a retry after a failed request creates one key', async ({ page, site }) => {
  await logIn(page, site, { condition: 'put-fails' })
  await createKey(page, 'CI release')
  await dialog(page, 'New API key').getByRole('button', { name: 'Try again' }).click()
  await confirmSavedAndClose(page)
  await expect(page.getByText(/^7 (API keys|of 20 keys)$/)).toBeVisible()
})

/** Tries to reload and cancels. Returns whether the browser asked first. */
async function warnsOnReload(page: Page): Promise<boolean> {
  const loaded = page.waitForEvent('load').then(() => false)
  const warned = page.waitForEvent('dialog').then(async (warning) => {
    await warning.dismiss()
    return warning.type() === 'beforeunload'
  })
  await page.evaluate(() => void setTimeout(() => location.reload()))
  return Promise.race([loaded, warned])
}
