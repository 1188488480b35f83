import { expect } from '@playwright/test'

import { heading } from '../support/console-page.ts'
import { openLoggedIn } from './session-page.ts'
import { test } from './stage-test.ts'

test.describe('the login page', () => {
  test('leads a logged-in user to the console', async ({ page, stage }) => {
    await openLoggedIn(page, stage)
    await page.goto(`${stage.app}/login`)
    await expect(heading(page, 'Overview')).toBeVisible()
    await expect(page).toHaveURL(`${stage.app}/`)
  })

  test('is drawn before the silent login has an answer', async ({ page, stage }) => {
    await openLoggedIn(page, stage)
    await page.route(/prompt=none/, () => {})
    await page.goto(`${stage.app}/login`)
    await expect(page.getByText('Log in to continue.')).toBeVisible()
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await expect(heading(page, 'Overview')).toBeVisible()
  })

  for (const link of [
    'iss=https%3A%2F%2Fevil.example%2F&login_hint=mallory',
    'i%73s=https%3A%2F%2Fevil.example%2F&login_hint=mallory',
    'organization_name=acme',
    'l%6fgin_hint=maria%40example.com',
  ]) {
    test(`starts no silent login for ?${link}, and passes nothing on from a link of another tenant`, async ({
      page,
      stage,
      watch,
    }) => {
      await openLoggedIn(page, stage)
      const before = watch.requests.length
      await page.goto(`${stage.app}/login?${link}`)
      await expect(page.getByText('Log in to continue.')).toBeVisible()
      const authorize = page.waitForRequest(/\/authorize\?/)
      await page.getByRole('button', { name: 'Log in', exact: true }).click()
      expect((await authorize).url()).not.toContain('mallory')
      await expect(heading(page, 'Overview')).toBeVisible()
      expect(watch.requests.slice(before).filter((request) => request.includes('prompt=none'))).toEqual([])
    })
  }

  test('passes an invitation on to the tenant', async ({ page, stage }) => {
    await page.goto(`${stage.app}/login?invitation=inv_1&organization=org_2`)
    const authorize = page.waitForRequest(/\/authorize\?/)
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    const asked = new URL((await authorize).url()).searchParams
    expect([asked.get('invitation'), asked.get('organization')]).toEqual(['inv_1', 'org_2'])
  })

  test('passes an invitation on again after the user has canceled the login at the tenant', async ({ page, stage }) => {
    await page.goto(`${stage.app}/login?invitation=inv_1&organization=org_2`)
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText('Access denied.')).toBeVisible()
    await page.reload()
    const authorize = page.waitForRequest(/\/authorize\?/)
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    const asked = new URL((await authorize).url()).searchParams
    expect([asked.get('invitation'), asked.get('organization')]).toEqual(['inv_1', 'org_2'])
  })
})

test.describe('a link to the callback page', () => {
  test('shows no text of the link while a login is pending in the tab', async ({ page, stage }) => {
    await page.goto(`${stage.app}/api-keys`, { waitUntil: 'commit' })
    await expect(page.getByLabel('Password')).toBeVisible()
    await page.goto(`${stage.app}/callback?error=access_denied&error_description=Call+%2B1+555+0100&state=anything`)
    await expect(heading(page, 'This login link was already used')).toBeVisible()
    await expect(page.locator('body')).not.toContainText('555')
    expect(page.url()).toBe(`${stage.app}/callback`)
  })

  test('of one of Auth0’s emails says in our words whether it worked', async ({ page, stage }) => {
    await page.goto(`${stage.app}/callback?email=x&message=Send+money&success=true&code=success`)
    await expect(heading(page, 'Your email address is verified')).toBeVisible()
    await expect(page.getByText('You can log in now.')).toBeVisible()
    await expect(page.locator('body')).not.toContainText('money')
    await page.goto(`${stage.app}/callback?message=Send+money&success=false&code=access_expired`)
    await expect(heading(page, 'This link no longer works')).toBeVisible()
    await expect(page.locator('body')).not.toContainText('money')
  })
})
