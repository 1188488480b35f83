import type { Page } from '@playwright/test'

import type { Scenario } from '../demo-site.ts'

/** A screen in one of its states, and the steps that lead to it. */
export type State = Scenario & {
  /** Screen and state: the name of its picture. */
  name: string
  path?: string
  isLoggedOut?: boolean
  /** Whose account it is, where not Maria's. */
  as?: 'otto' | 'grace'
  /** No answer ever comes. */
  isWaiting?: boolean
  /** Only where the screen is narrow. */
  isNarrow?: boolean
  reach?: (page: Page) => Promise<void>
}
