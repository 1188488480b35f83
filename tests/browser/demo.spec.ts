import { expect, type Page } from '@playwright/test'

import {
  actionsOf,
  chooseProfileItem,
  createKey,
  dialog,
  heading,
  confirmSavedAndClose,
} from '../support/console-page.ts'
import { openDemoPanel } from '../support/demo-control.ts'
import { enterPassword, loginHeading, logInOnLoginPage, showPasswordForm } from '../support/demo-login-page.ts'
import { urlOf, logIn, logInWithForm, openLoggedIn, test } from '../support/demo-site.ts'

/** The demo build under /x/y/ on a static host without rewrite rules: login, log-out and stored data. */

test.describe('a logged-out visitor', () => {
  test('returns to a deep link after logging in as the suggested user', async ({ page, site }) => {
    await page.goto(`${site.url}/api-keys?sort=created,desc`)
    await expect(loginHeading(page)).toBeVisible()
    await expect(page.getByRole('radio', { name: 'Maria Reyes' })).toBeChecked()
    await page.getByRole('button', { name: 'Continue' }).click()

    await expect(heading(page, 'API keys')).toBeVisible()
    expect(pathAndQueryOf(page)).toBe('/x/y/api-keys?sort=created,desc')
    await expect(page.getByRole('columnheader', { name: 'Created' })).toHaveAttribute('aria-sort', 'descending')
    await expect(page.getByRole('rowheader')).toHaveText([
      'laptop-2026-11',
      'CI deploy',
      /^meltano/,
      /^SIT/,
      /^default/,
      'notebooks',
    ])
  })

  test('opens the overview and sees how the account is protected', async ({ page, site }) => {
    await page.goto(`${site.url}/`)
    await logInOnLoginPage(page)
    await expect(page.getByRole('list', { name: 'Protections' })).toContainText('Multi-factor authentication is off')
    await expect(page).toHaveURL(`${site.url}/`)
    await expect(page).toHaveTitle(/Overview · Latchkey$/)
  })

  test('sees an error for a wrong password and can try again', async ({ page, site }) => {
    await page.goto(`${site.url}/api-keys`)
    await showPasswordForm(page)
    await expect(page.getByLabel('Email address')).toHaveValue('maria@example.com')
    await enterPassword(page, 'letmein')
    await expect(page.getByRole('alert')).toHaveText('Wrong email or password.')

    await enterPassword(page, 'demo')
    await expect(heading(page, 'API keys')).toBeVisible()
  })

  test('sees that an administrator has blocked the account', async ({ page, site }) => {
    await expectRejectedLogin(page, site.url, 'Blake Stone')
    await expect(page.getByRole('alert')).toContainText('This account is blocked.')
  })

  test('is denied access after refusing consent, and can log in as someone else', async ({ page, site }) => {
    await expectRejectedLogin(page, site.url, 'Carol Haddad')
    await expect(page.getByRole('alert')).toContainText('Access denied.')

    await page.getByRole('button', { name: 'Log in as someone else' }).click()
    await logInOnLoginPage(page, 'Nils Newcomer')
    await expect(page.getByText('No API keys yet')).toBeVisible()
  })

  test('can try again as the same user after being denied', async ({ page, site }) => {
    await expectRejectedLogin(page, site.url, 'Blake Stone')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(loginHeading(page)).toBeVisible()
  })

  test('is not redirected a fourth time after three failed logins in a row', async ({ page, site }) => {
    for (const _ of ['once', 'twice', 'three times']) {
      await page.goto(`${site.url}/api-keys`)
      await expect(loginHeading(page)).toBeVisible()
    }
    await page.goto(`${site.url}/api-keys`)
    await expect(page.getByRole('alert')).toContainText('Login failed several times in a row')
    await expect(page).toHaveURL(`${site.url}/login`)

    await page.getByRole('button', { name: 'Try again' }).click()
    await logInOnLoginPage(page)
    await expect(heading(page, 'API keys')).toBeVisible()
  })

  test('is told that the browser is offline instead of logged out', async ({ page, context, site, watch }) => {
    watch.expect(/ERR_INTERNET_DISCONNECTED/)
    // This visit fills the browser's cache.
    await page.goto(`${site.url}/login`)
    await expect(page.getByText('Log in to continue.')).toBeVisible()

    // The browser goes offline when the mock server is ready, and before the app looks for a session.
    await onceMockServerIsReady(page, () => context.setOffline(true))
    await page.goto(`${site.url}/api-keys?filter=ci`, { waitUntil: 'commit' })
    await expect(page.getByRole('alert')).toContainText('You are offline. Connect to the network and try again.')
    await expect(page.getByText('Log in to continue.')).toBeHidden()

    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await logInOnLoginPage(page)
    await expect(heading(page, 'API keys')).toBeVisible()
    expect(pathAndQueryOf(page)).toBe('/x/y/api-keys?filter=ci')
  })
})

test.describe('a logged-in user', () => {
  test('stays logged in after a reload, and created keys remain', async ({ page, site }) => {
    await logIn(page, site)
    await createKey(page, 'CI release')
    await confirmSavedAndClose(page)
    await page.reload()
    await expect(actionsOf(page, 'CI release')).toBeVisible()
  })

  test('is logged out after resetting the demo', async ({ page, site }) => {
    await logIn(page, site)
    await createKey(page, 'CI release')
    await confirmSavedAndClose(page)
    await (await openDemoPanel(page)).getByRole('button', { name: 'Reset everything' }).click()

    await logInOnLoginPage(page)
    await expect(heading(page, 'Overview')).toBeVisible()
    await page.getByRole('link', { name: 'API keys' }).click()
    await expect(page.getByText(/^6 (API keys|of 20 keys)$/)).toBeVisible()
    await expect(actionsOf(page, 'CI release')).toBeHidden()
  })

  test('reaches the login page after logging out, and so does every other tab', async ({ page, context, site }) => {
    await logIn(page, site)
    const otherTab = await context.newPage()
    await otherTab.goto(`${site.url}/api-keys`)
    await expect(actionsOf(otherTab, 'CI deploy')).toBeVisible()

    await chooseProfileItem(page, 'Log Out')
    for (const tab of [page, otherTab]) {
      await expect(heading(tab, 'Log in to Latchkey')).toBeVisible()
      await expect(tab.getByText('You are logged out.')).toBeVisible()
      expect(pathAndQueryOf(tab)).toBe('/x/y/login')
    }
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await expect(loginHeading(page)).toBeVisible()
  })

  test('returns to the same page after the session has ended and a new login', async ({ page, site }) => {
    await logIn(page, site)
    await page.goto(urlOf(site, '/api-keys?filter=ci', { condition: 'session-expired' }))
    await dialog(page, 'Your session has ended').getByRole('button', { name: 'Log in again' }).click()
    await logInOnLoginPage(page)
    await expect(actionsOf(page, 'CI deploy')).toBeVisible()
    expect(pathAndQueryOf(page)).toBe('/x/y/api-keys?filter=ci')
  })

  test('is told that a login link was already used', async ({ page, site }) => {
    const callback = page.waitForRequest((request) => request.url().includes('/callback?code='))
    await logInWithForm(page, site)
    await page.goto((await callback).url())
    await expect(heading(page, 'This login link was already used')).toBeVisible()
    expect(page.url()).not.toContain('code=')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(heading(page, 'Overview')).toBeVisible()
  })
})

test('a browser without the methods of Set is told which browsers run the demo', async ({ page, site }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(Set.prototype, 'union'))
  await page.goto(`${site.url}/api-keys`)
  await expect(heading(page, 'Your browser is too old for this console')).toBeVisible()
  await expect(page.getByText('Chrome or Edge 122, Firefox 127, Safari 17.4')).toBeVisible()
})

test('a log-out without an identity provider says that it is not finished, and is finished later', async ({
  page,
  site,
  watch,
}) => {
  watch.expect(/ERR_FAILED/)
  await openLoggedIn(page, site, '/api-keys', { condition: 'tenant-down' })
  await expect(actionsOf(page, 'CI deploy')).toBeVisible()
  await chooseProfileItem(page, 'Log Out')
  await expect(heading(page, 'Your log-out is not finished')).toBeVisible()
  await page.goto(urlOf(site, '/api-keys', { condition: 'normal' }))
  await expect(heading(page, 'Log in to Latchkey')).toBeVisible()
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(loginHeading(page)).toBeVisible()
})

/**
 * Acts while the next document starts. The message with which the service worker reports that it is ready waits until
 * the action has ended, and with it everything that the app does after its start.
 */
async function onceMockServerIsReady(page: Page, act: () => Promise<void>): Promise<void> {
  let hasActed = false
  await page.exposeFunction('beforeStart', async () => {
    if (!hasActed) await act()
    hasActed = true
  })
  await page.addInitScript(() => {
    const { serviceWorker } = navigator
    const { beforeStart } = globalThis as unknown as { beforeStart: () => Promise<void> }
    const hold = async (ready: MessageEvent<{ type?: string } | undefined>) => {
      if (ready.data?.type !== 'MOCKING_ENABLED') return
      ready.stopImmediatePropagation()
      serviceWorker.removeEventListener('message', hold)
      await beforeStart()
      serviceWorker.dispatchEvent(new MessageEvent('message', { data: ready.data }))
    }
    serviceWorker.addEventListener('message', hold)
  })
}

/** Returns the path and query of the page, without the trailing slash that static hosts add to folders. */
function pathAndQueryOf(page: Page): string {
  const { pathname, search } = new URL(page.url())
  return pathname.replace(/\/$/, '') + decodeURIComponent(search)
}

/** Tries to log in as a persona whom the tenant rejects. */
async function expectRejectedLogin(page: Page, site: string, persona: string): Promise<void> {
  await page.goto(`${site}/api-keys`)
  await logInOnLoginPage(page, persona)
  await expect(heading(page, 'Log in to Latchkey')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Log in as someone else' })).toBeVisible()
  expect(page.url()).not.toMatch(/error|state=/)
}
