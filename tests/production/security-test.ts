import { SecurityPage } from './security-page.ts'
import { test as base } from './stage-test.ts'

/** Fixtures with a page object of the Security page, at a tenant with the My Account API. */
export const test = base.extend<{ security: SecurityPage }>({
  security: ({ page, stage }, provide) => provide(new SecurityPage(page, stage)),
})
