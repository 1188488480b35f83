import { expect, type Cookie, type Locator, type Page } from '@playwright/test'

import { maria } from '../support/servers/accounts.ts'

/** Page object for the Security page and for the tenant's login pages. */
export class SecurityPage {
  readonly page: Page
  readonly #app: string
  readonly #cookies: Cookie[]

  constructor(page: Page, { app, cookies }: { app: string; cookies: Cookie[] }) {
    this.page = page
    this.#app = app
    this.#cookies = cookies
  }

  get mfa(): Locator {
    return this.page.getByRole('region', { name: 'Multi-factor authentication' })
  }

  get recoveryCode(): Locator {
    return this.page.getByRole('region', { name: 'Recovery code' })
  }

  get passkeys(): Locator {
    return this.page.getByRole('region', { name: 'Passkeys' })
  }

  get password(): Locator {
    return this.page.getByRole('region', { name: 'Password' })
  }

  get factors(): Locator {
    return this.mfa.getByRole('list', { name: 'Your factors' }).getByRole('listitem')
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1, name: 'Security' })
  }

  async open(): Promise<void> {
    await this.page.context().addCookies(this.#cookies)
    await this.page.goto(`${this.#app}/security`, { waitUntil: 'commit' })
    await this.waitForPage()
  }

  /** Opens the page without a session and logs in with a password. */
  async openAndLogIn(credentials: { password?: string; code?: () => string } = {}): Promise<void> {
    await this.page.goto(`${this.#app}/security`, { waitUntil: 'commit' })
    await this.enterCredentials(credentials)
    await this.waitForPage()
  }

  async waitForPage(): Promise<void> {
    await expect(this.heading).toBeVisible()
  }

  async enterCredentials({ password = maria.password, code }: { password?: string; code?: () => string } = {}) {
    await this.page.getByLabel('Email address').fill(maria.email)
    await this.page.getByLabel('Password').fill(password)
    await this.page.getByRole('button', { name: 'Continue' }).click()
    if (code) await this.enterCode(code())
  }

  async enterCode(code: string): Promise<void> {
    await this.page.getByLabel('One-time code').fill(code)
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }

  /** Finds a dialog by its title. Confirmations of irreversible actions have the role alertdialog. */
  dialog(name: string): Locator {
    const named = { name, exact: true }
    return this.page.getByRole('dialog', named).or(this.page.getByRole('alertdialog', named))
  }

  async choose(name: string, action: string): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
    await this.page.getByRole('menuitem', { name: action }).click()
  }

  async rename(name: string, to: string): Promise<Locator> {
    await this.choose(name, 'Rename')
    const dialog = this.dialog('Rename factor')
    await dialog.getByRole('textbox', { name: 'Name' }).fill(to)
    await dialog.getByRole('button', { name: 'Rename' }).click()
    return dialog
  }

  /** Opens the set-up of an authenticator app and completes the step-up. Returns the dialog, which shows the QR code. */
  async beginAuthenticatorApp(): Promise<Locator> {
    await this.mfa.getByRole('button', { name: 'Enable MFA' }).click()
    await this.dialog('Enable MFA').getByRole('button', { name: 'Authenticator app' }).click()
    await this.completeStepUp()
    return this.dialog('Set up an authenticator app')
  }

  /** Presses Continue in a dialog. After a step-up, a passkey waits for that, because Safari asks for a press. */
  async continueIn(name: string): Promise<Locator> {
    const dialog = this.dialog(name)
    await dialog.getByRole('button', { name: 'Continue' }).click()
    return dialog
  }

  /** Presses Continue in “Confirm it’s you” and completes the step-up login. */
  async completeStepUp(credentials: { password?: string; code?: () => string } = {}): Promise<void> {
    await this.dialog('Confirm it’s you').getByRole('button', { name: 'Continue' }).click()
    await this.enterCredentials(credentials)
    await this.waitForPage()
  }
}
