import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import { newMethod } from '../support/servers/my-account/login-methods.ts'
import { freePlanLimits } from '../support/servers/my-account/rate-limit.ts'
import { slowUnless } from '../support/slow.ts'
import { SecurityPage } from './security-page.ts'
import { test } from './security-test.ts'
import { stringsInHeap, tracesIn } from './traces.ts'

/** Changes to existing factors and to the password, with the tenant's rate limits and step-ups. */
test.describe('a user with factors', () => {
  test('renames a factor, removes it and turns MFA off without refetching the list', async ({ stage, security }) => {
    const { myAccount } = stage.tenant
    const code = myAccount.loginMethods.addAuthenticatorApp(maria.sub, 'My phone')
    myAccount.loginMethods.add(maria.sub, { ...newMethod('push-notification'), confirmed: true, name: 'Old phone' })
    await security.openAndLogIn({ code })
    await expect(security.factors).toHaveCount(2)

    await expect(await security.rename('Old phone', 'Spare phone')).toBeHidden()
    await expect(security.factors.filter({ hasText: 'Spare phone' })).toBeVisible()
    await security.choose('Spare phone', 'Remove…')
    const removal = security.dialog('Remove Spare phone').getByRole('button', { name: 'Remove', exact: true })
    await removal.click()
    await security.completeStepUp({ code })
    await removal.click()
    await expect(security.factors).toHaveCount(1)

    await security.choose('My phone', 'Remove…')
    const turnOff = security.dialog('Turn off MFA')
    await turnOff.getByRole('textbox', { name: 'Type “turn off” to confirm' }).fill('turn off')
    await turnOff.getByRole('button', { name: 'Turn off MFA' }).click()
    await expect(security.mfa.getByRole('button', { name: 'Enable MFA' })).toBeVisible()
    expect(myAccount.loginMethods.hasAuthenticatorApp(maria.sub)).toBe(false)
    expect(myAccount.calledEndpoints().map((call) => call.split('/')[0])).toEqual([
      expect.stringContaining('GET'),
      expect.stringContaining('GET'),
      'PATCH authentication-methods',
      expect.stringContaining('GET'),
      expect.stringContaining('GET'),
      'DELETE authentication-methods',
      'DELETE authentication-methods',
    ])
  })

  test(
    'is told that a factor was already removed on another device',
    { tag: '@slow' },
    async ({ page, stage, security }) => {
      const { myAccount } = stage.tenant
      const code = myAccount.loginMethods.addAuthenticatorApp(maria.sub, 'My phone')
      myAccount.loginMethods.add(maria.sub, { ...newMethod('push-notification'), confirmed: true, name: 'Old phone' })
      await security.openAndLogIn({ code })
      await security.choose('Old phone', 'Remove…')
      const removal = security.dialog('Remove Old phone').getByRole('button', { name: 'Remove', exact: true })
      await removal.click()
      await security.completeStepUp({ code })
      myAccount.faults.removedElsewhere = true
      await removal.click()
      await expect(page.getByRole('status').getByText('Old phone was already removed')).toBeVisible()
      await expect(security.factors).toHaveCount(1)
    },
  )

  test(
    'keeps a factor that the tenant refuses to remove, and sees the reason',
    { tag: '@slow' },
    async ({ stage, security }) => {
      const { myAccount } = stage.tenant
      const code = myAccount.loginMethods.addAuthenticatorApp(maria.sub, 'My phone')
      myAccount.loginMethods.add(maria.sub, { ...newMethod('push-notification'), confirmed: true, name: 'Old phone' })
      await security.openAndLogIn({ code })
      myAccount.faults.conflictOnDelete = true
      await security.choose('Old phone', 'Remove…')
      const remove = security.dialog('Remove Old phone')
      const removal = remove.getByRole('button', { name: 'Remove', exact: true })
      await removal.click()
      await security.completeStepUp({ code })
      await removal.click()
      await expect(remove.getByRole('alert')).toContainText('The authentication method is in use')
      await remove.getByRole('button', { name: 'Cancel' }).click()
      await expect(security.factors).toHaveCount(2)
    },
  )

  test('completes a step-up for a recent login and finds the typed text', async ({ page, stage, security }) => {
    const { myAccount } = stage.tenant
    const code = myAccount.loginMethods.addAuthenticatorApp(maria.sub, 'My phone')
    myAccount.faults.stepUp = 'writes'
    await security.openAndLogIn({ code })
    const authorize = page.waitForRequest((request) => /\/authorize\?.*max_age=0/.test(request.url()))
    await security.rename('My phone', 'Pocket phone')
    await security.completeStepUp({ code })
    await authorize

    const rename = security.dialog('Rename factor')
    await expect(rename.getByRole('textbox', { name: 'Name' })).toHaveValue('Pocket phone')
    await rename.getByRole('button', { name: 'Rename' }).click()
    await expect(rename).toBeHidden()
    expect(myAccount.loginMethods.of(maria.sub).map(({ name }) => name)).toContain('Pocket phone')

    // A step-up expires after five minutes.
    stage.tenant.ageLogins(6 * 60)
    await security.rename('Pocket phone', 'Work phone')
    await expect(security.dialog('Confirm it’s you')).toBeVisible()
  })

  test('completes a step-up when the tenant requires a second factor for a token', async ({
    page,
    stage,
    security,
  }) => {
    const code = stage.tenant.myAccount.loginMethods.addAuthenticatorApp(maria.sub, 'My phone')
    stage.tenant.myAccount.faults.mfaAtRefresh = true
    await security.openAndLogIn({ code })
    const authorize = page.waitForRequest((request) => /\/authorize\?.*acr_values=/.test(request.url()))
    await security.mfa.getByRole('button', { name: 'Confirm it’s you' }).click()
    await security.completeStepUp({ code })
    await authorize
    await expect(security.factors).toHaveCount(1)
  })

  for (const hidden of [false, true]) {
    test(`sees how long to wait after a rate-limited change${hidden ? ' whose Retry-After is hidden' : ''}${slowUnless(!hidden)}`, async ({
      page,
      stage,
      security,
    }) => {
      const { myAccount } = stage.tenant
      myAccount.loginMethods.addAuthenticatorApp(maria.sub, 'My phone')
      await page.clock.install()
      await security.open()
      await expect(security.factors).toHaveCount(1)
      myAccount.limits = { reads: 2, writes: 0, seconds: 30 }
      myAccount.faults.hidesRetryAfter = hidden
      const rename = await security.rename('My phone', 'Pocket phone')
      await expect(rename.getByText(hidden ? /\b[45]\d ?s/ : /\b[12]\d ?s/).first()).toBeVisible()
      const calls = myAccount.calls.length
      await page.clock.fastForward(hidden ? 60_000 : 30_000)
      await expect(rename.getByText(/\b\d+ ?s\b/)).toHaveCount(0)
      expect(myAccount.calls, 'nothing is sent automatically').toHaveLength(calls)
      myAccount.limits = freePlanLimits
      await rename.getByRole('button', { name: 'Rename' }).click()
      await expect(rename).toBeHidden()
    })
  }
})

test('a new password is needed at the next login, and ends every other session', async ({
  page,
  browser,
  stage,
  security,
  watch,
}) => {
  test.slow()
  const otherSession = new SecurityPage(await browser.newPage(), stage)
  await otherSession.openAndLogIn()
  await security.open()
  await security.password.getByRole('button', { name: 'Change password' }).click()
  const authorize = page.waitForRequest((request) => /\/authorize\?.*max_age=0/.test(request.url()))
  await security.completeStepUp()
  await authorize
  const change = security.dialog('Change password')
  await expect(change.getByRole('list', { name: 'Rules for your new password' })).toContainText('10')
  const password = 'Solid ground 42'
  await change.getByRole('textbox', { name: 'New password', exact: true }).fill(password)
  await change.getByRole('textbox', { name: 'Repeat new password' }).fill(password)
  await change.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Password changed.')).toBeVisible()
  await expect(change).toBeHidden()
  const places = Object.entries({ ...(await tracesIn(page)), memory: (await stringsInHeap(page)).join('\n') })
  expect(places.flatMap(([place, text]) => (text.includes(password) ? [place] : []))).toEqual([])
  const senders = watch.requests
    .filter((request) => request.includes(password))
    .map((request) => request.split('\n')[1])
  expect(senders).toEqual([`${stage.tenant.origin}/me/v1/authentication-methods/password%7Cnew/verify`])

  await otherSession.page.reload()
  await otherSession.enterCredentials()
  await expect(otherSession.page.getByText('Wrong email address or password.')).toBeVisible()
  await otherSession.enterCredentials({ password })
  await expect(otherSession.heading).toBeVisible()
  await otherSession.page.close()

  await page.reload()
  await expect(security.heading, 'this session continues').toBeVisible()
})

test('a password from the tenant’s history is rejected next to the rule, and a new password is accepted', async ({
  page,
  stage,
  security,
}) => {
  await security.open()
  await security.password.getByRole('button', { name: 'Change password' }).click()
  await security.completeStepUp()
  const change = security.dialog('Change password')
  const enter = async (password: string) => {
    await change.getByRole('textbox', { name: 'New password', exact: true }).fill(password)
    await change.getByRole('textbox', { name: 'Repeat new password' }).fill(password)
    await change.getByRole('button', { name: 'Change password' }).click()
  }
  await enter('Solid ground 42')
  await expect(page.getByText('Password changed.')).toBeVisible()
  // The step-up lasts five minutes, so the second change needs no other step-up.
  await security.password.getByRole('button', { name: 'Change password' }).click()
  await enter('Solid ground 42')
  const needs = change.getByRole('list', { name: 'Rules for your new password' })
  await expect(needs.getByRole('listitem').filter({ hasText: 'Rejected:' })).toContainText('last 3 passwords')
  await enter('Firm ground 42')
  await expect(change).toBeHidden()
  expect(stage.tenant.myAccount.secrets.at(-1)).toBe('Firm ground 42')
})
