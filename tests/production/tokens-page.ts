import { expect, type Cookie, type Locator, type Page } from '@playwright/test'

import { maria, type Account } from '../support/servers/accounts.ts'

/** Page object for the Access tokens page and for the tenant's login pages. */
export class TokensPage {
  readonly page: Page
  readonly #app: string
  readonly #cookies: Cookie[]

  /** `app` is the URL of the console without a trailing slash. `cookies` belong to a session at the tenant. */
  constructor(page: Page, app: string, cookies: Cookie[] = []) {
    this.page = page
    this.#app = app
    this.#cookies = cookies
  }

  heading(name = 'Access tokens'): Locator {
    return this.page.getByRole('heading', { level: 1, name })
  }

  get navigationEntry(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Access tokens' })
  }

  /** The last announcement, on the page or in the top dialog. */
  get status(): Locator {
    return this.page.getByRole('status')
  }

  async open(): Promise<void> {
    await this.openLoggedIn('/tokens')
    await this.waitForPage()
  }

  /** Opens the page without a session and logs in with a password. */
  async openAndLogIn(account?: Readonly<Account>): Promise<void> {
    await this.page.goto(`${this.#app}/tokens`, { waitUntil: 'commit' })
    await this.enterCredentials(account)
    await this.waitForPage()
  }

  async openLoggedIn(path: string): Promise<void> {
    await this.page.context().addCookies(this.#cookies)
    await this.page.goto(this.#app + path, { waitUntil: 'commit' })
  }

  /** Opens the API keys page, which does not request the access tokens. */
  async openApiKeys(): Promise<void> {
    await this.openLoggedIn('/api-keys')
    await this.waitForPage('API keys')
  }

  async waitForPage(name?: string): Promise<void> {
    await expect(this.heading(name)).toBeVisible()
  }

  async enterCredentials({ email, password }: Readonly<Account> = maria): Promise<void> {
    await this.page.getByLabel('Email address').fill(email)
    await this.page.getByLabel('Password').fill(password)
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }

  async logOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Profile menu' }).click()
    await this.page.getByRole('menuitem', { name: 'Log Out' }).click()
    await this.waitForPage('Log in to Latchkey')
  }

  /** Finds a dialog by its title. Confirmations of irreversible actions have the role alertdialog. */
  dialog(name: string): Locator {
    const named = { name, exact: true }
    return this.page.getByRole('dialog', named).or(this.page.getByRole('alertdialog', named))
  }

  /** Finds the row of a token by its ID, because names are not unique. */
  row(id: number | string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByText(`${id}-••••`, { exact: true }) })
  }

  async choose(id: number | string, action: string): Promise<void> {
    await this.row(id).getByRole('button', { name: 'Actions for' }).click()
    await this.page.getByRole('menuitem', { name: action }).click()
  }

  /** Opens the form for a new token and fills it in, but does not submit it. */
  async fillNew(name: string, expires = 'In 24 hours'): Promise<Locator> {
    await this.page.getByRole('button', { name: 'New token' }).first().click()
    const form = this.dialog('New token')
    await form.getByLabel('Name').fill(name)
    await form.getByLabel('Expires').selectOption(expires)
    return form
  }

  /** Creates a token. Returns the dialog that shows its value. */
  async create(name: string): Promise<Locator> {
    const form = await this.fillNew(name)
    await form.getByRole('button', { name: 'Create token' }).click()
    return this.dialog('Token created')
  }

  /** Starts to rotate a token and creates the new one. Returns the dialog that shows it. */
  async startRotation(id: number | string, name: string): Promise<Locator> {
    await this.choose(id, 'Rotate…')
    await this.dialog(`Rotate ${name}`).getByRole('button', { name: 'Create new token' }).click()
    return this.dialog('New token created')
  }

  secretIn(dialog: Locator): Locator {
    return dialog.getByRole('group', { name: 'Token' }).getByRole('code')
  }

  async confirmSavedAndClose(dialog: Locator): Promise<void> {
    await dialog.getByLabel('I have saved it').check()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(dialog).toBeHidden()
  }
}
