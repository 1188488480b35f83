import type { Page } from '@playwright/test'

import type { Scenario } from '../demo-site.ts'

/** One state of a screen, and the steps that reach it. */
export type State = Scenario & {
  /** The screen and the state, such as `api-keys--empty`. Also the name of the screenshot. */
  name: string
  path?: string
  isLoggedOut?: boolean
  /** The user. Maria by default. */
  as?: 'otto' | 'grace' | 'nils' | 'edith'
  /** The server never responds, so the page stays in its loading state. */
  staysLoading?: boolean
  /** The state exists on narrow screens only. */
  isNarrowOnly?: boolean
  reach?: (page: Page) => Promise<void>
}
