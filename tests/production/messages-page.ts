import { expect, type Cookie, type Locator, type Page } from '@playwright/test'

import { TokensPage } from './tokens-page.ts'

export const PATHS = { Invitations: '/invitations', Notifications: '/notifications', 'Promo codes': '/promo-codes' }
/** A page that shows messages of the platform, by its name in the navigation. */
export type Section = keyof typeof PATHS

/** Page object for the Invitations, Notifications and Promo codes pages. */
export class MessagesPage {
  readonly page: Page
  readonly #frame: TokensPage

  /** `app` is the URL of the console without a trailing slash. */
  constructor(page: Page, app: string, cookies: Cookie[] = []) {
    this.page = page
    this.#frame = new TokensPage(page, app, cookies)
  }

  /** Opens the page and logs in. */
  async open(section: Section): Promise<void> {
    await this.#frame.openLoggedIn(PATHS[section])
    await this.waitForPage(section)
  }

  logOut(): Promise<void> {
    return this.#frame.logOut()
  }

  waitForPage(section: Section): Promise<void> {
    return this.#frame.waitForPage(section)
  }

  async goTo(section: Section): Promise<void> {
    await this.navigationLinks.filter({ hasText: section }).click()
    await this.waitForPage(section)
  }

  dialog(name: string): Locator {
    return this.#frame.dialog(name)
  }

  announcement(text: string): Locator {
    return this.page.getByRole('status').getByText(text)
  }

  /** Closes the announcement. Marks are sent only then, because "Undo" holds them back. */
  async closeAnnouncement(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close', exact: true }).click()
  }

  get navigationLinks(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('link')
  }

  /** A link of the navigation by its accessible name, such as "Invitations, 1 pending". */
  navigationLink(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true })
  }

  get bell(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: /^Notifications/ })
  }

  invitation(name: string): Locator {
    return this.page.getByRole('region', { name: 'Your invitations' }).getByRole('listitem').filter({ hasText: name })
  }

  acceptButton(name: string): Locator {
    return this.page.getByRole('button', { name: `Accept the invitation to ${name}`, exact: true })
  }

  get notificationTitles(): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 3 })
  }

  markReadButton(title: string): Locator {
    return this.page.getByRole('button', { name: `Mark as read: “${title}”`, exact: true })
  }

  get codeField(): Locator {
    return this.page.getByRole('textbox', { name: 'Promo code' })
  }

  async applyCode(code: string): Promise<void> {
    await this.codeField.fill(code)
    await this.page.getByRole('button', { name: 'Apply' }).click()
  }

  get appliedCodes(): Locator {
    return this.page.getByRole('table', { name: 'Applied codes' }).getByRole('rowheader')
  }

  async expectUnread(count: number): Promise<void> {
    await expect(this.bell).toHaveAccessibleName(count > 0 ? `Notifications, ${count} unread` : 'Notifications')
  }
}
