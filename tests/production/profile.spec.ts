import { expect, type Page } from '@playwright/test'

import { dialog, heading } from '../support/console-page.ts'
import { maria } from '../support/servers/accounts.ts'
import { freePlanLimits } from '../support/servers/my-account/rate-limit.ts'
import { slowUnless } from '../support/slow.ts'
import type { StageOfTest } from './stage-test.ts'
import { test } from './security-test.ts'

/** The Profile page with real tokens, real scopes, and the content security policy of a deployment. */

const field = (page: Page, name: string, form = 'Your profile') =>
  page.getByRole('form', { name: form }).getByRole('textbox', { name, exact: true })
const save = (page: Page, form = 'Your profile') =>
  page.getByRole('form', { name: form }).getByRole('button', { name: 'Save changes' }).click()
const offered = (page: Page) => page.getByText('Your organization does not offer profile changes')
const section = (page: Page) => page.getByRole('region', { name: 'Your profile' })

async function openProfile(page: Page, { app, cookies }: StageOfTest) {
  await page.context().addCookies(cookies)
  await page.goto(`${app}/profile`, { waitUntil: 'commit' })
  await heading(page, 'Profile').waitFor()
}

test('a name is changed within the limits of a free tenant, is in the menu immediately, and is still there after a reload', async ({
  page,
  stage,
  security,
}) => {
  const { myAccount } = stage.tenant
  myAccount.limits = freePlanLimits
  myAccount.profiles.policies = { '/nickname': { access: 'read_only', source: 'idp' } }
  await openProfile(page, stage)
  await expect(section(page)).toContainText('Your login provider manages this field.')
  await expect(section(page)).toContainText('Verified')
  await field(page, 'Name').fill('Mary Stone')
  await save(page)
  await expect(page.getByText('Profile saved')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Profile menu: MS, Mary Stone' })).toBeVisible()
  expect(myAccount.calledEndpoints()).toEqual(['GET profile', 'PATCH profile'])

  await page.reload()
  await expect(field(page, 'Name')).toHaveValue('Mary Stone')
  myAccount.limits = { reads: 10, writes: 10, seconds: 60 }
  await page.getByRole('link', { name: 'Security' }).click()
  await expect(security.mfa.getByText('Not set up', { exact: true })).toBeVisible()
})

for (const cacheLocation of ['memory', 'localstorage']) {
  test(`a tenant without the scopes of the profile keeps its Security page (${cacheLocation})${slowUnless(cacheLocation === 'localstorage')}`, async ({
    page,
    stage,
    security,
  }) => {
    const { auth0, ...config } = stage.config as { auth0: object }
    await stage.deployConfig({ ...config, auth0: { ...auth0, cacheLocation } })
    stage.tenant.myAccount.faults.noProfileScopes = true
    await security.openAndLogIn()
    await expect(security.mfa.getByText('Not set up', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: /^Profile menu/ }).click()
    await page.getByRole('menuitem', { name: 'Profile' }).click()
    await expect(offered(page)).toBeVisible()
    await expect(section(page)).toContainText(maria.name)
    await page.getByRole('link', { name: 'Security' }).click()
    await expect(security.mfa.getByText('Not set up', { exact: true })).toBeVisible()
    expect(stage.tenant.myAccount.calledEndpoints()).not.toContain('GET profile')

    // A document that begins with the page, and with a token that it cannot use.
    await page.goto(`${stage.app}/profile`)
    await expect(offered(page)).toBeVisible()
    await page.getByRole('link', { name: 'Security' }).click()
    await expect(security.mfa.getByText('Not set up', { exact: true })).toBeVisible()
  })
}

test('a tenant without the profile shows the ID token', async ({ page, stage }) => {
  stage.tenant.myAccount.faults.noProfile = true
  await openProfile(page, stage)
  await expect(offered(page)).toBeVisible()
  await expect(section(page)).toContainText(maria.name)
})

test('a change whose response is lost is found by another read', async ({ page, stage }) => {
  await openProfile(page, stage)
  await field(page, 'Nickname').fill('mary')
  stage.tenant.myAccount.faults.losesProfileResponse = true
  await save(page)
  await expect(page.getByText('Your changes are saved, although the server did not confirm them.')).toBeVisible()
  expect(stage.tenant.myAccount.calledEndpoints()).toEqual(['GET profile', 'PATCH profile', 'GET profile'])
})

test('a change that needs a fresh login returns from it with the input, and the browser asks nothing', async ({
  page,
  stage,
  security,
}) => {
  const dialogs: string[] = []
  page.on('dialog', (asked) => {
    dialogs.push(asked.type())
    void asked.accept()
  })
  const { myAccount, ageLogins } = stage.tenant
  myAccount.faults.stepUp = 'writes'
  await openProfile(page, stage)
  ageLogins(600)
  await field(page, 'Nickname').fill('mary')
  await save(page)
  await dialog(page, 'Confirm it’s you').getByRole('button', { name: 'Continue' }).click()
  await security.enterCredentials()
  await expect(field(page, 'Nickname')).toHaveValue('mary')
  expect(dialogs).toEqual([])
  await save(page)
  await expect(page.getByText('Profile saved')).toBeVisible()
})

test('a phone number is saved at the platform, through the link of a key', async ({ page, stage }) => {
  stage.api.keys.add(maria.sub, 'default')
  await openProfile(page, stage)
  const form = `Profile at ${new URL(stage.api.origin).host}`
  await field(page, 'Phone', form).fill('+1 555 0100')
  await save(page, form)
  await expect(page.getByText('Profile saved')).toBeVisible()
  await page.reload()
  await expect(field(page, 'Phone', form)).toHaveValue('+1 555 0100')
  const puts = stage.api.requests.filter(({ method }) => method === 'PUT')
  expect(puts.map(({ url }) => url)).toEqual([`/api/profiles/${encodeURIComponent(maria.sub)}`])
})

test('a picture is loaded from an allowed origin only, without a referrer', async ({ page, stage }) => {
  const { origin } = stage.manage
  stage.tenant.myAccount.profiles.set(maria.sub, { picture: `${origin}/maria.png` })
  await openProfile(page, stage)
  await expect(section(page)).toContainText('This console doesn’t load pictures from there.')
  await expect(section(page).locator('img')).toHaveCount(0)

  const { auth0, ...config } = stage.config as { auth0: object }
  await stage.deployConfig({ ...config, auth0: { ...auth0, pictureOrigins: [origin] } })
  const request = page.waitForRequest(`${origin}/maria.png`)
  await page.reload()
  expect((await request).headers()['referer'] ?? '').toBe('')
  // The server has no such picture.
  await expect(section(page)).toContainText('Could not load the picture')
  await expect(section(page)).toContainText('ME')
})
