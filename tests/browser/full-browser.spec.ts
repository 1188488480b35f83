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
 * Tests that need Chromium with its windows: a headless shell keeps no page for Back, and never takes the focus from one.
 * The quick tier has the console's part of each: secret.spec.ts sends the events that a browser sends to a page that it
 * keeps, and tests/app/api-keys/developer-credentials.test.tsx the loss of focus.
 */
test.describe('in a full browser', { tag: '@slow' }, () => {
  test.describe('with a page that the host lets a browser store', () => {
    test.use({ headers: { 'Cache-Control': 'max-age=600' } })

    test('Back from the next page does not restore an unsaved secret', async ({ page, site }) => {
      await logInOnKeptPage(page, site)
      await createKeyAndReadSecret(page, 'CI release')
      page.on('dialog', (warning) => void warning.accept())
      let secret = (await secretIn(page).textContent()) ?? ''
      await comeBackToKeptPage(page, site, async () => {
        secret = await submitNewKey(page, 'CI release')
      })
      await expect(dialog(page, 'New API key')).toBeVisible()
      expect(await page.content()).not.toContain(secret)
      await expect(dialog(page, 'API key created')).toBeHidden()
    })

    test('a saved secret is nowhere after Done, and Back does not restore it', async ({ page, site }) => {
      await logInOnKeptPage(page, site)
      let secret = ''
      const placesWithIt = async () =>
        Object.entries(await tracesIn(page)).flatMap(([place, text]) => (text.includes(secret) ? [place] : []))
      const createAndKeep = async () => {
        secret = await createKeyAndReadSecret(page, 'CI release')
        expect(await placesWithIt(), 'while it is shown').toEqual(['document'])
        await confirmSavedAndClose(page)
        await expect(actionsOf(page, 'CI release').first()).toBeVisible()
        expect(await placesWithIt(), 'after Done').toEqual([])
      }
      await createAndKeep()
      await comeBackToKeptPage(page, site, createAndKeep)
      await expect(heading(page, 'API keys')).toBeVisible()
      expect(await placesWithIt(), 'after Back').toEqual([])
    })
  })

  test('a revealed developer token hides as soon as the person looks at another window', async ({ page, site }) => {
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
})

/** The browser keeps such a page whole for the way back. */
async function logInOnKeptPage(page: Page, site: Site): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => persisted && sessionStorage.setItem('was-kept', 'yes'))
  })
  await logIn(page, site)
  // A page that the mock worker has taken over in mid-life is not kept.
  await page.reload()
}

/** A browser that is short of time keeps no page, and then there is nothing to bring back: `again` makes it so anew. */
async function comeBackToKeptPage(page: Page, site: Site, again: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    if (await leaveAndComeBack(page, site)) return
    await again()
  }
  throw new Error('The browser kept the page in none of five tries.')
}

/** Whether the browser had kept the page. */
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
