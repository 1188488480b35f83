import { expect } from '@playwright/test'

import { joe, maria } from '../support/servers/accounts.ts'
import { freePlanLimits } from '../support/servers/my-account/rate-limit.ts'
import { slowUnless } from '../support/slow.ts'
import { test } from './security-test.ts'

/** Requests and bearer tokens of the Security page, and its behavior when the tenant has no My Account API. */
test('a visit sends one request for the login methods and one for the factors, even if the window regains focus', async ({
  page,
  context,
  stage,
  security,
  watch,
}) => {
  const { myAccount } = stage.tenant
  myAccount.limits = freePlanLimits
  const code = myAccount.loginMethods.addAuthenticatorApp(maria.sub, 'My phone')
  await security.openAndLogIn({ code })
  await expect(security.factors).toHaveCount(1)
  const otherTab = await context.newPage()
  await otherTab.close()
  await page.bringToFront()
  await page.evaluate(() => {
    dispatchEvent(new Event('focus'))
    dispatchEvent(new Event('online'))
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  })
  // Requests caused by these events would be sent before the requests of the API keys page.
  await page.getByRole('link', { name: 'API keys' }).click()
  await expect(page.getByText('No API keys yet')).toBeVisible()
  expect(myAccount.calledEndpoints().toSorted()).toEqual(['GET authentication-methods', 'GET factors'])
  const exchanges = watch.requests.filter((request) => /^POST\n.*\/oauth\/token\n/.test(request))
  expect(exchanges, 'one for the login, and one for a My Account token').toHaveLength(2)
  expect(myAccount.calls.every(({ authorized }) => authorized)).toBe(true)
})

for (const fault of ['unavailable', 'unknownAudience'] as const) {
  test(`where the tenant has no My Account API (${fault}), factors are set up at the next login${slowUnless(fault === 'unknownAudience')}`, async ({
    page,
    stage,
    security,
  }) => {
    stage.tenant.myAccount.faults[fault] = true
    await security.open()
    await expect(security.mfa).toContainText('You set up factors when you log in')
    await expect(page.getByRole('alert')).toHaveCount(0)
    const authorize = page.waitForRequest((request) => /\/authorize\?.*multi-factor/.test(request.url()))
    await security.mfa.getByRole('button', { name: 'Log in and set up' }).click()
    await authorize
    await expect(page.getByLabel('Password')).toBeVisible()
  })
}

test('only the tenant receives the token for the My Account API', async ({ stage, security, watch }) => {
  stage.tenant.myAccount.loginMethods.addAuthenticatorApp(joe.sub, 'Joe’s phone')
  await security.open()
  await expect(security.mfa.getByText('Not set up', { exact: true })).toBeVisible()
  const isForTenant = ({ url }: { url: string }) => url.startsWith(`${stage.tenant.origin}/me/v1/`)
  const sentTokens = () =>
    watch.requests.flatMap((request) => {
      const token = /"authorization":"Bearer ([^"]+)"/i.exec(request)?.[1]
      return token === undefined ? [] : [{ token, url: request.split('\n')[1] ?? '' }]
    })
  // The bell sends the other bearer token to the Management API.
  await expect.poll(() => new Set(sentTokens().map(isForTenant))).toEqual(new Set([true, false]))
  const tokens = new Set(
    sentTokens()
      .filter(isForTenant)
      .map(({ token }) => token),
  )
  expect(sentTokens().filter((request) => tokens.has(request.token) !== isForTenant(request))).toEqual([])
})

test('a rate-limited list shows how long to wait, and then the factors', async ({ page, stage, security }) => {
  const { myAccount } = stage.tenant
  myAccount.loginMethods.addAuthenticatorApp(maria.sub, 'My phone')
  myAccount.limits = { reads: 1, writes: 1, seconds: 30 }
  await page.clock.install()
  await security.open()
  await expect(security.mfa.getByText(/\b[12]\d s/)).toBeVisible()
  myAccount.limits = freePlanLimits
  await page.clock.fastForward(30_000)
  await expect(security.factors).toHaveCount(1)
  expect(myAccount.calls, 'only the rejected request is sent again').toHaveLength(3)
})

test('a reload keeps the session and needs no login for the My Account API', async ({ page, stage, security }) => {
  const code = stage.tenant.myAccount.loginMethods.addAuthenticatorApp(maria.sub, 'My phone')
  await security.openAndLogIn({ code })
  await page.reload()
  await expect(security.factors).toHaveCount(1)
})

test('no refresh token works after logging out', async ({ page, stage, security }) => {
  await security.open()
  await expect(security.mfa.getByText('Not set up', { exact: true })).toBeVisible()
  expect(stage.tenant.usableRefreshTokens()).toBe(1)
  await page.getByRole('button', { name: 'Profile menu' }).click()
  await page.getByRole('menuitem', { name: 'Log Out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Log in to Latchkey' })).toBeVisible()
  // Log-out waits at most two seconds for the revocation, so the revocation may finish later.
  await expect.poll(() => stage.tenant.usableRefreshTokens()).toBe(0)
})
