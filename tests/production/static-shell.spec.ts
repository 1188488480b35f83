import { expect } from '@playwright/test'

import { heading } from '../support/console-page.ts'
import { test } from './stage-test.ts'
import { TokensPage } from './tokens-page.ts'

/** The skeleton of index.html, which is on screen until the app draws something. */
test.describe('the static shell', () => {
  test.beforeEach(async ({ page }) => {
    // A shell that ever was on screen together with the app leaves its mark.
    await page.addInitScript(() => {
      const watch = () => {
        const app = document.getElementById('app')
        if (app?.hasChildNodes() && document.getElementById('shell')) document.documentElement.dataset['mixed'] = 'true'
        requestAnimationFrame(watch)
      }
      requestAnimationFrame(watch)
    })
  })
  test.afterEach(async ({ page }) => {
    await expect(page.locator('#shell')).toHaveCount(0)
    await expect(page.locator('html')).not.toHaveAttribute('data-mixed')
  })

  test('gives way to the reason why the login could not start', async ({ page, stage }) => {
    await page.addInitScript(() => Object.defineProperty(globalThis, 'crypto', { value: undefined }))
    await page.goto(`${stage.app}/api-keys`)
    await expect(page.getByText('This page needs a secure connection.')).toBeVisible()
  })

  test('gives way to a log-out that an earlier document began', async ({ page, stage }) => {
    await page.addInitScript(() => localStorage.setItem('latchkey.log-out-pending', 'true'))
    await page.route(/jwks\.json/, () => {})
    await page.goto(`${stage.app}/api-keys`)
    await expect(page.getByText('Logging out…')).toBeVisible()
  })

  test('gives way to the problems of config.json', async ({ page, stage }) => {
    await stage.deployConfig({ ...stage.config, apiKeys: { baseUrl: 'ftp://x' } })
    await page.goto(`${stage.app}/api-keys`)
    await expect(heading(page, 'This console is not configured correctly')).toBeVisible()
  })

  test('gives way to the first page', async ({ page, stage }) => {
    await new TokensPage(page, stage.app).openAndLogIn()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the static shell is not behind the text that asks for it', async ({ page, stage }) => {
    await page.goto(`${stage.app}/api-keys`)
    await expect(page.locator('#shell')).toBeHidden()
  })
})
