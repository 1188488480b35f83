import { expect, type Cookie, type Locator, type Page } from '@playwright/test'

import { maria, type Account } from '../support/servers/accounts.ts'

/** How people find their way around the Access tokens page, and through the tenant's pages to it. */
export class TokensPage {
  readonly page: Page
  readonly #app: string
  readonly #cookies: Cookie[]

  /**
   * `app` is where the console starts, without the slash at the end, and `cookies` are those of somebody who has logged
   * in before.
   */
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
    await this.arrive()
  }

  async openLoggedOut(person?: Readonly<Account>): Promise<void> {
    await this.page.goto(`${this.#app}/tokens`, { waitUntil: 'commit' })
    await this.enterCredentials(person)
    await this.arrive()
  }

  async openLoggedIn(path: string): Promise<void> {
    await this.page.context().addCookies(this.#cookies)
    await this.page.goto(this.#app + path, { waitUntil: 'commit' })
  }

  /** Elsewhere in the console, with the tokens yet to be asked for. */
  async openApiKeys(): Promise<void> {
    await this.openLoggedIn('/api-keys')
    await this.arrive('API keys')
  }

  /** A whole login takes its time on a busy machine. */
  async arrive(at?: string): Promise<void> {
    await expect(this.heading(at)).toBeVisible()
  }

  async enterCredentials({ email, password }: Readonly<Account> = maria): Promise<void> {
    await this.page.getByLabel('Email address').fill(email)
    await this.page.getByLabel('Password').fill(password)
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }

  async logOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Profile menu' }).click()
    await this.page.getByRole('menuitem', { name: 'Log Out' }).click()
    await this.arrive('Log in to Latchkey')
  }

  /** A question about something that cannot be undone is an alert dialog. */
  dialog(name: string): Locator {
    const named = { name, exact: true }
    return this.page.getByRole('dialog', named).or(this.page.getByRole('alertdialog', named))
  }

  /** The row of a token, by its number: two of them may have the same name. */
  row(id: number | string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByText(`${id}-••••`, { exact: true }) })
  }

  async choose(id: number | string, action: string): Promise<void> {
    await this.row(id).getByRole('button', { name: 'Actions for' }).click()
    await this.page.getByRole('menuitem', { name: action }).click()
  }

  /** As far as the form that is filled in. */
  async fillNew(name: string, expires = 'In 24 hours'): Promise<Locator> {
    await this.page.getByRole('button', { name: 'New token' }).first().click()
    const form = this.dialog('New token')
    await form.getByLabel('Name').fill(name)
    await form.getByLabel('Expires').selectOption(expires)
    return form
  }

  /** As far as the sight of the token. */
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
