import { expect } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'
import { scan } from '../support/servers/authenticator-app.ts'
import { addPasskeyDevice } from '../support/servers/passkey-device.ts'
import { test } from './security-test.ts'
import { stringsInHeap, tracesIn } from './traces.ts'

/** Setting up new login methods, until the tenant has confirmed them. */
test.describe('a user without a second factor', () => {
  test('sets up an authenticator app from its QR code, and the next login asks for its code', async ({
    page,
    browser,
    stage,
    security,
    watch,
  }) => {
    test.slow()
    const { myAccount } = stage.tenant
    const placesWith = async (secret: string) =>
      Object.entries({
        ...(await tracesIn(page)),
        requests: watch.requests.join('\n'),
        console: watch.console.join('\n'),
        memory: (await stringsInHeap(page)).join('\n'),
      }).flatMap(([place, text]) => (text.replace(/\s/g, '').includes(secret) ? [place] : []))
    await security.open()
    await expect(security.mfa.getByText('Not set up', { exact: true })).toBeVisible()

    const setUp = await security.beginAuthenticatorApp()
    const app = await scan(setUp.getByRole('img', { name: 'QR code for your authenticator app' }), browser)
    const key = await setUp.getByRole('group', { name: 'Key' }).getByRole('code').innerText()
    expect(key.replace(/\s/g, '')).toBe(app.secret.base32)
    expect(myAccount.secrets).toEqual([app.secret.base32])
    await setUp.getByRole('textbox', { name: 'Six-digit code' }).fill(app.generate())
    await setUp.getByRole('button', { name: 'Activate' }).click()

    await security.dialog('A second factor is set up').getByRole('button', { name: 'Create a recovery code' }).click()
    const save = security.dialog('Save your recovery code')
    await expect(save).toBeVisible()
    const code = myAccount.secrets.at(-1) ?? ''
    await expect(save.getByRole('group', { name: 'Recovery code' })).toContainText(code)
    expect(await placesWith(code), 'while the dialog shows it').toEqual(expect.arrayContaining(['document', 'memory']))
    await save.getByRole('checkbox', { name: 'I have saved it' }).check()
    await save.getByRole('button', { name: 'Done' }).click()
    await expect(save).toBeHidden()
    await expect(security.factors.filter({ hasText: 'Authenticator app' })).toBeVisible()
    const confirmedMethods = myAccount.loginMethods.of(maria.sub).filter(({ confirmed }) => confirmed)
    expect(confirmedMethods.map(({ type }) => type)).toEqual(['totp', 'recovery-code'])

    for (const secret of myAccount.secrets) expect(await placesWith(secret), 'after the dialog is closed').toEqual([])

    await page.getByRole('button', { name: 'Profile menu' }).click()
    await page.getByRole('menuitem', { name: 'Log Out' }).click()
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await security.enterCredentials({ code: () => '000000' })
    await expect(page.getByText('That code is wrong.')).toBeVisible()
    await security.enterCode(app.generate())
    await expect(page.getByRole('button', { name: 'Profile menu' })).toBeVisible()
  })

  test(
    'sees an error for a wrong code, and can then enter the right code',
    { tag: '@slow' },
    async ({ browser, security }) => {
      await security.open()
      const setUp = await security.beginAuthenticatorApp()
      const app = await scan(setUp.getByRole('img', { name: 'QR code for your authenticator app' }), browser)
      const field = setUp.getByRole('textbox', { name: 'Six-digit code' })
      await field.fill(`${(Number(app.generate()) + 1) % 1_000_000}`.padStart(6, '0'))
      await setUp.getByRole('button', { name: 'Activate' }).click()
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await field.fill(app.generate())
      await setUp.getByRole('button', { name: 'Activate' }).click()
      await security.dialog('A second factor is set up').getByRole('button', { name: 'Not now' }).click()
      await expect(security.factors).toHaveCount(1)
    },
  )

  test(
    'starts again with a new QR code after taking too long',
    { tag: '@slow' },
    async ({ browser, stage, security }) => {
      const { myAccount } = stage.tenant
      await security.open()
      const setUp = await security.beginAuthenticatorApp()
      const picture = setUp.getByRole('img', { name: 'QR code for your authenticator app' })
      const old = await scan(picture, browser)
      myAccount.faults.expiredSessions = true
      await setUp.getByRole('textbox', { name: 'Six-digit code' }).fill(old.generate())
      await setUp.getByRole('button', { name: 'Activate' }).click()
      await expect(setUp.getByRole('button', { name: 'Start again' })).toBeVisible()
      myAccount.faults.expiredSessions = false
      await setUp.getByRole('button', { name: 'Start again' }).click()
      await expect(setUp.getByRole('textbox', { name: 'Six-digit code' })).toBeVisible()
      const app = await scan(picture, browser)
      expect(app.secret.base32).not.toBe(old.secret.base32)
      await setUp.getByRole('textbox', { name: 'Six-digit code' }).fill(app.generate())
      await setUp.getByRole('button', { name: 'Activate' }).click()
      await expect(security.dialog('A second factor is set up')).toBeVisible()
    },
  )

  test('completes a step-up and continues with the set-up', async ({ stage, security }) => {
    stage.tenant.myAccount.faults.stepUp = 'writes'
    await security.open()
    const setUp = await security.beginAuthenticatorApp()
    await expect(setUp.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  })

  test('sets up codes by email', async ({ stage, security }) => {
    const { myAccount } = stage.tenant
    await security.open()
    await security.mfa.getByRole('button', { name: 'Enable MFA' }).click()
    await security.dialog('Enable MFA').getByRole('button', { name: 'Email' }).click()
    const setUp = security.dialog('Set up codes by email')
    await setUp.getByRole('textbox', { name: 'Email address' }).fill('maria@home.example')
    await setUp.getByRole('button', { name: 'Send code' }).click()
    await security.completeStepUp()
    await setUp.getByRole('button', { name: 'Send code' }).click()
    const field = setUp.getByRole('textbox', { name: 'Six-digit code' })
    await expect(field).toBeVisible()
    await field.fill(myAccount.sentCodes.at(-1) ?? '')
    await setUp.getByRole('button', { name: 'Activate' }).click()
    await security.dialog('A second factor is set up').getByRole('button', { name: 'Not now' }).click()
    await expect(security.factors.filter({ hasText: 'maria@home.example' })).toBeVisible()
  })

  test('approves a push notification, and sees a hint until the tenant has the approval', async ({
    stage,
    security,
  }) => {
    stage.tenant.myAccount.factors = ['push-notification']
    await security.open()
    await security.mfa.getByRole('button', { name: 'Enable MFA' }).click()
    const choose = security.dialog('Enable MFA')
    await expect(choose.getByRole('button', { name: 'Authenticator app' })).toHaveCount(0)
    await choose.getByRole('button', { name: 'Push notification' }).click()
    await security.completeStepUp()
    const setUp = security.dialog('Set up push notifications')
    const approved = setUp.getByRole('button', { name: 'I have approved it' })
    await approved.click()
    await expect(setUp.getByRole('alert')).toContainText('Not approved yet')
    await approved.click()
    await expect(setUp).toBeHidden()
    await expect(security.factors.filter({ hasText: 'Push notification' })).toBeVisible()
  })

  test('never sends a request to another host, even if the Location header names one', async ({ stage, security }) => {
    const { myAccount } = stage.tenant
    myAccount.faults.foreignLocation = true
    await security.open()
    const setUp = await security.beginAuthenticatorApp()
    await setUp.getByRole('textbox', { name: 'Six-digit code' }).fill('123456')
    await setUp.getByRole('button', { name: 'Activate' }).click()
    await expect(setUp.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible()
    expect(new Set(myAccount.calls.map(({ host }) => `http://${host}`))).toEqual(new Set([stage.tenant.origin]))
  })
})

test.describe('passkeys', () => {
  test('are created on the device, listed by the tenant, renamed, and removed from both', async ({
    page,
    stage,
    security,
  }) => {
    const device = await addPasskeyDevice(page)
    await security.open()
    await security.passkeys.getByRole('button', { name: 'Add a passkey' }).click()
    await security.completeStepUp()
    await security.continueIn('Add a passkey')
    await expect(security.passkeys.getByRole('list', { name: 'Your passkeys' }).getByRole('listitem')).toHaveCount(1)
    const keyIds = stage.tenant.myAccount.loginMethods.of(maria.sub).flatMap(({ key_id: id }) => id ?? [])
    expect(keyIds).toEqual(await device.passkeys())
    expect(keyIds).toHaveLength(1)

    await security.choose('Passkey', 'Rename')
    const rename = security.dialog('Rename passkey')
    await rename.getByRole('textbox', { name: 'Name' }).fill('This laptop')
    await rename.getByRole('button', { name: 'Rename' }).click()
    await security.choose('This laptop', 'Remove…')
    await security.dialog('Remove This laptop').getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(security.passkeys.getByRole('listitem')).toHaveCount(0)
    expect(stage.tenant.myAccount.loginMethods.of(maria.sub).map(({ type }) => type)).toEqual(['password'])
    await expect.poll(() => device.passkeys(), 'the console has told the browser').toEqual([])
  })

  test('are not created when the device does not verify the user, and the dialog says so', async ({
    page,
    stage,
    security,
  }) => {
    await addPasskeyDevice(page, { verifiesUser: false })
    await security.open()
    await security.passkeys.getByRole('button', { name: 'Add a passkey' }).click()
    await security.completeStepUp()
    const add = await security.continueIn('Add a passkey')
    await expect(add.getByRole('alert')).toBeVisible()
    expect(stage.tenant.myAccount.calledEndpoints().filter((call) => call.endsWith('/verify'))).toEqual([])
  })
})
