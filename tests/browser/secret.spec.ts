import { expect, type Page } from '@playwright/test'

import { tracesIn } from '../production/traces.ts'
import {
  actionsOf,
  createKey,
  dialog,
  heading,
  keepAndClose,
  logIn,
  secretIn,
  seeNewSecret,
  slowDown,
  test,
  type Site,
} from '../support/demo-site.ts'

/** Secrets that are shown once, and the browser's own ways to close, leave, reload and come back. */

/** Most static hosts let browsers store the page, so it can enter the back/forward cache. */
const stored = { headers: { 'Cache-Control': 'max-age=600' } }

test.describe('while a new secret is unsaved', () => {
  test.use(stored)
  test.beforeEach(async ({ page, site }) => {
    await logInOnKeptPage(page, site)
    await seeNewSecret(page, 'CI release')
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

  test('a secret that was left unsaved does not come back with Back from the next page', async ({ page, site }) => {
    page.on('dialog', (warning) => void warning.accept())
    let secret = (await secretIn(page).textContent()) ?? ''
    await comeBackToKeptPage(page, site, async () => {
      secret = await submitNewKey(page, 'CI release')
    })
    await expect(dialog(page, 'New API key')).toBeVisible()
    expect(await page.content()).not.toContain(secret)
    await expect(dialog(page, 'API key created')).toBeHidden()
  })
})

test.describe('after a new secret is saved', () => {
  test.use(stored)

  test('it is nowhere after Done, and Back from another page does not bring it back', async ({ page, site }) => {
    await logInOnKeptPage(page, site)
    let secret = ''
    const placesWithIt = async () =>
      Object.entries(await tracesIn(page)).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))
    const createAndKeep = async () => {
      secret = await seeNewSecret(page, 'CI release')
      expect(await placesWithIt(), 'while it is shown').toEqual(['document'])
      await keepAndClose(page)
      await expect(actionsOf(page, 'CI release').first()).toBeVisible()
      expect(await placesWithIt(), 'after Done').toEqual([])
    }
    await createAndKeep()
    await comeBackToKeptPage(page, site, createAndKeep)
    await expect(heading(page, 'API keys')).toBeVisible()
    expect(await placesWithIt(), 'after Back').toEqual([])
  })
})

test.describe('when the browser blocks the clipboard', () => {
  test.use({ headers: { 'Permissions-Policy': 'clipboard-write=()' } })

  test('the secret is selected, an error explains it, and it does not count as saved', async ({
    page,
    site,
    watch,
  }) => {
    watch.expect(/Clipboard API has been blocked/)
    await logIn(page, site)
    const secret = await seeNewSecret(page, 'CI release')
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
    const secret = await seeNewSecret(page, 'CI release')
    const created = dialog(page, 'API key created')
    await created.getByRole('button', { name: 'Copy Client secret' }).click()
    await expect(created.getByRole('status')).toHaveText('Client secret copied')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
    await created.getByRole('button', { name: 'Done' }).click()
    await expect(created).toBeHidden()
  })
})

test.describe('on a device six times slower', () => {
  test('a double click creates one key', async ({ page, site }) => {
    await logIn(page, site)
    await slowDown(page, 6)
    await page.getByRole('button', { name: 'New API key' }).click()
    const form = dialog(page, 'New API key')
    await form.getByLabel('Name').fill('CI release')
    await form.getByRole('button', { name: 'Create API key' }).dblclick()
    await keepAndClose(page)
    await expect(page.getByText('7 API keys')).toBeVisible()
  })

  test('pressing Enter twice creates one key', async ({ page, site }) => {
    await logIn(page, site)
    await slowDown(page, 6)
    await page.getByRole('button', { name: 'New API key' }).click()
    await dialog(page, 'New API key').getByLabel('Name').fill('CI release')
    await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')])
    await keepAndClose(page)
    await expect(page.getByText('7 API keys')).toBeVisible()
  })
})

test('a retry after a failed attempt creates no second key', async ({ page, site }) => {
  await logIn(page, site, { condition: 'put-fails' })
  await createKey(page, 'CI release')
  await dialog(page, 'New API key').getByRole('button', { name: 'Try again' }).click()
  await keepAndClose(page)
  await expect(page.getByText('7 API keys')).toBeVisible()
})

test('a revealed developer token hides when the window loses focus', async ({ page, site }) => {
  await logIn(page, site)
  const card = page.getByRole('region', { name: 'Developer credentials' })
  await card.getByRole('button', { name: 'Reveal developer token' }).click()
  await expect(card.getByText(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)).toBeVisible()

  // Playwright keeps every page focused; without that, another tab in front takes the focus as it does for people.
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Emulation.setFocusEmulationEnabled', { enabled: false })
  const other = await page.context().newPage()
  await other.bringToFront()
  await expect(card.getByText(/^eyJ[\w-]+•+[\w-]{4}$/)).toBeVisible()
  await expect(card.getByRole('button', { name: 'Reveal developer token' })).toBeVisible()
})

/** Logs in on a page that the browser keeps in its back/forward cache. */
async function logInOnKeptPage(page: Page, site: Site): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => persisted && sessionStorage.setItem('was-kept', 'yes'))
  })
  await logIn(page, site)
  // A page is not cached if the mock service worker took control of it after it had loaded.
  await page.reload()
}

/** A slow browser may not cache the page, so there is nothing to restore. Then `again` recreates the situation. */
async function comeBackToKeptPage(page: Page, site: Site, again: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    if (await leaveAndComeBack(page, site)) return
    // oxlint-disable-next-line no-await-in-loop -- as above
    await again()
  }
  throw new Error('The browser kept the page in none of five tries.')
}

/** True if the browser restored the page from its back/forward cache. */
async function leaveAndComeBack(page: Page, site: Site): Promise<boolean> {
  await page.goto(`${site.url}/config.json`)
  // In the page's own history: Playwright's goBack does not know a page that was kept.
  await page.evaluate(() => history.back())
  await expect(heading(page, 'API keys')).toBeAttached()
  // Kept or not, the app is loaded anew by now, or about to be.
  return page
    .waitForFunction(() => document.readyState === 'complete')
    .then(
      () => page.evaluate(() => sessionStorage.getItem('was-kept') === 'yes').catch(() => true),
      () => true,
    )
}

async function submitNewKey(page: Page, name: string): Promise<string> {
  const form = dialog(page, 'New API key')
  await form.getByLabel('Name').fill(name)
  await form.getByRole('button', { name: 'Create API key' }).click()
  return (await secretIn(page).textContent()) ?? ''
}

/** Requests a reload and cancels it. True if the browser asked first. */
async function warnsOnReload(page: Page): Promise<boolean> {
  const loaded = page.waitForEvent('load').then(() => false)
  const warned = page.waitForEvent('dialog').then(async (warning) => {
    await warning.dismiss()
    return warning.type() === 'beforeunload'
  })
  await page.evaluate(() => void setTimeout(() => location.reload()))
  return Promise.race([loaded, warned])
}
