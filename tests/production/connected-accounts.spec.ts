import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import type { Stage } from '../support/servers/stage.ts'
import { test } from './security-test.ts'
import { tracesIn } from './traces.ts'

/** Accounts in Token Vault, with the published SDK and the tenant's own redirects. */

const switchOn = async ({ config, deployConfig }: Stage) => {
  const { auth0 } = config as { auth0: object }
  await deployConfig({ ...config, auth0: { ...auth0, connectedAccounts: true } })
}
const connectCalls = ({ tenant }: Stage) =>
  tenant.myAccount.calledEndpoints().filter((call) => call.includes('connected-accounts'))

test('a user connects an account, sees it after the redirects, and disconnects it', async ({
  page,
  stage,
  security,
}) => {
  await switchOn(stage)
  const { connectedAccounts } = stage.tenant.myAccount
  await security.openAndLogIn()
  const section = page.getByRole('region', { name: 'Connected accounts' })
  await expect(section.getByText('No connected accounts')).toBeVisible()
  const login = page.getByText(/logged in .* ago|logged in just now/).first()
  await expect(login).toBeVisible()

  await section.getByRole('button', { name: 'Connect an account' }).click()
  await security
    .dialog('Connect an account')
    .getByRole('button', { name: /^Google/ })
    .click()
  await expect(page.getByText('Google connected')).toBeVisible()
  await expect(page).toHaveURL(`${stage.app}/security`)
  await expect(section.getByRole('listitem')).toContainText('Googleemail, calendar.readonly')
  await expect(login, 'the time of the login is still known').toBeVisible()
  await expect(page.getByRole('button', { name: new RegExp(`^Profile menu: .*${maria.name}`) })).toBeVisible()
  // The code is in the browser's own record of the navigation, and has been used.
  const [ticket = '', authSession = '', code] = connectedAccounts.secrets
  const traces = JSON.stringify(await tracesIn(page))
  expect([ticket, authSession].filter((secret) => traces.includes(secret))).toEqual([])
  expect(page.url()).not.toContain(code)

  await section.getByRole('button', { name: 'Disconnect Google' }).click()
  await security.dialog('Disconnect Google').getByRole('button', { name: 'Disconnect' }).click()
  await expect(section.getByText('No connected accounts')).toBeVisible()
  expect(connectedAccounts.of(maria.sub)).toEqual([])
})

test('a user who refuses at the provider comes back logged in', async ({ page, stage, security }) => {
  await switchOn(stage)
  stage.tenant.myAccount.faults.connectRefused = true
  await security.openAndLogIn()
  await page.getByRole('button', { name: 'Connect an account' }).click()
  await security.dialog('Connect an account').getByRole('button', { name: 'acme-crm' }).click()
  await expect(page.getByText(/^Could not connect acme-crm\./)).toBeVisible()
  await expect(security.heading).toBeVisible()
})

test('a page of another host is not opened with the user’s ticket', async ({ page, stage, security }) => {
  await switchOn(stage)
  stage.tenant.myAccount.faults.foreignConnectUri = true
  await security.openAndLogIn()
  await page.getByRole('button', { name: 'Connect an account' }).click()
  const dialog = security.dialog('Connect an account')
  await dialog.getByRole('button', { name: 'acme-crm' }).click()
  await expect(dialog.getByText('Could not open the page of the provider.')).toBeVisible()
  await expect(page).toHaveURL(`${stage.app}/security`)
})

for (const cacheLocation of ['memory', 'localstorage']) {
  test(`a tenant without the scopes of Token Vault keeps its Security page (${cacheLocation})`, async ({
    page,
    stage,
    security,
  }) => {
    const { auth0, ...config } = stage.config as { auth0: object }
    await stage.deployConfig({ ...config, auth0: { ...auth0, cacheLocation, connectedAccounts: true } })
    const { faults } = stage.tenant.myAccount
    faults.withheldConnectedScopes = ['read', 'create', 'delete'].map((verb) => `${verb}:me:connected_accounts`)
    await security.openAndLogIn()
    await expect(security.mfa.getByText('Not set up', { exact: true })).toBeVisible()
    await page.reload()
    await expect(security.mfa.getByText('Not set up', { exact: true })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Connected accounts' })).toBeHidden()
    expect(connectCalls(stage)).toEqual([])
  })
}

test('a tenant that lets users see accounts and not connect any demands no login for it', async ({
  page,
  stage,
  security,
}) => {
  await switchOn(stage)
  stage.tenant.myAccount.faults.withheldConnectedScopes = ['create:me:connected_accounts']
  await security.openAndLogIn()
  await page.getByRole('button', { name: 'Connect an account' }).click()
  const dialog = security.dialog('Connect an account')
  await dialog.getByRole('button', { name: 'acme-crm' }).click()
  await expect(dialog.getByText('Could not open the page of the provider.')).toBeVisible()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  expect(connectCalls(stage)).not.toContain('POST connected-accounts/connect')
})

test('a tenant without Token Vault loses nothing, and is not asked without the switch', async ({
  page,
  stage,
  security,
}) => {
  await security.openAndLogIn()
  await expect(security.mfa.getByText('Not set up', { exact: true })).toBeVisible()
  expect(connectCalls(stage)).toEqual([])

  stage.tenant.myAccount.faults.noTokenVault = true
  await switchOn(stage)
  await page.reload()
  await expect(security.mfa.getByText('Not set up', { exact: true })).toBeVisible()
  await expect.poll(() => connectCalls(stage)).toHaveLength(1)
  await expect(page.getByRole('region', { name: 'Connected accounts' })).toBeHidden()
})
