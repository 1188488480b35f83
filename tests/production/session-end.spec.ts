import { expect, type Page } from '@playwright/test'

import { chooseProfileItem, dialog, heading, createKeyAndReadSecret } from '../support/console-page.ts'
import { joe, maria } from '../support/servers/accounts.ts'
import { enterCredentials, openLoggedIn } from './session-page.ts'
import { test } from './stage-test.ts'
import { tracesIn } from './traces.ts'

const loginPage = (page: Page) => heading(page, 'Log in to Latchkey')

test.describe('a log-out', () => {
  test('ends a tab that shows an unsaved secret, before the tenant answers, and revokes the tokens of all tabs', async ({
    page,
    context,
    stage,
  }) => {
    await openLoggedIn(page, stage)
    const secret = await createKeyAndReadSecret(page, 'CI deploy')
    const otherTab = await context.newPage()
    await otherTab.goto(`${stage.app}/api-keys`)
    await expect(heading(otherTab, 'API keys')).toBeVisible()
    expect(stage.tenant.usableRefreshTokens()).toBe(2)
    page.on('dialog', (question) => void question.dismiss())

    let release = () => {}
    const silence = new Promise<void>((done) => (release = done))
    await context.route(`${stage.tenant.origin}/oauth/revoke`, async (route) => {
      await silence
      await route.continue()
    })
    await chooseProfileItem(otherTab, 'Log Out')
    await expect(dialog(page, 'API key created')).toBeHidden()
    expect((await tracesIn(page)).document).not.toContain(secret)
    release()

    await expect(loginPage(page)).toBeVisible()
    await expect(loginPage(otherTab)).toBeVisible()
    await expect.poll(() => stage.tenant.usableRefreshTokens()).toBe(0)
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await expect(page.getByLabel('Password')).toBeVisible()
  })

  test('without a network says that it is not finished, and finishes at the next start', async ({ page, stage }) => {
    await openLoggedIn(page, stage)
    await page.getByRole('button', { name: 'Profile menu' }).click()
    await page.waitForLoadState('networkidle')
    await page.context().route(`${stage.tenant.origin}/**`, (route) => route.abort())
    await page.getByRole('menuitem', { name: 'Log Out' }).click()
    await expect(heading(page, 'Your log-out is not finished')).toBeVisible()
    expect(page.url()).toBe(`${stage.app}/api-keys`)

    await page.context().unroute(`${stage.tenant.origin}/**`)
    await page.goto(`${stage.app}/api-keys`, { waitUntil: 'commit' })
    await expect(loginPage(page)).toBeVisible()
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await expect(page.getByLabel('Password')).toBeVisible()
  })
})

test('"Create an account" logs out, and opens the tenant’s form for a new account', async ({ page, stage }) => {
  await openLoggedIn(page, stage)
  await page.goto(`${stage.app}/security`, { waitUntil: 'commit' })
  const authorize = page.waitForRequest(/\/authorize\?.*screen_hint=signup/)
  await page.getByRole('button', { name: 'Create an account' }).click()
  await authorize
  await expect(page.getByLabel('Password')).toBeVisible()
  await page.goto(`${stage.app}/login`)
  await expect(page.getByText('Log in to continue.')).toBeVisible()
})

test('a tab whose session is now another user’s shows that user, and sends nothing as them before', async ({
  page,
  context,
  stage,
  watch,
}) => {
  stage.api.keys.add(maria.sub, 'Key of Maria')
  await openLoggedIn(page, stage)
  await expect(page.getByText('Key of Maria').first()).toBeVisible()

  stage.tenant.endSessions()
  const otherTab = await context.newPage()
  await otherTab.goto(`${stage.app}/login`)
  await otherTab.getByRole('button', { name: 'Log in as someone else' }).click()
  await enterCredentials(otherTab, joe)
  await expect(heading(otherTab, 'Overview')).toBeVisible()

  // The tab's refresh token is over, so the SDK finds Joe's session in its hidden frame. The test tenant rejects the token
  // in other words than Auth0, by which the SDK knows it.
  await page.route(`${stage.tenant.origin}/oauth/token`, (route) => {
    if (!route.request().postData()?.includes('grant_type=refresh_token')) return route.continue()
    return route.fulfill({
      status: 403,
      headers: { 'access-control-allow-origin': stage.app },
      json: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
    })
  })
  stage.api.faults.rejectTokens = true
  const before = watch.requests.length
  await page.getByRole('button', { name: 'New API key' }).first().click()
  await dialog(page, 'New API key').getByLabel('Name').fill('Written by Maria')
  const reloaded = page.waitForEvent('load')
  await dialog(page, 'New API key').getByRole('button', { name: 'Create API key' }).click()
  await reloaded
  stage.api.faults.rejectTokens = false
  await page.goto(`${stage.app}/api-keys`, { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Profile menu' }).click()
  await expect(page.getByRole('menu').getByText(joe.email)).toBeVisible()
  expect(stage.api.keys.names(joe.sub)).toEqual([])
  const writes = watch.requests.slice(before).filter((request) => /^(PUT|POST)\n.*apikeys/.test(request))
  expect(writes, 'with the token of Maria, which the server rejected').toHaveLength(1)
})

test.describe('where the browser or the network is odd', () => {
  test('a silent login that is never answered leads to the login page, whose button logs in by redirect', async ({
    page,
    stage,
  }) => {
    await openLoggedIn(page, stage)
    await page.clock.install()
    await page.route(/prompt=none/, () => {})
    const asked = page.waitForRequest(/prompt=none/)
    await page.goto(`${stage.app}/api-keys`, { waitUntil: 'commit' })
    await asked
    await page.clock.runFor(8_000)
    await expect(page.getByRole('alert')).toHaveText('The identity provider did not answer in time. Log in again.')
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await expect(heading(page, 'API keys')).toBeVisible()
  })

  test('a user can log in although the browser reports that it is offline', async ({ page, stage }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }))
    await page.goto(`${stage.app}/api-keys`, { waitUntil: 'commit' })
    await enterCredentials(page, maria)
    await expect(heading(page, 'API keys')).toBeVisible()
  })

  test('a browser without channels between tabs logs in and out', async ({ page, stage }) => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'BroadcastChannel', {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await openLoggedIn(page, stage)
    await chooseProfileItem(page, 'Log Out')
    await expect(loginPage(page)).toBeVisible()
  })

  test('a browser without cryptography gets an explanation in our words', async ({ page, stage }) => {
    await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { get: () => undefined }))
    await page.goto(stage.app)
    const alert = page.getByRole('alert')
    await expect(alert).toHaveText(/https:\/\//)
    await expect(alert).not.toContainText('auth0')
  })

  test('a browser that denies storage gets an explanation in our words', async ({ page, stage }) => {
    await page.addInitScript(() => {
      for (const name of ['sessionStorage', 'localStorage', 'BroadcastChannel']) {
        Object.defineProperty(globalThis, name, {
          get: () => {
            throw new DOMException('denied', 'SecurityError')
          },
        })
      }
    })
    await page.goto(stage.app)
    await expect(page.getByText(/Your browser blocks storage for this site/)).toBeVisible()
  })
})
