import { expect, type Page } from '@playwright/test'

import { tracesIn } from '../production/traces.ts'
import {
  actionsOf,
  dialog,
  heading,
  confirmSavedAndClose,
  secretIn,
  createKeyAndReadSecret,
} from '../support/console-page.ts'
import { logIn, test, type Site } from '../support/demo-site.ts'

/**
 * Tests that need full Chromium: the headless shell has no back/forward cache, and its pages never lose focus. The
 * quick tier simulates the browser's events instead: `pagehide` and `pageshow` in secret.spec.ts, and `blur` in
 * tests/app/api-keys/developer-credentials.test.tsx.
 */
test.describe('in a full browser', { tag: '@slow' }, () => {
  test.describe('when the host lets the browser cache the page', () => {
    test.use({ headers: { 'Cache-Control': 'max-age=600' } })

    test('Back from the next page does not restore an unsaved secret', async ({ page, site }) => {
      await logInOnCacheablePage(page, site)
      await createKeyAndReadSecret(page, 'CI release')
      page.on('dialog', (warning) => void warning.accept())
      let secret = (await secretIn(page).textContent()) ?? ''
      await returnToCachedPage(page, site, async () => {
        secret = await submitNewKey(page, 'CI release')
      })
      await expect(dialog(page, 'New API key')).toBeVisible()
      expect(await page.content()).not.toContain(secret)
      await expect(dialog(page, 'API key created')).toBeHidden()
    })

    test('a saved secret is nowhere in the browser after Done, and Back does not restore it', async ({
      page,
      site,
    }) => {
      await logInOnCacheablePage(page, site)
      let secret = ''
      const placesWithSecret = async () =>
        Object.entries(await tracesIn(page)).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))
      const createAndKeep = async () => {
        secret = await createKeyAndReadSecret(page, 'CI release')
        expect(await placesWithSecret(), 'while the dialog shows it').toEqual(['document'])
        await confirmSavedAndClose(page)
        await expect(actionsOf(page, 'CI release').first()).toBeVisible()
        expect(await placesWithSecret(), 'after Done').toEqual([])
      }
      await createAndKeep()
      await returnToCachedPage(page, site, createAndKeep)
      await expect(heading(page, 'API keys')).toBeVisible()
      expect(await placesWithSecret(), 'after Back').toEqual([])
    })
  })

  test('a revealed developer token hides as soon as another window has focus', async ({ page, site }) => {
    await logIn(page, site)
    const card = page.getByRole('region', { name: 'Developer credentials' })
    await card.getByRole('button', { name: 'Reveal developer token' }).click()
    await expect(card.getByText(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)).toBeVisible()

    // Playwright emulates focus in every page. Without the emulation, another tab in front takes the focus.
    const devTools = await page.context().newCDPSession(page)
    await devTools.send('Emulation.setFocusEmulationEnabled', { enabled: false })
    const other = await page.context().newPage()
    await other.bringToFront()
    await expect(card.getByText(/^eyJ[\w-]+•+[\w-]{4}$/)).toBeVisible()
    await expect(card.getByRole('button', { name: 'Reveal developer token' })).toBeVisible()
  })
})

/** Logs in on a page that the browser puts into its back/forward cache. */
async function logInOnCacheablePage(page: Page, site: Site): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => persisted && sessionStorage.setItem('was-cached', 'yes'))
  })
  await logIn(page, site)
  // The browser does not cache a page that the mock worker started to control after the page had loaded.
  await page.reload()
}

/**
 * Leaves the page and returns with Back until the browser restores it from the cache. A busy browser may skip the
 * cache. Then `prepareAgain` brings the new page into the tested state for the next attempt.
 */
async function returnToCachedPage(page: Page, site: Site, prepareAgain: () => Promise<unknown>): Promise<void> {
  for (let attempts = 0; attempts < 5; attempts += 1) {
    if (await leaveAndGoBack(page, site)) return
    await prepareAgain()
  }
  throw new Error('The browser did not cache the page in five attempts.')
}

/** Returns whether the browser restored the page from its back/forward cache. */
async function leaveAndGoBack(page: Page, site: Site): Promise<boolean> {
  await page.goto(`${site.url}/config.json`)
  // Playwright's goBack does not support the back/forward cache.
  await page.evaluate(() => history.back())
  await expect(heading(page, 'API keys')).toBeAttached()
  // The app reloads a restored page, so the page may navigate during these calls. Errors count as restored.
  return page
    .waitForFunction(() => document.readyState === 'complete')
    .then(
      () => page.evaluate(() => sessionStorage.getItem('was-cached') === 'yes').catch(() => true),
      () => true,
    )
}

async function submitNewKey(page: Page, name: string): Promise<string> {
  const form = dialog(page, 'New API key')
  await form.getByLabel('Name').fill(name)
  await form.getByRole('button', { name: 'Create API key' }).click()
  return (await secretIn(page).textContent()) ?? ''
}
