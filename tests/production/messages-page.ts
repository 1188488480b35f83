import { expect, type Cookie, type Locator, type Page } from '@playwright/test'

import { TokensPage } from './tokens-page.ts'

export const PATHS = { Invitations: '/invitations', Notifications: '/notifications', 'Promo codes': '/promo-codes' }
/** What the platform writes to people about, each a page of its own. */
export type Section = keyof typeof PATHS

/** How people find their way around what the platform has for them, and through the tenant's pages to it. */
export class MessagesPage {
  readonly page: Page
  readonly #frame: TokensPage

  /** `app` is where the console starts, without the slash at the end. */
  constructor(page: Page, app: string, cookies: Cookie[] = []) {
    this.page = page
    this.#frame = new TokensPage(page, app, cookies)
  }

  async open(section: Section): Promise<void> {
    await this.#frame.openLoggedIn(PATHS[section])
    await this.arrive(section)
  }

  logOut(): Promise<void> {
    return this.#frame.logOut()
  }

  arrive(section: Section): Promise<void> {
    return this.#frame.arrive(section)
  }

  async goTo(section: Section): Promise<void> {
    await this.entries.filter({ hasText: section }).click()
    await this.arrive(section)
  }

  dialog(name: string): Locator {
    return this.#frame.dialog(name)
  }

  /** What was just said, on the page or in the dialog on top. */
  said(text: string): Locator {
    return this.page.getByRole('status').getByText(text)
  }

  get entries(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('link')
  }

  /** As it is read aloud, with what waits there: "Invitations, 1 pending". */
  entry(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true })
  }

  get bell(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: /^Notifications/ })
  }

  invitation(name: string): Locator {
    return this.page.getByRole('region', { name: 'Your invitations' }).getByRole('listitem').filter({ hasText: name })
  }

  accept(name: string): Locator {
    return this.page.getByRole('button', { name: `Accept the invitation to ${name}`, exact: true })
  }

  get notifications(): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 3 })
  }

  markRead(title: string): Locator {
    return this.page.getByRole('button', { name: `Mark as read: “${title}”`, exact: true })
  }

  get code(): Locator {
    return this.page.getByRole('textbox', { name: 'Promo code' })
  }

  async apply(code: string): Promise<void> {
    await this.code.fill(code)
    await this.page.getByRole('button', { name: 'Apply' }).click()
  }

  get appliedCodes(): Locator {
    return this.page.getByRole('table', { name: 'Applied codes' }).getByRole('rowheader')
  }

  async expectUnread(count: number): Promise<void> {
    await expect(this.bell).toHaveAccessibleName(count > 0 ? `Notifications, ${count} unread` : 'Notifications')
  }
}
