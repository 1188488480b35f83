import { expect, type Page } from '@playwright/test'

import { violationsInBothThemes } from '../support/axe.ts'
import { test, type StageOfTest } from './stage-test.ts'
import { TokensPage } from './tokens-page.ts'

/** The page /check in a real browser, with the tenant's cookies and the hidden frame. */

async function openCheck(page: Page, { app, config, cookies, deployConfig }: StageOfTest) {
  await deployConfig({ ...config, setupCheck: true })
  const frame = new TokensPage(page, app, cookies)
  await frame.openLoggedIn('/check')
  await frame.waitForPage('Setup check')
  await expect(results(page)).toHaveCount(7)
}

const results = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('listitem')
const result = (page: Page, title: string) => results(page).filter({ hasText: `: ${title}` })
const checkAgain = (page: Page) => page.getByRole('button', { name: 'Check again' }).click()

test('every result of the setup check is OK for a complete setup', async ({ page, stage }) => {
  await openCheck(page, stage)
  await expect(results(page).filter({ hasText: 'OK:' })).toHaveCount(7)
  await expect(result(page, 'Session after a reload')).toContainText('found your session')
  await expect(result(page, 'Scopes of the My Account API')).toContainText('granted all 5 scopes')
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(await violationsInBothThemes(page)).toEqual([])
})

test('a browser that sends no cookies of the tenant would be logged out by a reload', async ({ page, stage }) => {
  await openCheck(page, stage)
  await page.context().clearCookies()
  await checkAgain(page)
  await expect(result(page, 'Session after a reload')).toContainText('Wrong: ')
  await expect(result(page, 'Session after a reload')).toContainText('does not send the tenant’s cookies')
})

test('a web origin that the tenant does not know leaves the hidden frame without an answer', async ({
  page,
  stage,
}) => {
  await openCheck(page, stage)
  stage.tenant.registered.webOrigins = []
  await page.clock.install()
  const refusal = page.waitForResponse((response) => response.url().includes('web_message'))
  await checkAgain(page)
  expect((await refusal).status()).toBe(400)
  await page.clock.fastForward(8_000)
  await expect(result(page, 'Session after a reload')).toContainText(`Wrong: Session after a reload`)
  await expect(result(page, 'Session after a reload')).toContainText(`Add ${stage.app} to Allowed Web Origins`)
})

test('a session that has ended at the tenant cannot be renewed', async ({ page, stage }) => {
  await openCheck(page, stage)
  stage.tenant.endSessions()
  await checkAgain(page)
  await expect(result(page, 'Renewal without a login')).toContainText('Wrong: ')
})

test('a tenant without the My Account API gives no token for it', async ({ page, stage }) => {
  stage.tenant.myAccount.faults.unknownAudience = true
  await openCheck(page, stage)
  await expect(result(page, 'Scopes of the My Account API')).toContainText('issued no token')
})
