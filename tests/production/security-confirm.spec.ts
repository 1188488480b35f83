import { expect } from '@playwright/test'

import { joe, maria } from '../support/servers/accounts.ts'
import { test } from './security-test.ts'

/** Step-up logins that the user cancels or completes with another account. */
test.describe('a change that needs a step-up', () => {
  test('reopens the same dialog with the typed text when the user cancels at the tenant', async ({
    page,
    stage,
    security,
  }) => {
    const { myAccount } = stage.tenant
    const code = myAccount.loginMethods.addAuthenticatorApp(maria.sub, 'My phone')
    myAccount.faults.stepUp = 'writes'
    await security.openAndLogIn({ code })
    await security.rename('My phone', 'Pocket phone')
    await security.dialog('Confirm it’s you').getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()

    const name = security.dialog('Rename factor').getByRole('textbox', { name: 'Name' })
    await expect(name).toHaveValue('Pocket phone')
    expect(myAccount.loginMethods.of(maria.sub).map((method) => method.name)).toContain('My phone')
  })

  test('shows nothing of the first account and names the new one when another user completes the login', async ({
    page,
    stage,
    security,
  }) => {
    const { myAccount } = stage.tenant
    const code = myAccount.loginMethods.addAuthenticatorApp(maria.sub, 'My phone')
    myAccount.faults.stepUp = 'writes'
    await security.openAndLogIn({ code })
    await security.rename('My phone', 'Pocket phone')
    await security.dialog('Confirm it’s you').getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Email address').fill(joe.email)
    await page.getByLabel('Password').fill(joe.password)
    await page.getByRole('button', { name: 'Continue' }).click()

    await security.waitForPage()
    // The list of sessions has another status while it loads.
    await expect(
      page
        .getByRole('status')
        .getByText(`You are now logged in as ${joe.email}. The other account was not changed.`, { exact: true }),
    ).toBeVisible()
    await expect(page).toHaveURL(/\/security$/)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(security.mfa.getByText('Not set up')).toBeVisible()
  })
})
