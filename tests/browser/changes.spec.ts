import { expect } from '@playwright/test'

import { chooseAction, createKey, dialog, heading } from '../support/console-page.ts'
import { urlOf, logIn, test } from '../support/demo-site.ts'

/** Events while the console is open: a lost connection and a new deployment. */

test('a banner shows that the browser is offline, and disappears when it is online again', async ({
  page,
  context,
  site,
}) => {
  await logIn(page, site)
  const offline = page.getByText('You are offline. This page may be out of date.')
  await expect(offline).toBeHidden()
  await context.setOffline(true)
  await expect(offline).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(6)
  await context.setOffline(false)
  await expect(offline).toBeHidden()
})

test('a chunk that fails to load while offline loads later, without a reload', async ({
  page,
  context,
  site,
  watch,
}) => {
  watch.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
  await logIn(page, site)
  await expect(page.getByRole('rowheader')).toHaveCount(6)
  await context.setOffline(true)
  await expect(page.getByText('You are offline. This page may be out of date.')).toBeVisible()
  await page.getByText('Decoded claims').click()
  await page.getByRole('searchbox').fill('deploy')
  await expect(page.getByRole('rowheader')).toHaveText(['CI deploy'])

  await context.setOffline(false)
  await page.getByText('Decoded claims').click()
  // Browsers send one `toggle` event for a close and an open in the same task: the code would not be requested again.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.getByText('Decoded claims').click()
  await expect(page.getByText('Issuer')).toBeVisible()
  await expect(page.getByRole('searchbox')).toHaveValue('deploy')
})

test.describe('after a newer version was deployed', () => {
  test('the page reloads once automatically, and then offers a reload', async ({ page, site, watch }) => {
    watch.expect(/missing:.*\/token-claims-/)
    await logIn(page, site)
    await site.removeAsset('token-claims-')

    const reloaded = page.waitForEvent('load')
    await page.getByText('Decoded claims').click()
    await reloaded
    await expect(heading(page, 'API keys')).toBeVisible()
    const banner = page.getByText('A newer version of this page is available.')
    await expect(banner).toBeHidden()

    await page.getByText('Decoded claims').click()
    await expect(banner).toBeVisible()
    const again = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Reload', exact: true }).click()
    await again
    await expect(heading(page, 'API keys')).toBeVisible()
  })

  test('the pressed page opens after the automatic reload, and Back leads to the page before it', async ({
    page,
    site,
    watch,
  }) => {
    watch.expect(/missing:.*\/promo-codes-page-/)
    await logIn(page, site)
    await site.removeAsset('promo-codes-page-')
    await expect(page.getByRole('rowheader')).toHaveCount(6)

    const reloaded = page.waitForEvent('load')
    await page.getByRole('link', { name: 'Promo codes' }).click()
    await reloaded

    // The host adds the slash.
    await expect(page).toHaveURL(`${urlOf(site, '/promo-codes')}/`)
    await site.restore()
    await page.reload()
    await expect(heading(page, 'Promo codes')).toBeVisible()
    await page.goBack()
    await expect(heading(page, 'API keys')).toBeVisible()
  })

  test('an open dialog keeps the typed text, and the page only offers a reload', async ({ page, site, watch }) => {
    watch.expect(/missing:.*\/problem-details-/)
    await logIn(page, site, { condition: 'put-fails' })
    await site.removeAsset('problem-details-')
    await page.evaluate(() => sessionStorage.setItem('visits', '1'))
    await page.addInitScript(() => sessionStorage.removeItem('visits'))

    await createKey(page, 'CI release')
    const form = dialog(page, 'New API key')
    await expect(form.getByRole('button', { name: 'Try again' })).toBeVisible()
    await expect(page.getByText('A newer version of this page is available.')).toBeVisible()
    await expect(form.getByLabel('Name')).toHaveValue('CI release')
    expect(await page.evaluate(() => sessionStorage.getItem('visits')), 'the page was not reloaded').toBe('1')
  })

  test('a dialog whose chunk was preloaded still opens', async ({ page, site }) => {
    const fetched = page.waitForResponse(/\/rename-key-dialog-/)
    await logIn(page, site)
    await fetched
    await site.removeAsset('rename-key-dialog-')
    await chooseAction(page, 'CI deploy', 'Rename')
    await expect(dialog(page, 'Rename API key')).toBeVisible()
  })
})
